namespace PartnerReferrals.Validation;

/// <summary>How much is demanded of a referral.</summary>
public enum ValidationProfile
{
    /// <summary>What the API documents.</summary>
    Api,

    /// <summary>Also what only the portal demands: value, closing date, solutions, a complete team, marketplace intent, share flag.</summary>
    Portal,
}
