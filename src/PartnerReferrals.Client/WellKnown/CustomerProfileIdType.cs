namespace PartnerReferrals.WellKnown;

/// <summary>Words of <see cref="CustomerProfileId.ProfileType"/> (facts 5.8). An open set: the service may add words.</summary>
public static class CustomerProfileIdType
{
    /// <summary>D-U-N-S number.</summary>
    public const string Duns = "Duns";

    /// <summary>Any other id.</summary>
    public const string External = "External";
}
