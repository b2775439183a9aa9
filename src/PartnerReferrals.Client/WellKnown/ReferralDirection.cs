namespace PartnerReferrals.WellKnown;

/// <summary>Words of <see cref="Referral.Direction"/> (facts 5.5). An open set: the service may add words.</summary>
public static class ReferralDirection
{
    /// <summary>Sent to you.</summary>
    public const string Incoming = "Incoming";

    /// <summary>Created by you.</summary>
    public const string Outgoing = "Outgoing";
}
