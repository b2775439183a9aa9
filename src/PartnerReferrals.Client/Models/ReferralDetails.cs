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

/// <summary>Internet-of-things data of a deal (facts 4.7).</summary>
public sealed class IotRequirements : JsonModel
{
    /// <summary>CLA number.</summary>
    public string? CustomerLicenseAgreementNumber { get => GetText(); set => Set(value); }

    /// <summary>Device category.</summary>
    public string? DeviceCategory { get => GetText(); set => Set(value); }

    /// <summary>Silicon type.</summary>
    public string? SiliconType { get => GetText(); set => Set(value); }

    /// <summary>The device is certified for Azure (facts 13.1).</summary>
    public bool? AzureCertifiedDevice { get => GetBoolean(); set => Set(value); }

    /// <summary>Services come with the device (facts 13.1).</summary>
    public bool? AttachServices { get => GetBoolean(); set => Set(value); }

    /// <inheritdoc/>
    // The service answers both flags for every deal: only what was said is worth a line.
    public override string ToString() => ModelText.Join(
        ", ",
        ModelText.Labelled(nameof(CustomerLicenseAgreementNumber), CustomerLicenseAgreementNumber),
        ModelText.Labelled(nameof(DeviceCategory), DeviceCategory),
        ModelText.Labelled(nameof(SiliconType), SiliconType),
        ModelText.Labelled(nameof(AzureCertifiedDevice), AzureCertifiedDevice is true ? "yes" : null),
        ModelText.Labelled(nameof(AttachServices), AttachServices is true ? "yes" : null));
}
