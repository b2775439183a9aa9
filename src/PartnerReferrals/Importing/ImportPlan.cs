using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PartnerReferrals.Bulk;
using PartnerReferrals.Mapping;
using PartnerReferrals.Updating;
using PartnerReferrals.Validation;

namespace PartnerReferrals.Importing;

/// <summary>What a first reading of a file found: how many rows ask for what, and which have faults.</summary>
internal sealed class ImportPlan
{
    private RowKeys _keys = new();
    private HashSet<string> _referralIds = new(StringComparer.OrdinalIgnoreCase);
    private readonly long[] _counts = new long[3];
    private long _firstRepeat;

    /// <summary>Rows with faults.</summary>
    internal RowSet Invalid { get; } = new();

    /// <summary>All rows of the file.</summary>
    internal long Total { get; private set; }

    /// <summary>Rows that can be sent.</summary>
    internal long Valid => Total - Invalid.Count;

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

    /// <summary>Takes in a row that could be mapped, and returns what is wrong with it in this file.</summary>
    /// <param name="mapped">The row.</param>
    /// <param name="faults">What validation found.</param>
    internal IReadOnlyList<Fault> Add(MappedReferral mapped, IReadOnlyList<Fault> faults)
    {
        var kind = KindOf(mapped);

        var errors = new List<Fault>();

        // An update gives only what it changes: what a new referral must have does not matter.
        foreach (var fault in kind == ImportRowKind.Update ? mapped.Faults : faults)
        {
            if (fault.Severity == FaultSeverity.Error)
            {
                errors.Add(fault);
            }
        }

        if (FaultInFile(mapped, kind) is { } inFile)
        {
            errors.Add(inFile);
        }

        Count(mapped.Row, errors.Count == 0 ? kind : null);
        return errors;
    }

    /// <summary>Takes in a row that could not even be read.</summary>
    internal void AddUnreadable(long row) => Count(row, null);

    /// <summary>The file is read to its end: lets go of what rows were compared by, which for a million of them is much.</summary>
    internal void Complete()
    {
        _keys = new();
        _referralIds = new(StringComparer.OrdinalIgnoreCase);
    }

    private void Count(long row, ImportRowKind? kind)
    {
        Total++;
        if (kind is { } known)
        {
            _counts[(int)known]++;
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

        if (mapped.Referral.Target?.Any(t => string.Equals(t.Id, "msft", StringComparison.OrdinalIgnoreCase)) == true)
        {
            return NewFault(ImportFaultCodes.MicrosoftLegRow, nameof(Referral.Target), mapped, null);
        }

        var key = _keys.Next(mapped.Referral);
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

    private static Fault NewFault(FaultCode code, string field, MappedReferral mapped, string? value) => new()
    {
        Code = code.Code,
        Field = field,
        Value = value,
        Message = value is null ? code.Meaning : string.Format(CultureInfo.InvariantCulture, "{0} An earlier row has '{1}' too.", code.Meaning, value),
        Hint = code.Cure,
        Row = mapped.Row,
        Line = mapped.Line,
    };
}
