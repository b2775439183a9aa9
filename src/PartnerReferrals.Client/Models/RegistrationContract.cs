using System;

namespace PartnerReferrals;

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
