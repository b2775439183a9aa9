namespace PartnerReferrals;

/// <summary>What the customer agreed to (facts 4.5). Never assumed.</summary>
public sealed class Consent : JsonModel
{
    /// <summary>Personal data may be shared with others. The doubled "To" is the wire's own name.</summary>
    [WireName("consentToToShareInfoWithOthers")]
    public bool? ConsentToShareInfo { get => GetBoolean(); set => Set(value); }

    /// <summary>The customer may be contacted.</summary>
    public bool? ConsentToContact { get => GetBoolean(); set => Set(value); }

    /// <summary>Microsoft may contact specific partners.</summary>
    public bool? ConsentToMicrosoftToContactSpecificPartners { get => GetBoolean(); set => Set(value); }

    /// <summary>Microsoft's sellers may see the deal. Cannot be taken back once true.</summary>
    [WireName("consentToShareReferralWithMicrosoftSellers")]
    public bool? ShareWithMicrosoft { get => GetBoolean(); set => Set(value); }

    /// <inheritdoc/>
    public override string ToString() => ModelText.Join(
        ", ",
        ModelText.Labelled("share info", ModelText.YesNo(ConsentToShareInfo)),
        ModelText.Labelled("contact", ModelText.YesNo(ConsentToContact)),
        ModelText.Labelled("contact by specific partners", ModelText.YesNo(ConsentToMicrosoftToContactSpecificPartners)),
        ModelText.Labelled("share with Microsoft", ModelText.YesNo(ShareWithMicrosoft)));
}
