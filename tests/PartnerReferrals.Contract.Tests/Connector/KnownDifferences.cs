using System;
using System.Collections.Generic;

namespace PartnerReferrals.Contract.Tests.Connector;

/// <summary>Where we know of more than the connector's contract says, each with the fact it stands on (numbers are sections of docs/referrals-api.md).</summary>
internal static class KnownDifferences
{
    /// <summary>Properties that are not in it.</summary>
    public static IReadOnlyDictionary<string, string> Properties { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["businessProfileId"] = "4.1: the page of February 2019",
        ["dealSensitivity"] = "4.1: seen in real bodies",
        ["createdVia"] = "4.1: seen in real bodies",
        ["customerProfile.isMatchingComplete"] = "4.2: seen in real bodies",
        ["customerProfile.team[].title"] = "4.4: seen in real bodies",
        ["customerProfile.team[].emailValidationStatus"] = "4.4: seen in real bodies",
        ["customerProfile.team[].phoneValidationStatus"] = "4.4: seen in real bodies",
        ["team[].title"] = "4.4: seen in real bodies",
        ["team[].emailValidationStatus"] = "4.4: seen in real bodies",
        ["team[].phoneValidationStatus"] = "4.4: seen in real bodies",
        ["consent.consentToMicrosoftToContactSpecificPartners"] = "4.5: the newest create sample",
        ["details.incentiveLevel"] = "4.6: seen in real bodies",
        ["details.requirements.salesPlays"] = "4.7: seen in real bodies",
        ["details.requirements.additionalRequirements"] = "4.7: the newest create sample",
        ["inviteContext.invitedMpnId"] = "4.8: seen in real bodies",
        ["trackingInfo.microsoftUSFedOpportunityId"] = "4.9: seen in real bodies",
        ["trackingInfo.microsoftUSFedLeadId"] = "4.9: seen in real bodies",
        ["trackingInfo.migratedPSCDealId"] = "4.9: seen in real bodies",
        ["trackingInfo.migratedPSCPartnerDealId"] = "4.9: seen in real bodies",
    };

    /// <summary>Paths the client sends in a patch without a warning, though they are on no list.</summary>
    public static IReadOnlyDictionary<string, string> PatchPaths { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["/name"] = "9: the portal allows renaming",
        ["/favorite"] = "9: the portal's heart",
    };

    /// <summary>Options of the list that the emulator may refuse.</summary>
    public static IReadOnlyDictionary<string, string> ListOptions { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["$expand"] = "7: declared by the connector alone, and nothing of a referral is there to expand",
    };
}
