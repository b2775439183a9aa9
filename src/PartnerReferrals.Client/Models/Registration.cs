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
