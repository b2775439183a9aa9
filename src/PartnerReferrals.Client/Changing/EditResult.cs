using System.Collections.Generic;
using PartnerReferrals.Validation;

namespace PartnerReferrals.Changing;

/// <summary>What became of an <see cref="EditRequest"/>.</summary>
public sealed class EditResult
{
    /// <summary>Something was sent and made; false when nothing differed.</summary>
    public required bool IsChanged { get; init; }

    /// <summary>The referral: its new state where that was asked for, or as it is where nothing differed; else null.</summary>
    public Referral? Referral { get; init; }

    /// <summary>The fields that were changed, in words; no contact data.</summary>
    public required string Summary { get; init; }

    /// <summary>Warnings found while it was judged.</summary>
    public IReadOnlyList<Fault> Warnings { get; init; } = [];
}
