namespace PartnerReferrals;

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
