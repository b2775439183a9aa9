using Newtonsoft.Json;

namespace PartnerReferrals;

/// <summary>A person: a contact at the customer or somebody of the partner's sales team (facts 4.4).</summary>
public sealed class Member : JsonModel
{
    /// <summary>First name.</summary>
    public string? FirstName { get => GetText(); set => Set(value); }

    /// <summary>Last name.</summary>
    public string? LastName { get => GetText(); set => Set(value); }

    /// <summary>Phone number.</summary>
    public string? PhoneNumber { get => GetText(); set => Set(value); }

    /// <summary>E-mail address.</summary>
    public string? Email { get => GetText(); set => Set(value); }

    /// <summary>Job title.</summary>
    public string? Title { get => GetText(); set => Set(value); }

    /// <summary>Whether the address is valid. Set by the service.</summary>
    public string? EmailValidationStatus { get => GetText(); set => Set(value); }

    /// <summary>Whether the number is valid. Set by the service.</summary>
    public string? PhoneValidationStatus { get => GetText(); set => Set(value); }

    /// <summary>How the person wants to be contacted.</summary>
    public ContactPreference? ContactPreference { get => GetModel<ContactPreference>(); set => Set(value); }

    /// <summary>The person in one line: <c>Noa Frei &lt;noa@partner.example&gt;</c>, with the phone number where there is no address.</summary>
    [JsonIgnore]
    public string DisplayName => ModelText.Join(" ", FirstName, LastName, string.IsNullOrEmpty(Email) ? PhoneNumber : $"<{Email}>");

    /// <inheritdoc/>
    public override string ToString() => DisplayName;
}

/// <summary>How a person wants to be contacted (facts 4.4).</summary>
public sealed class ContactPreference : JsonModel
{
    /// <summary>Culture name, such as <c>en-us</c>.</summary>
    public string? Locale { get => GetText(); set => Set(value); }

    /// <summary>True stops e-mail from Partner Center.</summary>
    public bool? DisableNotifications { get => GetBoolean(); set => Set(value); }
}
