using System;

namespace PartnerReferrals;

/// <summary>A deal registration of a won deal (facts 4.10).</summary>
public sealed class Registration : JsonModel
{
    /// <summary>Registration id. Set by the service.</summary>
    public string? Id { get => GetText(); set => Set(value); }

    /// <summary><c>AzureIPCoSell</c>.</summary>
    public string? Type { get => GetText(); set => Set(value); }

    /// <summary>When it was registered (UTC). Set by the service.</summary>
    public DateTimeOffset? RegistrationDateTime { get => GetDate(); set => Set(value); }

    /// <summary>State of the registration. Set by the service.</summary>
    public string? Status { get => GetText(); set => Set(value); }

    /// <summary>Reason for that state. Set by the service.</summary>
    public string? StatusReason { get => GetText(); set => Set(value); }

    /// <summary>The contract.</summary>
    public RegistrationContract? Contract { get => GetModel<RegistrationContract>(); set => Set(value); }

    /// <summary>The registered solutions.</summary>
    public RegistrationSolution[]? SolutionDetails { get => GetArray<RegistrationSolution>(); set => Set(value); }

    /// <summary>When each state was reached. Set by the service.</summary>
    public RegistrationHistory? StatusHistory { get => GetModel<RegistrationHistory>(); set => Set(value); }

    /// <inheritdoc/>
    public override string ToString() => ModelText.Join(
        ", ", ModelText.Join(" ", Type, Status), StatusReason, ModelText.Money(Contract?.Value, Contract?.Currency), ModelText.List(SolutionDetails));
}

/// <summary>The contract of a deal registration (facts 4.10).</summary>
public sealed class RegistrationContract : JsonModel
{
    /// <summary>Contract value in <see cref="Currency"/>.</summary>
    public decimal? Value { get => GetDecimal(); set => Set(value); }

    /// <summary>Currency, three letters (ISO 4217).</summary>
    public string? Currency { get => GetText(); set => Set(value); }

    /// <summary>Start (UTC).</summary>
    public DateTimeOffset? StartDateTime { get => GetDate(); set => Set(value); }

    /// <summary>End (UTC); needed unless the term is perpetual.</summary>
    public DateTimeOffset? EndDateTime { get => GetDate(); set => Set(value); }

    /// <summary>When it was signed (UTC).</summary>
    public DateTimeOffset? SignDateTime { get => GetDate(); set => Set(value); }

    /// <summary><c>Perpetual</c> or <c>Finite</c>.</summary>
    public string? Term { get => GetText(); set => Set(value); }

    /// <inheritdoc/>
    public override string ToString() => ModelText.Join(", ", ModelText.Money(Value, Currency), Term);
}

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

/// <summary>Marketplace purchase of a registered solution (facts 4.10).</summary>
public sealed class MarketplaceTransaction : JsonModel
{
    /// <summary>Bought through the marketplace.</summary>
    public bool? IsMarketplaceTransacted { get => GetBoolean(); set => Set(value); }

    /// <summary>When (UTC); needed when bought there.</summary>
    public DateTimeOffset? MarketplaceTransactionDateTime { get => GetDate(); set => Set(value); }
}

/// <summary>When each state of a registration was reached (facts 4.10). Set by the service.</summary>
public sealed class RegistrationHistory : JsonModel
{
    /// <summary>Review pending since (UTC).</summary>
    public DateTimeOffset? ReviewPendingDateTime { get => GetDate(); set => Set(value); }

    /// <summary>Action required since (UTC).</summary>
    public DateTimeOffset? ActionRequiredDateTime { get => GetDate(); set => Set(value); }

    /// <summary>Passed (UTC).</summary>
    public DateTimeOffset? PassedDateTime { get => GetDate(); set => Set(value); }

    /// <summary>Failed (UTC).</summary>
    public DateTimeOffset? FailedDateTime { get => GetDate(); set => Set(value); }

    /// <summary>Approved (UTC).</summary>
    public DateTimeOffset? ApprovedDateTime { get => GetDate(); set => Set(value); }
}
