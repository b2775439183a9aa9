using System;
using System.Globalization;
using Newtonsoft.Json;

namespace PartnerReferrals;

/// <summary>An id from one of the service's lists, such as an industry (facts 4.7).</summary>
public sealed class Tag : JsonModel
{
    /// <summary>The id; spaces and punctuation are part of it.</summary>
    public string? Id { get => GetText(); set => Set(value); }

    /// <inheritdoc/>
    public override string ToString() => Id ?? "";
}

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

/// <summary>Known values of <see cref="SolutionTag.Type"/> (facts 5.7). An open set: the service may add values.</summary>
public static class SolutionTagType
{
    /// <summary>Not said.</summary>
    public const string None = "None";

    /// <summary>One of the predefined names (facts 11.4).</summary>
    public const string Category = "Category";

    /// <summary>A solution of the catalogue, by id.</summary>
    public const string Name = "Name";
}

/// <summary>A typed attribute of the deal (facts 4.7).</summary>
public sealed class AttributeTag : JsonModel
{
    /// <summary>What the attribute says, such as <c>CustomerMarketplaceIntent</c>.</summary>
    public string? Type { get => GetText(); set => Set(value); }

    /// <summary>Its value, such as <c>HaveNotDecided</c>.</summary>
    public string? Id { get => GetText(); set => Set(value); }

    /// <inheritdoc/>
    public override string ToString() => ModelText.Join(": ", Type, Id);
}

/// <summary>Known values of <see cref="AttributeTag.Type"/> (facts 4.7). An open set: the service may add values.</summary>
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
