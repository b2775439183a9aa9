using PartnerReferrals.Sending;

namespace PartnerReferrals.Bulk;

/// <summary>One row of a run.</summary>
public sealed class ReferralRunRow
{
    /// <summary>1-based number in the input.</summary>
    public required long Row { get; init; }

    /// <summary>What to create. For a shared deal: the deal before it is split.</summary>
    public required Referral Referral { get; init; }

    /// <summary>The legs of a shared deal; null for an ordinary one.</summary>
    public SharedReferralLegs? Legs { get; init; }

    /// <summary>The own leg of a shared deal where it exists already: only Microsoft's is missing.</summary>
    public Referral? ExistingOwnLeg { get; init; }

    /// <summary>Whatever the caller wants back with the outcome, such as the input object.</summary>
    public object? Tag { get; init; }
}
