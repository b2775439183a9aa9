namespace PartnerReferrals.WellKnown;

/// <summary>Words of <see cref="Referral.Qualification"/> (facts 5.4). An open set: the service may add words.</summary>
public static class ReferralQualification
{
    /// <summary>Not said.</summary>
    public const string None = "None";

    /// <summary>The customer came by itself.</summary>
    public const string Direct = "Direct";

    /// <summary>Qualified by marketing.</summary>
    public const string MarketingQualified = "MarketingQualified";

    /// <summary>Qualified by sales.</summary>
    public const string SalesQualified = "SalesQualified";
}
