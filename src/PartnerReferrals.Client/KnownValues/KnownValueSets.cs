using System;
using System.Collections.Generic;
using System.Linq;

namespace PartnerReferrals.KnownValues;

/// <summary>Every set of known values in the facts (sections 5 and 11). All are open on reading.</summary>
internal static class KnownValueSets
{
    /// <summary>Statuses (facts 5.1).</summary>
    public static KnownValueSet Status { get; } = new("Status", KnownValuePolicy.Closed,
    [
        new(ReferralStatus.New, "Not answered yet."),
        new(ReferralStatus.Active, "Accepted and being worked on."),
        new(ReferralStatus.Closed, "Ended."),
    ]);

    /// <summary>Substatuses (facts 5.2).</summary>
    public static KnownValueSet Substatus { get; } = new("Substatus", KnownValuePolicy.Closed,
    [
        new(ReferralSubstatus.Pending, "New: waiting for an answer."),
        new(ReferralSubstatus.Received, "New: received, not answered yet."),
        new(ReferralSubstatus.Accepted, "Active: accepted and being worked on."),
        new(ReferralSubstatus.Won, "Closed: won."),
        new(ReferralSubstatus.Lost, "Closed: lost."),
        new(ReferralSubstatus.Declined, "Closed: declined."),
        new(ReferralSubstatus.Expired, "Closed: not answered within 14 days."),
        new(ReferralSubstatus.Error, "Closed: closed as an error."),
    ]);

    /// <summary>Referral types (facts 5.3).</summary>
    public static KnownValueSet Type { get; } = new("Type", KnownValuePolicy.Closed,
    [
        new(ReferralType.Independent, "One party's deal."),
        new(ReferralType.Shared, "A deal with an invited party."),
    ]);

    /// <summary>Qualifications (facts 5.4).</summary>
    public static KnownValueSet Qualification { get; } = new("Qualification", KnownValuePolicy.Closed,
    [
        new(ReferralQualification.Direct, "The customer came by itself."),
        new(ReferralQualification.MarketingQualified, "Qualified by marketing.") { OtherSpellings = ["MQL"] },
        new(ReferralQualification.SalesQualified, "Qualified by sales.") { OtherSpellings = ["SQL"] },
        new(ReferralQualification.None, "Not said."),
    ]);

    /// <summary>Directions (facts 5.5).</summary>
    public static KnownValueSet Direction { get; } = new("Direction", KnownValuePolicy.Closed,
    [
        new(ReferralDirection.Incoming, "Sent to you."),
        new(ReferralDirection.Outgoing, "Created by you."),
    ]);

    /// <summary>Kinds of target (facts 5.6).</summary>
    public static KnownValueSet TargetType { get; } = new("TargetType", KnownValuePolicy.Closed,
    [
        new(PartnerReferrals.TargetType.SolutionProfile, "A solution."),
        new(PartnerReferrals.TargetType.BusinessProfileLocation, "A location of a partner, or Microsoft (msft)."),
        new(PartnerReferrals.TargetType.None, "Not said."),
    ]);

    /// <summary>How a solution is named (facts 5.7).</summary>
    public static KnownValueSet SolutionTagType { get; } = new("SolutionTagType", KnownValuePolicy.Closed,
    [
        new(PartnerReferrals.SolutionTagType.Name, "A solution of the catalogue, by id."),
        new(PartnerReferrals.SolutionTagType.Category, "One of the predefined names."),
        new(PartnerReferrals.SolutionTagType.None, "Not said."),
    ]);

    /// <summary>Whose solution it is (facts 4.7).</summary>
    public static KnownValueSet SolutionType { get; } = new("SolutionType", KnownValuePolicy.Open,
        [new("1P", "Microsoft's solution."), new("3P", "A partner's solution.")]);

    /// <summary>Directories of customer ids (facts 5.8).</summary>
    public static KnownValueSet CustomerProfileIdType { get; } = new("CustomerProfileIdType", KnownValuePolicy.Closed,
        [new(PartnerReferrals.CustomerProfileIdType.Duns, "D-U-N-S number, nine digits."), new(PartnerReferrals.CustomerProfileIdType.External, "Any other id.")]);

    /// <summary>Kinds of help, also by the numbers of the portal's file (facts 5.9).</summary>
    public static KnownValueSet HelpCode { get; } = new("HelpCode", KnownValuePolicy.Closed,
    [
        new(AssistanceRequestCode.WorkloadSpecificValueProposition, "1: value proposition for a workload.") { OtherSpellings = ["1"] },
        new(AssistanceRequestCode.CustomerTechnicalArchitecture, "2: technical architecture at the customer.") { OtherSpellings = ["2"] },
        new(AssistanceRequestCode.ProofOfConceptOrDemo, "3: proof of concept or demo.") { OtherSpellings = ["3"] },
        new(AssistanceRequestCode.QuotesOrLicensing, "4: quotes or licensing.") { OtherSpellings = ["4"] },
        new(AssistanceRequestCode.PostSalesCustomerSuccess, "5: customer success after the sale.") { OtherSpellings = ["5"] },
        new(AssistanceRequestCode.GeneralOrOther, "6: general, or other.") { OtherSpellings = ["6"] },
        new(AssistanceRequestCode.Unknown, "No help asked for."),
    ]);

    /// <summary>
    /// Sales stages: the connector's words and the portal's percentages, both sent as written; the portal's names of its stages are
    /// sent as their percentage (facts 5.10, 13.5).
    /// </summary>
    public static KnownValueSet SalesStage { get; } = new("SalesStage", KnownValuePolicy.Listed,
    [
        new("Qualify", "Qualifying."), new("Develop", "Developing."), new("Propose", "Proposing."), new("Close", "Closing."),
        new("10", "10 %: created or accepted; Listen and Consult.") { OtherSpellings = ["Created", "Accepted", "Listen and Consult"] },
        new("20", "20 %: qualified.") { OtherSpellings = ["Qualified"] },
        new("40", "40 %: developed; Inspire and Design.") { OtherSpellings = ["Developed", "Inspire and Design"] },
        new("60", "60 %: proposed; Empower and Achieve.") { OtherSpellings = ["Proposed", "Empower and Achieve"] },
        new("80", "80 %: negotiated.") { OtherSpellings = ["Negotiated"] },
        new("100", "100 %: won; Realize Value.") { OtherSpellings = ["Won", "Realize Value"] },
    ]);

    /// <summary>Solution areas of fiscal year 2026, as far as known: suggestions (facts 5.15, 13.8).</summary>
    public static KnownValueSet SolutionArea { get; } = new("SolutionArea", KnownValuePolicy.Open,
        [new("AI Business Solutions", "Solution area."), new("Cloud and AI Platforms", "Solution area.")]);

    /// <summary>Solution plays of fiscal year 2026, as far as known: suggestions (facts 5.15, 13.8).</summary>
    public static KnownValueSet SolutionPlay { get; } = new("SolutionPlay", KnownValuePolicy.Open,
    [
        new("Copilot and Agents at Work", "Area AI Business Solutions."),
        new("Innovate with Low Code AI and Agents", "Area AI Business Solutions."),
        new("Secure AI Productivity", "Area AI Business Solutions."),
        new("Scale Business Operations with AI", "Area AI Business Solutions."),
        new("Data Security", "Area AI Business Solutions."),
        new("Innovate with Azure AI Apps and Agents", "Area Cloud and AI Platforms."),
    ]);

    /// <summary>Lead qualities (facts 5.11).</summary>
    public static KnownValueSet Quality { get; } = new("Quality", KnownValuePolicy.Open,
        [new("Unknown", "Not rated."), new("High", "High."), new("Low", "Low.")]);

    /// <summary>States of a deal registration (facts 5.13).</summary>
    public static KnownValueSet RegistrationStatus { get; } = new("RegistrationStatus", KnownValuePolicy.Open,
    [
        new("None", "Not registered."), new("ReviewPending", "Waiting for review."), new("ActionRequired", "Something is missing."),
        new("Approved", "Approved."), new("Passed", "Passed."), new("Failed", "Failed."), new("Closed", "Closed."),
    ]);

    /// <summary>Roles of a partner in a Services co-sell deal, as the portal labels them (facts 5.14).</summary>
    public static KnownValueSet PartnerRole { get; } = new("PartnerRole", KnownValuePolicy.Open,
    [
        new("Presales envisioning", "Before the sale."), new("Solution design", "Design."), new("Proof of concept", "Proof."),
        new("Business strategy", "Strategy."), new("Deployment services", "Deployment."),
        new("Adoption and change management", "Adoption."), new("Transaction", "Sale."), new("Managed services", "Operation."),
    ]);

    /// <summary>Whose subscription a registered solution runs in (facts 5.16).</summary>
    public static KnownValueSet PrimaryDeployment { get; } = new("PrimaryDeployment", KnownValuePolicy.Closed,
        [new("Customer", "The customer's."), new("Partner", "The partner's.")]);

    /// <summary>How a registered solution is priced (facts 5.16).</summary>
    public static KnownValueSet PricingModel { get; } = new("PricingModel", KnownValuePolicy.Closed,
        [new("PayAsYouGo", "By use."), new("Other", "Otherwise.")]);

    /// <summary>Term of a registered contract (facts 5.16).</summary>
    public static KnownValueSet ContractTerm { get; } = new("ContractTerm", KnownValuePolicy.Closed,
        [new("Perpetual", "Without an end."), new("Finite", "With an end date.")]);

    /// <summary>Kinds of deal registration (facts 5.16).</summary>
    public static KnownValueSet RegistrationType { get; } = new("RegistrationType", KnownValuePolicy.Closed,
        [new("AzureIPCoSell", "The only kind.")]);

    /// <summary>Whether the customer means to buy through the marketplace (facts 4.7).</summary>
    public static KnownValueSet MarketplaceIntent { get; } = new("MarketplaceIntent", KnownValuePolicy.Closed,
    [
        new(PartnerReferrals.MarketplaceIntent.Yes, "Through the marketplace.") { OtherSpellings = YesNoWords.Spellings(YesNoWords.Yes, PartnerReferrals.MarketplaceIntent.Yes) },
        new(PartnerReferrals.MarketplaceIntent.No, "Not through the marketplace.") { OtherSpellings = YesNoWords.Spellings(YesNoWords.No, PartnerReferrals.MarketplaceIntent.No) },
        new(PartnerReferrals.MarketplaceIntent.HaveNotDecided, "Not decided."),
    ]);

    /// <summary>Attribute types (facts 4.7).</summary>
    public static KnownValueSet AttributeType { get; } = new("AttributeType", KnownValuePolicy.Open,
    [
        new(PartnerReferrals.AttributeType.CustomerMarketplaceIntent, "Whether the customer means to buy through the marketplace."),
        new(PartnerReferrals.AttributeType.PartnerRole, "Role of the partner (Services co-sell)."),
        new(PartnerReferrals.AttributeType.SolutionArea, "Solution area (Services co-sell)."),
        new(PartnerReferrals.AttributeType.SolutionPlay, "Solution play (Services co-sell)."),
    ]);

    /// <summary>Sensitivities (facts 5.18).</summary>
    public static KnownValueSet DealSensitivity { get; } = new("DealSensitivity", KnownValuePolicy.Open, [new("None", "None.")]);

    /// <summary>Deal types (facts 8): not on the wire, derived.</summary>
    public static KnownValueSet DealType { get; } = new("DealType", KnownValuePolicy.Closed,
    [
        new(nameof(PartnerReferrals.DealType.Private), "Microsoft sees nothing."),
        new(nameof(PartnerReferrals.DealType.PartnerLed), "Microsoft's sellers may look; no help is asked for."),
        new(nameof(PartnerReferrals.DealType.CoSell), "A Microsoft seller is invited to help."),
    ]);

    /// <summary>Why a deal was declined or lost, in the words of this module for the portal's numbers (facts 5).</summary>
    public static KnownValueSet CloseReason => ReasonSets.Close;

    /// <summary>Why a deal was closed as an error, likewise.</summary>
    public static KnownValueSet ErrorReason => ReasonSets.Error;

    /// <summary>Industries (facts 11.1).</summary>
    public static KnownValueSet Industry => TaxonomySets.Industry;

    /// <summary>Products (facts 11.2).</summary>
    public static KnownValueSet Product => TaxonomySets.Product;

    /// <summary>Services (facts 11.3).</summary>
    public static KnownValueSet Service => TaxonomySets.Service;

    /// <summary>Predefined solutions, for type <c>Category</c> (facts 11.4).</summary>
    public static KnownValueSet SolutionCategory => TaxonomySets.SolutionCategory;

    /// <summary>Customer sizes (facts 11.5).</summary>
    public static KnownValueSet CustomerSize => TaxonomySets.CustomerSize;

    /// <summary>Countries, ISO 3166-1 alpha-2; the three-letter codes are other spellings, and a name is taken for its code.</summary>
    public static KnownValueSet Country { get; } = new("Country", KnownValuePolicy.Closed, ReadCountries()) { HoldsCodes = true };

    /// <summary>Currencies, ISO 4217; a name is taken for its code.</summary>
    public static KnownValueSet Currency { get; } = new("Currency", KnownValuePolicy.Closed, ReadCurrencies()) { HoldsCodes = true };

    /// <summary>All sets.</summary>
    public static IReadOnlyList<KnownValueSet> All { get; } =
    [
        Status, Substatus, Type, Qualification, Direction, TargetType, SolutionTagType, SolutionType, CustomerProfileIdType, HelpCode,
        SalesStage, SolutionArea, SolutionPlay, Quality, RegistrationStatus, PartnerRole, PrimaryDeployment, PricingModel, ContractTerm, RegistrationType,
        MarketplaceIntent, AttributeType, DealSensitivity, DealType, CloseReason, ErrorReason, Industry, Product, Service,
        SolutionCategory, CustomerSize, Country, Currency,
    ];

    private static KnownValue[] ReadCountries() =>
        [.. Lines(CountryData.Lines).Select(line => new KnownValue(line.Substring(0, 2), line.Substring(7))
        {
            OtherSpellings = [line.Substring(3, 3)], OtherNames = CountryNames.Of(line.Substring(0, 2)),
        })];

    private static KnownValue[] ReadCurrencies() =>
        [.. Lines(CurrencyData.Lines).Select(line => new KnownValue(line.Substring(0, 3), line.Substring(4)) { OtherNames = CurrencyNames.Of(line.Substring(0, 3)) })];

    private static IEnumerable<string> Lines(string text) => text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
}
