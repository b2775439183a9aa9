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

    /// <summary>Azure certified device.</summary>
    public string? AzureCertifiedDevice { get => GetText(); set => Set(value); }

    /// <summary>Attached services.</summary>
    public string? AttachServices { get => GetText(); set => Set(value); }
}
