namespace PartnerReferrals;

/// <summary>How far a shared referral got.</summary>
public enum SharedReferralState : long // ConvertTo-Json writes an enum of this width as its word.
{
    /// <summary>Nothing exists yet.</summary>
    None,

    /// <summary>The partner's own leg exists, Microsoft's does not.</summary>
    OwnLegOnly,

    /// <summary>Both legs exist.</summary>
    Complete,
}
