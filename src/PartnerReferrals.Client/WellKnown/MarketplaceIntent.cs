namespace PartnerReferrals.WellKnown;

/// <summary>Values of the attribute <see cref="AttributeType.CustomerMarketplaceIntent"/> (facts 4.7).</summary>
public static class MarketplaceIntent
{
    /// <summary>The customer means to buy through the marketplace.</summary>
    public const string Yes = "Yes";

    /// <summary>It does not.</summary>
    public const string No = "No";

    /// <summary>It has not decided.</summary>
    public const string HaveNotDecided = "HaveNotDecided";
}
