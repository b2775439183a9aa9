namespace PartnerReferrals;

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
