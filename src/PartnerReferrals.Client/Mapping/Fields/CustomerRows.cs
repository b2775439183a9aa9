using PartnerReferrals.KnownValues;

using static PartnerReferrals.Mapping.Fields.FieldKind;

namespace PartnerReferrals.Mapping.Fields;

/// <summary>The customer and what it agreed to (facts 4.2, 4.3, 4.5).</summary>
internal static class CustomerRows
{
    internal static readonly Field ShareWithMicrosoft = new("consent.consentToShareReferralWithMicrosoftSellers", Boolean,
        "Microsoft's sellers may see the deal. Cannot be taken back once true.")
    {
        Name = "ShareWithMicrosoft", Aliases = ["ShareWithMicrosoft"], PortalColumns = ["Share with Microsoft sales team"],
        CanPatch = true,
    };

    internal static readonly Field ConsentToShareInfo = new("consent.consentToToShareInfoWithOthers", Boolean,
        "Personal data may be shared with others. Required, never assumed.")
    {
        Name = "ConsentToShareInfo", Aliases = ["ConsentToShareInfo", "ConsentToShareInfoWithOthers"], IsFrozen = true,
        OtherNames = ["ConsentToShareInfoWithOthers"],
    };

    internal static readonly Field ConsentToContact = new("consent.consentToContact", Boolean, "The customer may be contacted. Required, never assumed.")
        { Aliases = ["ConsentToContact"], IsFrozen = true };

    internal static readonly Field[] All =
    [
        new("customerProfile", Object, "The customer. Required.") { Aliases = ["CustomerProfile"], OtherNames = ["Customer"] },
        new("customerProfile.name", Text, "Legal name of the customer. Required.")
            { IsName = true, Aliases = ["CustomerName"], PortalColumns = ["Customer Name"], IsFrozen = true },
        new("customerProfile.size", Enumeration, "Number of employees, as a range.")
            { KnownValues = KnownValueSets.CustomerSize, Aliases = ["CustomerSize"] },
        ReferralRows.ReadOnly("customerProfile.isMatchingComplete", Boolean, "The service has matched the customer account."),
        new("customerProfile.address", Object, "Address of the customer. Required.") { Aliases = ["Address", "CustomerAddress"] },
        new("customerProfile.address.addressLine1", Text, "Street and number. Required.")
            { IsName = true, Aliases = ["AddressLine1"], PortalColumns = ["Customer Address Line 1"], IsFrozen = true },
        new("customerProfile.address.addressLine2", Text, "Second address line.")
            { IsName = true, Aliases = ["AddressLine2"], PortalColumns = ["Customer Address Line 2"], IsFrozen = true },
        new("customerProfile.address.city", Text, "City. Required.")
            { IsName = true, Aliases = ["City"], PortalColumns = ["Customer City"], IsFrozen = true },
        new("customerProfile.address.state", Text, "State or province.")
            { IsName = true, Aliases = ["State"], PortalColumns = ["Customer State"], IsFrozen = true },
        new("customerProfile.address.postalCode", PostalCode, "Postal code.")
            { Aliases = ["PostalCode"], PortalColumns = ["Customer Postal code"], IsFrozen = true },
        new("customerProfile.address.country", Country, "Country. Required.")
        {
            KnownValues = KnownValueSets.Country, Aliases = ["Country"], PortalColumns = ["Customer Country", "Customer country/region"],
            IsFrozen = true,
        },
        new("customerProfile.address.region", Text, "State or province as some answers carry it.") { Aliases = ["Region"], IsFrozen = true },
        new("customerProfile.ids[]", Pairs, "Ids of the customer elsewhere.") { Aliases = ["CustomerIds"], PairKey = "profileType", IsFrozen = true },
        new("customerProfile.ids[].profileType", Enumeration, "Directory of the id.") { KnownValues = KnownValueSets.CustomerProfileIdType },
        new("customerProfile.ids[].id", Text, "The id."),
        new("customerProfile.ids[Duns]", Duns, "D-U-N-S number of the customer.")
        {
            Aliases = ["Duns"], PortalColumns = ["Customer D-U-N-S ID", "Customer DUNS ID"], IsFrozen = true,
        },
        new("customerProfile.team[]", Members, "Contacts at the customer. Required when Microsoft's help is asked for.")
            { Aliases = ["CustomerTeam", "Contact", "Contacts"], OtherNames = ["Contacts"], CanPatch = true },
        .. MemberRows.Of("customerProfile.team[]", "Contact", "Customer Contact"),
        new("consent", Object, "What the customer agreed to. Required.") { Aliases = ["Consent"] },
        ConsentToContact,
        ConsentToShareInfo,
        ShareWithMicrosoft,
        new("consent.consentToMicrosoftToContactSpecificPartners", Boolean, "Microsoft may contact specific partners.")
            { Aliases = ["ConsentToMicrosoftToContactSpecificPartners"] },
        ReferralRows.ContactConsent,
    ];
}
