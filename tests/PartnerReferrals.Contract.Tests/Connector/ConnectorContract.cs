using System;
using System.Collections.Generic;
using System.Linq;

namespace PartnerReferrals.Contract.Tests.Connector;

/// <summary>
/// What the contract of Microsoft's certified connector says, as a table of facts in our own form (mark S of the facts; the
/// connector's last change is of 2023-10-23, looked up 2026-11): names, types and words, read by others than who wrote client and emulator.
/// </summary>
internal static class ConnectorContract
{
    /// <summary>The type of what the contract leaves open.</summary>
    public const string Any = "any";

    /// <summary>Properties of a referral by path, <c>[]</c> behind a list, with the type of their JSON.</summary>
    public static IReadOnlyDictionary<string, string> Properties { get; } = Read(
        """
        string   @odata.context id engagementId name organizationId organizationName externalReferenceId eTag
        string   createdDateTime updatedDateTime expirationDateTime acceptedDateTime closedDateTime
        string   status substatus statusReason qualification type direction quality referralSource callToAction
        string   campaignId referralProgram salesStage mpnId lastModifiedVia lastRunId registrationStatus
        boolean  favorite isSpam
        array    tags target team registrations customerProfile.team customerProfile.ids
        object   consent customerProfile customerProfile.address details details.requirements inviteContext inviteContext.invitedBy
        object   links links.self links.relatedReferrals trackingInfo
        boolean  consent.consentToContact consent.consentToToShareInfoWithOthers consent.consentToShareReferralWithMicrosoftSellers
        string   customerProfile.name customerProfile.size
        string   customerProfile.address.addressLine1 customerProfile.address.addressLine2 customerProfile.address.city customerProfile.address.state
        string   customerProfile.address.postalCode customerProfile.address.country customerProfile.address.region
        object   customerProfile.team[] customerProfile.team[].contactPreference team[] team[].contactPreference target[]
        string   customerProfile.team[].firstName customerProfile.team[].lastName customerProfile.team[].phoneNumber customerProfile.team[].email
        string   customerProfile.team[].contactPreference.locale team[].contactPreference.locale
        boolean  customerProfile.team[].contactPreference.disableNotifications team[].contactPreference.disableNotifications
        string   team[].firstName team[].lastName team[].phoneNumber team[].email target[].type target[].id tags[]
        any      customerProfile.ids[] details.requirements.solutions[] details.requirements.offers[]
        string   details.notes details.currency details.closingDateTime details.customerAction
        number   details.dealValue
        boolean  details.customerRequestedContact
        array    details.requirements.industries details.requirements.products details.requirements.services
        array    details.requirements.solutions details.requirements.offers
        object   details.requirements.industries[] details.requirements.products[] details.requirements.services[]
        string   details.requirements.industries[].id details.requirements.products[].id details.requirements.services[].id
        string   inviteContext.notes inviteContext.assistanceRequestCode inviteContext.invitedBy.organizationId inviteContext.invitedBy.organizationName
        string   links.self.uri links.self.method links.relatedReferrals.uri links.relatedReferrals.method trackingInfo.microsoftMsxId
        object   registrations[] registrations[].contract registrations[].statusHistory registrations[].solutionDetails[]
        object   registrations[].solutionDetails[].marketplaceTransactionDetails
        array    registrations[].solutionDetails
        string   registrations[].id registrations[].registrationDateTime registrations[].status registrations[].statusReason
        number   registrations[].contract.value registrations[].solutionDetails[].value
        string   registrations[].contract.currency registrations[].contract.startDateTime registrations[].contract.endDateTime
        string   registrations[].contract.signDateTime registrations[].contract.term
        string   registrations[].solutionDetails[].id registrations[].solutionDetails[].name
        string   registrations[].solutionDetails[].primaryDeploymentOn registrations[].solutionDetails[].pricingModel
        boolean  registrations[].solutionDetails[].isDeployedOnAzure registrations[].solutionDetails[].marketplaceTransactionDetails.isMarketplaceTransacted
        string   registrations[].solutionDetails[].marketplaceTransactionDetails.marketplaceTransactionDateTime
        string   registrations[].statusHistory.reviewPendingDateTime registrations[].statusHistory.actionRequiredDateTime
        string   registrations[].statusHistory.passedDateTime registrations[].statusHistory.failedDateTime registrations[].statusHistory.approvedDateTime
        """);

    /// <summary>Properties that it declares for requests only.</summary>
    public static IReadOnlyDictionary<string, string> OfRequestsOnly { get; } = Read(
        """
        string   registrations[].type registrations[].solutionDetails[].currency
        """);

    /// <summary>Paths of a patch of a referral.</summary>
    public static IReadOnlyList<string> PatchPaths { get; } = Words(
        """
        /campaignId /consent/consentToShareReferralWithMicrosoftSellers /customerProfile/team /customerProfile/team/-
        /details/closingDateTime /details/currency /details/dealValue /details/notes /details/requirements/solutions /details/requirements/solutions/-
        /externalReferenceId /referralProgram /salesStage /status /substatus /statusReason /team /team/-
        """);

    /// <summary>Options of the list.</summary>
    public static IReadOnlyList<string> ListOptions { get; } = Words("$filter $select $orderby $top $skip $count $expand");

    /// <summary>Words of the properties that it closes.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Enums { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["salesStage"] = Words("Qualify Develop Propose Close"),
        ["inviteContext.assistanceRequestCode"] = Words(
            "Unknown GeneralOrOther CustomerTechnicalArchitecture ProofOfConceptOrDemo QuotesOrLicensing PostSalesCustomerSuccess WorkloadSpecificValueProposition"),
        ["registrations[].type"] = Words("AzureIPCoSell"),
    };

    private static Dictionary<string, string> Read(string table) => table
        .Split('\n')
        .Select(Words)
        .SelectMany(line => line.Skip(1).Select(path => (Path: path, Type: line[0])))
        .ToDictionary(p => p.Path, p => p.Type, StringComparer.Ordinal);

    private static string[] Words(string text) => text.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
}
