using static PartnerReferrals.Emulator.Schema.ValueKind;

namespace PartnerReferrals.Emulator.Schema;

/// <summary>The resources of facts 4, property by property, in the order real answers show.</summary>
internal static class ReferralSchema
{
    private static readonly TypeSchema Address = new(
        "Address",
        Of("addressLine1", Text), Of("addressLine2", Text), Of("city", Text), Of("state", Text),
        Of("postalCode", Text), Of("country", Text), Of("region", Text));

    private static readonly TypeSchema ContactPreference = new(
        "ContactPreference", Of("locale", Text), Of("disableNotifications", Flag));

    private static readonly TypeSchema Member = new(
        "Member",
        Of("firstName", Text), Of("lastName", Text), Of("title", Text), Of("phoneNumber", Text), Of("email", Text),
        Server("emailValidationStatus", Text), Server("phoneValidationStatus", Text),
        Object("contactPreference", ContactPreference));

    private static readonly TypeSchema CustomerProfileId = new(
        "CustomerProfileId", Enumeration("profileType", EnumValues.ProfileType), Of("id", Text));

    private static readonly TypeSchema CustomerProfile = new(
        "CustomerProfile",
        Of("name", Text), Of("size", Text), Server("isMatchingComplete", Flag), Object("address", Address),
        List("team", Member), List("ids", CustomerProfileId));

    private static readonly TypeSchema Consent = new(
        "Consent",
        Of("consentToToShareInfoWithOthers", Flag) with { WhenUnset = "false" },
        Of("consentToContact", Flag) with { WhenUnset = "false" },
        Of("consentToMicrosoftToContactSpecificPartners", Flag),
        Of("consentToShareReferralWithMicrosoftSellers", Flag) with { WhenUnset = "false" });

    private static readonly TypeSchema Tag = new("Tag", Of("id", Text));

    private static readonly TypeSchema SolutionTag = new(
        "SolutionTag",
        Of("id", Text), Of("name", Text), Enumeration("type", EnumValues.SolutionType), Of("price", Number), Of("quantity", Number),
        Of("currency", Text), Of("publisherName", Text), Of("solutionType", Text), Of("closingDateTime", Time));

    private static readonly TypeSchema Iot = new(
        "IotRequirements",
        Of("customerLicenseAgreementNumber", Text), Of("deviceCategory", Text), Of("siliconType", Text),
        Of("azureCertifiedDevice", Flag) with { WhenUnset = "false" }, Of("attachServices", Flag) with { WhenUnset = "false" });

    private static readonly TypeSchema AttributeTag = new("AttributeTag", Of("type", Text), Of("id", Text));

    private static readonly TypeSchema AdditionalRequirements = new(
        "AdditionalRequirements", Object("iot", Iot) with { AlwaysPresent = true }, List("attributes", AttributeTag));

    private static readonly TypeSchema Requirements = new(
        "ReferralRequirements",
        List("industries", Tag), List("products", Tag), List("services", Tag), List("solutions", SolutionTag),
        Of("offers", Any) with { WhenUnset = "[]" }, Of("salesPlays", Any) with { WhenUnset = "[]" },
        Object("additionalRequirements", AdditionalRequirements) with { AlwaysPresent = true });

    private static readonly TypeSchema Details = new(
        "ReferralDetails",
        Of("notes", Text), Of("dealValue", Number), Of("currency", Text), Of("closingDateTime", Time),
        Server("customerRequestedContact", Flag), Server("customerAction", Text), Server("incentiveLevel", Text),
        Object("requirements", Requirements) with { AlwaysPresent = true });

    private static readonly TypeSchema InvitedBy = new(
        "InvitedBy", Of("organizationId", Text), Of("organizationName", Text));

    private static readonly TypeSchema InviteContext = new(
        "InviteContext",
        Of("notes", Text), Enumeration("assistanceRequestCode", EnumValues.AssistanceRequestCode), Of("invitedMpnId", Text),
        Object("invitedBy", InvitedBy));

    private static readonly TypeSchema Target = new("Target", Enumeration("type", EnumValues.TargetType), Of("id", Text));

    private static readonly TypeSchema Link = new("Link", Of("uri", Text), Of("method", Text));

    private static readonly TypeSchema Links = new("Links", Object("relatedReferrals", Link), Object("self", Link));

    private static readonly TypeSchema TrackingInfo = new(
        "TrackingInfo",
        Of("microsoftMsxId", Text), Of("microsoftUSFedOpportunityId", Text), Of("microsoftUSFedLeadId", Text),
        Of("migratedPSCDealId", Text), Of("migratedPSCPartnerDealId", Text));

    private static readonly TypeSchema Contract = new(
        "RegistrationContract",
        Of("value", Number), Of("currency", Text), Of("startDateTime", Time), Of("endDateTime", Time),
        Of("signDateTime", Time), Enumeration("term", EnumValues.ContractTerm));

    private static readonly TypeSchema MarketplaceTransaction = new(
        "MarketplaceTransaction", Of("isMarketplaceTransacted", Flag), Of("marketplaceTransactionDateTime", Time));

    private static readonly TypeSchema RegistrationSolution = new(
        "RegistrationSolution",
        Of("id", Text), Of("name", Text), Of("currency", Text), Of("value", Number), Of("isDeployedOnAzure", Flag),
        Enumeration("primaryDeploymentOn", EnumValues.PrimaryDeploymentOn), Enumeration("pricingModel", EnumValues.PricingModel),
        Object("marketplaceTransactionDetails", MarketplaceTransaction));

    private static readonly TypeSchema RegistrationHistory = new(
        "RegistrationHistory",
        Server("reviewPendingDateTime", Time), Server("actionRequiredDateTime", Time), Server("passedDateTime", Time),
        Server("failedDateTime", Time), Server("approvedDateTime", Time));

    /// <summary>A deal registration (facts 4.10).</summary>
    public static readonly TypeSchema Registration = new(
        "Registration",
        Server("id", Text), Enumeration("type", EnumValues.RegistrationType), Server("registrationDateTime", Time),
        Server("status", Text), Server("statusReason", Text), Object("contract", Contract),
        List("solutionDetails", RegistrationSolution),
        Object("statusHistory", RegistrationHistory) with { ServerOwned = true });

    /// <summary>The referral itself (facts 4.1).</summary>
    public static readonly TypeSchema Referral = new(
        "Referral",
        Server("id", Guid), Of("engagementId", Guid), Of("name", Text), Server("organizationId", Text),
        Server("organizationName", Text), Of("lastModifiedVia", Text), Of("lastRunId", Text),
        Of("externalReferenceId", Text), Server("createdDateTime", Time), Server("updatedDateTime", Time),
        Server("expirationDateTime", Time), Enumeration("status", EnumValues.Status), Enumeration("substatus", EnumValues.Substatus),
        Of("statusReason", Text), Enumeration("qualification", EnumValues.Qualification) with { WhenUnset = "\"None\"" }, Enumeration("type", EnumValues.Type),
        Server("referralSource", Text), Server("eTag", Text), Of("favorite", Flag) with { WhenUnset = "false" }, Of("campaignId", Text),
        Of("salesStage", Text), Server("quality", Text), Server("isSpam", Flag), Server("direction", Text),
        Of("mpnId", Text), Of("referralProgram", Text), Server("dealSensitivity", Text), Server("createdVia", Text),
        new("tags", TextList) { ServerOwned = true }, Server("acceptedDateTime", Time), Server("closedDateTime", Time),
        Server("callToAction", Text), Server("registrationStatus", Text), List("target", Target),
        Object("customerProfile", CustomerProfile), Object("consent", Consent), Object("details", Details),
        List("team", Member), Object("inviteContext", InviteContext),
        Object("links", Links) with { ServerOwned = true },
        Object("trackingInfo", TrackingInfo) with { ServerOwned = true, AlwaysPresent = true },
        List("registrations", Registration) with { ServerOwned = true });

    private static PropertySchema Of(string name, ValueKind kind) => new(name, kind);

    private static PropertySchema Server(string name, ValueKind kind) => new(name, kind) { ServerOwned = true };

    private static PropertySchema Enumeration(string name, string[] values) => new(name, ValueKind.Enumeration) { Values = values };

    private static PropertySchema Object(string name, TypeSchema type) => new(name, Complex) { Type = type };

    private static PropertySchema List(string name, TypeSchema type) => new(name, ComplexList) { Type = type };
}
