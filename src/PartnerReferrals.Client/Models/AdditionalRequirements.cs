namespace PartnerReferrals;

/// <summary>IoT data and a bag of attributes (facts 4.7).</summary>
public sealed class AdditionalRequirements : JsonModel
{
    /// <summary>Internet-of-things data of the deal.</summary>
    public IotRequirements? Iot { get => GetModel<IotRequirements>(); set => Set(value); }

    /// <summary>Typed attributes, such as <c>CustomerMarketplaceIntent</c>.</summary>
    public AttributeTag[]? Attributes { get => GetArray<AttributeTag>(); set => Set(value); }

    /// <inheritdoc/>
    public override string ToString() => ModelText.Join("; ", ModelText.Labelled("IoT", Iot?.ToString()), ModelText.List(Attributes));
}
