using System;
using System.Collections.Generic;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Errors;
using PartnerReferrals.Mapping.Fields;
using PartnerReferrals.Serialization;

namespace PartnerReferrals.Mapping;

/// <summary>What a <see cref="ReferralMapper"/> made of one input.</summary>
internal sealed class MappedReferral
{
    private static readonly Func<string, string?> NoCell = _ => null;

    /// <summary>
    /// The referral under the wire's names: what was given and nothing else, without what the service sets itself.
    /// Fields with a fault are left out.
    /// </summary>
    public required Referral Referral { get; init; }

    /// <summary>Everything wrong with the values, errors and warnings, in the order of the input.</summary>
    public required IReadOnlyList<Fault> Faults { get; init; }

    /// <summary>Names nobody knows, and known ones that are not sent.</summary>
    public required IReadOnlyList<UnknownName> UnknownNames { get; init; }

    /// <summary>The deal type asked for, by <c>DealType</c> or by the portal's questions; null where the input does not say.</summary>
    public DealType? DealType { get; init; }

    /// <summary>The deal type asked for; where the input does not say, the one that the referral's own fields mean.</summary>
    public DealType? EffectiveDealType => DealType ?? Referral.DealType;

    /// <summary>Id of the existing referral the row changes; null for a new one.</summary>
    public string? ReferralId { get; init; }

    /// <summary>Fields that the row empties by <see cref="ClearWord"/>: of an existing referral, as a new one has none to empty.</summary>
    public IReadOnlyList<FieldPath> Cleared { get; init; } = [];

    /// <summary>1-based row of the input; 0 where there is none.</summary>
    public long Row { get; init; }

    /// <summary>1-based line in the file; null where there is no file.</summary>
    public long? Line { get; init; }

    /// <summary>The cell of a worksheet where a field stands, be it empty; null where there is none.</summary>
    internal Func<string, string?> CellOf { get; init; } = NoCell;

    /// <summary>At least one fault is an error: the referral cannot be sent.</summary>
    public bool HasErrors
    {
        get
        {
            foreach (var fault in Faults)
            {
                if (fault.Severity == FaultSeverity.Error)
                    return true;
            }

            return false;
        }
    }
}

/// <summary>What a <see cref="ReferralMapper"/> made of one value.</summary>
internal sealed class MappedValue
{
    /// <summary>The field.</summary>
    public required FieldPath Path { get; init; }

    /// <summary>The value for the wire, as JSON text; null where it was refused or empty.</summary>
    public string? Json => Token is null ? null : JsonText.Write(Token);

    /// <summary>Everything wrong with the value, errors and warnings.</summary>
    public required IReadOnlyList<Fault> Faults { get; init; }

    /// <summary>The value for the wire.</summary>
    internal JToken? Token { get; init; }
}
