using System.Collections.Generic;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Validation;

namespace PartnerReferrals.Mapping;

/// <summary>What a <see cref="ReferralMapper"/> made of one value.</summary>
public sealed class MappedValue
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
