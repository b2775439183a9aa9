using System.Collections.Generic;

namespace PartnerReferrals.WellKnown;

/// <summary>One word of a <see cref="WellKnownSet"/>.</summary>
/// <param name="Value">The word as the service spells it.</param>
/// <param name="Description">What it means, for a tooltip.</param>
public sealed record WellKnownValue(string Value, string Description)
{
    /// <summary>Other spellings that mean the same word, such as the number the portal's file uses.</summary>
    public IReadOnlyList<string> OtherSpellings { get; init; } = [];

    /// <summary>Other names of what the word stands for, such as a country's: for advice and completion, never taken for the word itself.</summary>
    public IReadOnlyList<string> OtherNames { get; init; } = [];

    /// <summary>What replaced the word, for words the service still knows but no longer offers; otherwise null.</summary>
    public string? Outdated { get; init; }
}
