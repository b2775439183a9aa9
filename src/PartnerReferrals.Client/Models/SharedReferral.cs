namespace PartnerReferrals;

/// <summary>A co-sell deal with both legs: the partner's own referral and Microsoft's, under one engagement (facts 8).</summary>
public sealed class SharedReferral
{
    /// <summary>The engagement that holds both legs.</summary>
    public string? EngagementId { get; init; }

    /// <summary>The partner's own leg.</summary>
    public Referral? Referral { get; init; }

    /// <summary>Microsoft's leg; null while it is missing.</summary>
    public Referral? ConnectedReferral { get; init; }

    /// <summary>How far it got.</summary>
    public SharedReferralState State =>
        ConnectedReferral is not null ? SharedReferralState.Complete : Referral is not null ? SharedReferralState.OwnLegOnly : SharedReferralState.None;
}
