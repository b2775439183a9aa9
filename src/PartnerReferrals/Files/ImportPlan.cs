using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PartnerReferrals.Errors;
using PartnerReferrals.Mapping;
using PartnerReferrals.Mapping.Fields;
using PartnerReferrals.Runs;
using PartnerReferrals.Validation;

namespace PartnerReferrals.Files;

/// <summary>What a first reading of a file found: how many rows ask for what, and which have faults.</summary>
internal sealed class ImportPlan
{
    private RowKeys _keys = new();
    private bool _hasRowsByContent;
    private HashSet<string> _referralIds = new(StringComparer.OrdinalIgnoreCase);
    private readonly long[] _counts = new long[3];
    private long _firstRepeat;

    /// <summary>Rows with faults.</summary>
    internal RowSet Invalid { get; } = new();

    /// <summary>Rows that can be sent.</summary>
    internal RowSet Sendable { get; } = new();

    /// <summary>All rows of the file.</summary>
    internal long Total => Invalid.Count + Sendable.Count;

    /// <summary>Number of the last row.</summary>
    internal long Last { get; private set; }

    /// <summary>How many rows can be sent.</summary>
    internal long Valid => Sendable.Count;

    /// <summary>Rows without an external id that are equal to an earlier row.</summary>
    internal long Repeats { get; private set; }

    /// <summary>The first of the <see cref="Repeats"/>.</summary>
    internal long FirstRepeat => _firstRepeat;

    /// <summary>Rows that can be sent and ask for this.</summary>
    internal long this[ImportRowKind kind] => _counts[(int)kind];

    /// <summary>What a row asks for.</summary>
    internal static ImportRowKind KindOf(MappedReferral mapped) =>
        mapped.ReferralId is not null ? ImportRowKind.Update
        : mapped.EffectiveDealType == DealType.CoSell ? ImportRowKind.CoSell
        : ImportRowKind.Create;

    /// <summary>What a row of a file is checked against: what it asks for, or what it says about the deal type.</summary>
    internal static ValidationOptions OptionsFor(MappedReferral mapped, ValidationProfile profile = ValidationProfile.Api) => new()
    {
        DealType = KindOf(mapped) == ImportRowKind.CoSell ? DealType.CoSell : mapped.DealType,
        Profile = profile,
    };

    /// <summary>Of what was found wrong with a row, what matters to what it asks for.</summary>
    internal static IReadOnlyList<Fault> Evaluate(MappedReferral mapped, IReadOnlyList<Fault> faults)
    {
        // An update gives only what it changes: what a new referral must have does not matter.
        var own = mapped.ReferralId is not null ? mapped.Faults : faults;
        return IsMicrosoftLeg(mapped) ? [.. own, NewFault(ImportFaultCodes.MicrosoftLegRow, nameof(Referral.Target), mapped, null)] : own;
    }

    /// <summary>Takes in a row that could be mapped, and returns what is wrong with it, also beside the other rows of the file.</summary>
    /// <param name="mapped">The row.</param>
    /// <param name="faults">What validation found.</param>
    internal IReadOnlyList<Fault> Add(MappedReferral mapped, IReadOnlyList<Fault> faults)
    {
        var kind = KindOf(mapped);
        var own = Evaluate(mapped, faults);
        if (FaultInFile(mapped, kind) is { } inFile)
        {
            own = [.. own, inFile];
        }

        Count(mapped.Row, own.Any(f => f.Severity == FaultSeverity.Error) ? null : kind);
        return own;
    }

    /// <summary>Whether a row without external id is in the file, by its key.</summary>
    internal bool Contains(string key) => _keys.Contains(key);

    /// <summary>Takes in a row that could not even be read.</summary>
    internal void AddUnreadable(long row) => Count(row, null);

    /// <summary>The file is read to its end: lets go of what rows were compared by, which for a million of them is much, unless their content is all they are known by.</summary>
    internal void Complete()
    {
        _keys = _hasRowsByContent ? _keys : new();
        _referralIds = new(StringComparer.OrdinalIgnoreCase);
    }

    private void Count(long row, ImportRowKind? kind)
    {
        Last = row;
        if (kind is { } known)
        {
            _counts[(int)known]++;
            Sendable.Add(row);
        }
        else
        {
            Invalid.Add(row);
        }
    }

    /// <summary>What is wrong with a row beside the others of the file.</summary>
    private Fault? FaultInFile(MappedReferral mapped, ImportRowKind kind)
    {
        if (kind == ImportRowKind.Update)
        {
            return _referralIds.Add(mapped.ReferralId!) ? null : NewFault(ImportFaultCodes.DuplicateReferralId, nameof(Referral.Id), mapped, mapped.ReferralId);
        }

        if (IsMicrosoftLeg(mapped))
        {
            return null;
        }

        var key = _keys.Next(mapped.Referral);
        _hasRowsByContent |= string.IsNullOrWhiteSpace(mapped.Referral.ExternalReferenceId);
        if (key.IsDuplicate)
        {
            return NewFault(ImportFaultCodes.DuplicateExternalReferenceId, nameof(Referral.ExternalReferenceId), mapped, mapped.Referral.ExternalReferenceId);
        }

        if (key.Occurrence > 1)
        {
            Repeats++;
            _firstRepeat = _firstRepeat == 0 ? mapped.Row : _firstRepeat;
        }

        return null;
    }

    private static bool IsMicrosoftLeg(MappedReferral mapped) =>
        mapped.ReferralId is null && mapped.Referral.Target?.Any(t => string.Equals(t.Id, "msft", StringComparison.OrdinalIgnoreCase)) == true;

    private static Fault NewFault(FaultCode code, string field, MappedReferral mapped, string? value) => new()
    {
        Code = code.Code,
        Field = field,
        Value = value,
        Message = value is null ? code.Meaning : string.Format(CultureInfo.InvariantCulture, "{0} An earlier row has '{1}' too.", code.Meaning, value),
        Hint = code.RecommendedAction,
        Row = mapped.Row,
        Line = mapped.Line,
    };
}
