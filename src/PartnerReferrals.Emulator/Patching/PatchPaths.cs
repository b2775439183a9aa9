using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Linq;

namespace PartnerReferrals.Emulator.Patching;

/// <summary>Which paths may be patched: those the connector publishes, and two that are on no list but that the portal edits (facts 9, "PATCH rules").</summary>
internal static class PatchPaths
{
    private static readonly FrozenSet<string> Published = new[]
    {
        "/name", "/favorite",
        "/campaignId", "/consent/consentToShareReferralWithMicrosoftSellers", "/customerProfile/team",
        "/customerProfile/team/-", "/details/closingDateTime", "/details/currency", "/details/dealValue",
        "/details/notes", "/details/requirements/solutions", "/details/requirements/solutions/-",
        "/externalReferenceId", "/referralProgram", "/salesStage", "/status", "/substatus", "/statusReason",
        "/team", "/team/-",
        "/registrations/-",
        "/registrations/0/contract/startDateTime", "/registrations/0/contract/endDateTime",
        "/registrations/0/contract/signDateTime", "/registrations/0/contract/term", "/registrations/0/contract/value",
        "/registrations/0/solutionDetails/0/value", "/registrations/0/solutionDetails/0/currency",
        "/registrations/0/solutionDetails/0/isDeployedOnAzure",
        "/registrations/0/solutionDetails/0/primaryDeploymentOn", "/registrations/0/solutionDetails/0/pricingModel",
        "/registrations/0/solutionDetails/0/marketplaceTransactionDetails/isMarketplaceTransacted",
        "/registrations/0/solutionDetails/0/marketplaceTransactionDetails/marketplaceTransactionDateTime",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <param name="segments">The path. Any index counts as the published 0.</param>
    /// <param name="more">Further paths from the settings; <c>any</c> allows all.</param>
    public static bool Allow(IReadOnlyList<string> segments, IReadOnlyList<string> more)
    {
        var path = "/" + string.Join('/', segments.Select(s => s.Length > 0 && s.All(char.IsAsciiDigit) ? "0" : s));
        return Published.Contains(path)
            || more.Contains("any", StringComparer.OrdinalIgnoreCase)
            || more.Contains(path, StringComparer.OrdinalIgnoreCase);
    }
}
