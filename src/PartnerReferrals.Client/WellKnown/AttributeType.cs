namespace PartnerReferrals.WellKnown;

/// <summary>Words of <see cref="AttributeTag.Type"/> (facts 4.7). An open set: the service may add words.</summary>
public static class AttributeType
{
    /// <summary>Whether the customer means to buy through the marketplace.</summary>
    public const string CustomerMarketplaceIntent = "CustomerMarketplaceIntent";

    /// <summary>Role of the partner in a Services co-sell deal.</summary>
    public const string PartnerRole = "PartnerRole";

    /// <summary>Solution area of a Services co-sell deal.</summary>
    public const string SolutionArea = "SolutionArea";

    /// <summary>Solution play of a Services co-sell deal.</summary>
    public const string SolutionPlay = "SolutionPlay";
}
