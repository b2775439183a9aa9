using PartnerReferrals.KnownValues;

using static PartnerReferrals.Mapping.Fields.FieldKind;

namespace PartnerReferrals.Mapping.Fields;

/// <summary>The deal itself (facts 4.6, 4.7).</summary>
internal static class DetailsRows
{
    private const string Requirements = "details.requirements";
    private const string Solution = Requirements + ".solutions[]";
    private const string Additional = Requirements + ".additionalRequirements";
    private const string Attribute = Additional + ".attributes";

    internal static readonly Field SolutionId = new($"{Solution}.id", Text, "Solution id (SOL-… or a GUID), or the name of a category.")
        { Aliases = ["SolutionId"] };

    internal static readonly Field SolutionType = new($"{Solution}.type", Enumeration, "Name for a solution of the catalogue, Category for a predefined name.")
        { KnownValues = KnownValueSets.SolutionTagType, Aliases = ["SolutionTagType"] };

    internal static readonly Field[] All =
    [
        new("details", Object, "The deal: value, closing date, requirements. Required.") { Aliases = ["Details"] },
        new("details.notes", Text, "Notes.") { Aliases = ["Notes"], PortalColumns = ["Notes"], CanPatch = true },
        new("details.dealValue", Decimal, "Estimated value of the deal.")
            { Minimum = 0, IsMoney = true, Aliases = ["DealValue"], PortalColumns = ["Estimated Deal Value"], CanPatch = true },
        new("details.currency", Currency, "Currency of the value. Required with a value.")
            { KnownValues = KnownValueSets.Currency, Aliases = ["Currency"], PortalColumns = ["Currency"], CanPatch = true },
        new("details.closingDateTime", Date, "Estimated closing date.")
        {
            Aliases = ["ClosingDate"], OtherNames = ["ClosingDate"], PortalColumns = ["Estimated Close Date"], CanPatch = true,
        },
        ReferralRows.ReadOnly("details.customerRequestedContact", Boolean, "The customer asked to be called."),
        ReferralRows.ReadOnly("details.customerAction", Text, "What the customer did in the marketplace."),
        ReferralRows.ReadOnly("details.incentiveLevel", Text, "Incentive level."),
        new(Requirements, Object, "What the customer needs.") { Aliases = ["Requirements"] },
        new($"{Requirements}.industries[]", Tags, "Industries, by id.")
            { KnownValues = KnownValueSets.Industry, Aliases = ["Industry", "Industries"] },
        new($"{Requirements}.industries[].id", Enumeration, "Id of the industry.") { KnownValues = KnownValueSets.Industry },
        new($"{Requirements}.products[]", Tags, "Products, by id.")
            { KnownValues = KnownValueSets.Product, Aliases = ["Product", "Products"] },
        new($"{Requirements}.products[].id", Enumeration, "Id of the product.") { KnownValues = KnownValueSets.Product },
        new($"{Requirements}.services[]", Tags, "Services, by id.")
            { KnownValues = KnownValueSets.Service, Aliases = ["Service", "Services"] },
        new($"{Requirements}.services[].id", Enumeration, "Id of the service.") { KnownValues = KnownValueSets.Service },
        new(Solution, Solutions, "Solutions: 1 to 50.")
            { Aliases = ["Solution", "Solutions"], PortalColumns = ["Solution"], PortalColumnCount = 50, CanPatch = true },
        SolutionId,
        new($"{Solution}.name", Text, "Name of the solution.") { IsName = true, Aliases = ["SolutionName"] },
        SolutionType,
        new($"{Solution}.price", Decimal, "Price of the solution.") { Minimum = 0, IsMoney = true, Aliases = ["SolutionPrice"] },
        new($"{Solution}.quantity", Decimal, "Quantity.") { Minimum = 0, Aliases = ["SolutionQuantity"] },
        new($"{Solution}.currency", Currency, "Currency of the price.") { KnownValues = KnownValueSets.Currency, Aliases = ["SolutionCurrency"] },
        new($"{Solution}.publisherName", Text, "Publisher.") { Aliases = ["SolutionPublisher"] },
        new($"{Solution}.solutionType", Enumeration, "1P for Microsoft's, 3P for a partner's solution.")
            { KnownValues = KnownValueSets.SolutionType, Aliases = ["SolutionType"] },
        new($"{Solution}.closingDateTime", Date, "Estimated closing date of the solution.") { Aliases = ["SolutionClosingDate"] },
        new($"{Requirements}.offers", Json, "Marketplace offers of a lead.") { Aliases = ["Offers"], IsListOfJson = true },
        new($"{Requirements}.salesPlays", Json, "Sales plays.") { Aliases = ["SalesPlays"], IsListOfJson = true },
        .. AdditionalRows,
    ];

    private static Field[] AdditionalRows =>
    [
        new(Additional, Object, "Internet-of-things data and attributes.") { Aliases = ["AdditionalRequirements"] },
        new($"{Additional}.iot", Object, "Internet-of-things data.") { Aliases = ["Iot"] },
        new($"{Additional}.iot.customerLicenseAgreementNumber", Text, "CLA number.") { Aliases = ["ClaNumber"], PortalColumns = ["CLA Number"] },
        new($"{Additional}.iot.deviceCategory", Text, "Device category.") { Aliases = ["DeviceCategory"], PortalColumns = ["Device Category"] },
        new($"{Additional}.iot.siliconType", Text, "Silicon type.") { Aliases = ["SiliconType"], PortalColumns = ["Silicon Type"] },
        new($"{Additional}.iot.azureCertifiedDevice", Boolean, "The device is certified for Azure.")
            { Aliases = ["AzureCertifiedDevice"], PortalColumns = ["Azure Certified Device"] },
        new($"{Additional}.iot.attachServices", Boolean, "Services come with the device.") { Aliases = ["AttachServices"], PortalColumns = ["Attach Services"] },
        new($"{Attribute}[]", Pairs, "Typed attributes.") { Aliases = ["Attributes", "Attribute"], PairKey = "type" },
        new($"{Attribute}[].type", Enumeration, "What the attribute says.") { KnownValues = KnownValueSets.AttributeType },
        new($"{Attribute}[].id", Text, "Its value."),
        new($"{Attribute}[CustomerMarketplaceIntent]", Enumeration, "Whether the customer means to buy through the marketplace.")
        {
            KnownValues = KnownValueSets.MarketplaceIntent, Aliases = ["MarketplaceIntent"],
            PortalColumns = ["Marketplace Purchase Intent"],
        },
        new($"{Attribute}[PartnerRole]", Enumeration, "Role of the partner (Services co-sell).")
            { KnownValues = KnownValueSets.PartnerRole, Aliases = ["PartnerRole"] },
        new($"{Attribute}[SolutionArea]", Enumeration, "Solution area of a co-sell deal.")
            { KnownValues = KnownValueSets.SolutionArea, Aliases = ["SolutionArea"], PortalColumns = ["Solution Area"] },
        new($"{Attribute}[SolutionPlay]", Enumeration, "Solution play of a co-sell deal.")
            { KnownValues = KnownValueSets.SolutionPlay, Aliases = ["SolutionPlay"], PortalColumns = ["Solution Play"] },
    ];
}
