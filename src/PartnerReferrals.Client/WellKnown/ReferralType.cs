namespace PartnerReferrals.WellKnown;

/// <summary>Words of <see cref="Referral.Type"/> (facts 5.3). An open set: the service may add words.</summary>
public static class ReferralType
{
    /// <summary>One party's deal.</summary>
    public const string Independent = "Independent";

    /// <summary>A deal with an invited party.</summary>
    public const string Shared = "Shared";
}
