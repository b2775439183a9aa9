namespace PartnerReferrals.Validation;

/// <summary>Which leg of an engagement a referral is (facts 8).</summary>
public enum ReferralLeg
{
    /// <summary>The partner's own.</summary>
    Own,

    /// <summary>Microsoft's, by which its help is asked for.</summary>
    Microsoft,
}
