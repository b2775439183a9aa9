using System;
using System.Globalization;
using Newtonsoft.Json;

namespace PartnerReferrals;

/// <summary>A solution of the deal (facts 4.7).</summary>
public sealed class SolutionTag : JsonModel
{
    /// <summary>Solution id (<c>SOL-…</c> or a GUID), or the name of a category.</summary>
    public string? Id { get => GetText(); set => Set(value); }

    /// <summary>Name of the solution.</summary>
    public string? Name { get => GetText(); set => Set(value); }

    /// <summary><c>Name</c> for a catalogue solution by id, <c>Category</c> for one of the predefined names.</summary>
    public string? Type { get => GetText(); set => Set(value); }

    /// <summary>Price in <see cref="Currency"/>.</summary>
    public decimal? Price { get => GetDecimal(); set => Set(value); }

    /// <summary>Quantity.</summary>
    public decimal? Quantity { get => GetDecimal(); set => Set(value); }

    /// <summary>Currency, three letters (ISO 4217).</summary>
    public string? Currency { get => GetText(); set => Set(value); }

    /// <summary>Publisher.</summary>
    public string? PublisherName { get => GetText(); set => Set(value); }

    /// <summary><c>1P</c> for Microsoft's, <c>3P</c> for a partner's solution.</summary>
    public string? SolutionType { get => GetText(); set => Set(value); }

    /// <summary>Estimated closing date (UTC) of this solution.</summary>
    public DateTimeOffset? ClosingDateTime { get => GetDate(); set => Set(value); }

    /// <summary>The solution in one line: its name and id, quantity and price.</summary>
    [JsonIgnore]
    public string DisplayName => ModelText.Join(
        ", ",
        string.IsNullOrEmpty(Name) ? Id : ModelText.Join(" ", Name, string.IsNullOrEmpty(Id) ? null : $"({Id})"),
        ModelText.Join(" x ", Quantity?.ToString("0.##", CultureInfo.InvariantCulture), ModelText.Money(Price, Currency)));

    /// <inheritdoc/>
    public override string ToString() => DisplayName;
}
