namespace PartnerReferrals;

/// <summary>What the customer needs (facts 4.7).</summary>
public sealed class ReferralRequirements : JsonModel
{
    /// <summary>Industries, by id.</summary>
    public Tag[]? Industries { get => GetArray<Tag>(); set => Set(value); }

    /// <summary>Products, by id.</summary>
    public Tag[]? Products { get => GetArray<Tag>(); set => Set(value); }

    /// <summary>Services, by id.</summary>
    public Tag[]? Services { get => GetArray<Tag>(); set => Set(value); }

    /// <summary>Solutions: 1 to 50.</summary>
    public SolutionTag[]? Solutions { get => GetArray<SolutionTag>(); set => Set(value); }

    /// <summary>Marketplace offers of a lead.</summary>
    public Tag[]? Offers { get => GetArray<Tag>(); set => Set(value); }

    /// <summary>IoT data and a bag of attributes.</summary>
    public AdditionalRequirements? AdditionalRequirements { get => GetModel<AdditionalRequirements>(); set => Set(value); }

    /// <inheritdoc/>
    public override string ToString() => ModelText.Join(
        "; ",
        ModelText.Labelled("Industries", ModelText.List(Industries)),
        ModelText.Labelled("Products", ModelText.List(Products)),
        ModelText.Labelled("Services", ModelText.List(Services)),
        ModelText.Labelled("Solutions", ModelText.List(Solutions)),
        ModelText.Labelled("Offers", ModelText.List(Offers)),
        AdditionalRequirements?.ToString());
}
