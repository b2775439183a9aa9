namespace PartnerReferrals;

/// <summary>Which of the two referrals of a shared deal (facts 8).</summary>
internal enum ReferralLeg
{
    /// <summary>The partner's own; the only one of a private or partner-led deal.</summary>
    Own,

    /// <summary>Microsoft's.</summary>
    Microsoft,
}
