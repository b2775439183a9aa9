namespace PartnerReferrals;

/// <summary>How a person wants to be contacted (facts 4.4).</summary>
public sealed class ContactPreference : JsonModel
{
    /// <summary>Culture name, such as <c>en-us</c>.</summary>
    public string? Locale { get => GetText(); set => Set(value); }

    /// <summary>True stops e-mail from Partner Center.</summary>
    public bool? DisableNotifications { get => GetBoolean(); set => Set(value); }
}
