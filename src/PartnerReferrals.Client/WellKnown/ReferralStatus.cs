namespace PartnerReferrals.WellKnown;

/// <summary>Words of <see cref="Referral.Status"/> (facts 5.1). An open set: the service may add words.</summary>
public static class ReferralStatus
{
    /// <summary>Not answered yet.</summary>
    public const string New = "New";

    /// <summary>Accepted and being worked on.</summary>
    public const string Active = "Active";

    /// <summary>Ended.</summary>
    public const string Closed = "Closed";
}
