using System;

namespace PartnerReferrals;

/// <summary>Marketplace purchase of a registered solution (facts 4.10).</summary>
public sealed class MarketplaceTransaction : JsonModel
{
    /// <summary>Bought through the marketplace.</summary>
    public bool? IsMarketplaceTransacted { get => GetBoolean(); set => Set(value); }

    /// <summary>When (UTC); needed when bought there.</summary>
    public DateTimeOffset? MarketplaceTransactionDateTime { get => GetDate(); set => Set(value); }
}
