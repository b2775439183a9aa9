namespace PartnerReferrals;

/// <summary>A registered solution (facts 4.10).</summary>
public sealed class RegistrationSolution : JsonModel
{
    /// <summary>Solution id.</summary>
    public string? Id { get => GetText(); set => Set(value); }

    /// <summary>Name.</summary>
    public string? Name { get => GetText(); set => Set(value); }

    /// <summary>Currency, three letters (ISO 4217).</summary>
    public string? Currency { get => GetText(); set => Set(value); }

    /// <summary>Value in <see cref="Currency"/>.</summary>
    public decimal? Value { get => GetDecimal(); set => Set(value); }

    /// <summary>Runs on Azure.</summary>
    public bool? IsDeployedOnAzure { get => GetBoolean(); set => Set(value); }

    /// <summary><c>Customer</c> or <c>Partner</c>: whose subscription it runs in.</summary>
    public string? PrimaryDeploymentOn { get => GetText(); set => Set(value); }

    /// <summary><c>PayAsYouGo</c> or <c>Other</c>.</summary>
    public string? PricingModel { get => GetText(); set => Set(value); }

    /// <summary>Marketplace purchase.</summary>
    public MarketplaceTransaction? MarketplaceTransactionDetails { get => GetModel<MarketplaceTransaction>(); set => Set(value); }

    /// <inheritdoc/>
    public override string ToString() => ModelText.Join(
        ", ", string.IsNullOrEmpty(Name) ? Id : Name, ModelText.Money(Value, Currency));
}
