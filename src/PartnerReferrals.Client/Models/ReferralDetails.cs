using System;
using System.Globalization;

namespace PartnerReferrals;

/// <summary>The deal itself (facts 4.6).</summary>
public sealed class ReferralDetails : JsonModel
{
    /// <summary>Notes.</summary>
    public string? Notes { get => GetText(); set => Set(value); }

    /// <summary>Estimated value in <see cref="Currency"/>.</summary>
    public decimal? DealValue { get => GetDecimal(); set => Set(value); }

    /// <summary>Currency, three letters (ISO 4217). Required with a value.</summary>
    public string? Currency { get => GetText(); set => Set(value); }

    /// <summary>Estimated closing date (UTC).</summary>
    public DateTimeOffset? ClosingDateTime { get => GetDate(); set => Set(value); }

    /// <summary>The customer asked to be called. Set by the service.</summary>
    public bool? CustomerRequestedContact { get => GetBoolean(); set => Set(value); }

    /// <summary>What the customer did in the marketplace. Set by the service.</summary>
    public string? CustomerAction { get => GetText(); set => Set(value); }

    /// <summary>Incentive level. Set by the service.</summary>
    public string? IncentiveLevel { get => GetText(); set => Set(value); }

    /// <summary>What the customer needs.</summary>
    public ReferralRequirements? Requirements { get => GetModel<ReferralRequirements>(); set => Set(value); }

    /// <inheritdoc/>
    public override string ToString() => ModelText.Join(
        "; ",
        ModelText.Money(DealValue, Currency),
        ClosingDateTime is { } date ? "closing " + date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
        Requirements?.ToString(),
        Notes);
}
