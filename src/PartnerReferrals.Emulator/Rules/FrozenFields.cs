using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using PartnerReferrals.Emulator.Schema;

namespace PartnerReferrals.Emulator.Rules;

/// <summary>What cannot change any more once a deal exists (facts 6, "Fields frozen after creation").</summary>
internal static class FrozenFields
{
    private static readonly string[] AfterCreation =
    [
        "customerProfile.name", "customerProfile.address", "customerProfile.ids",
        "consent.consentToToShareInfoWithOthers", "consent.consentToContact", "mpnId",
    ];

    /// <summary>What of a change is not allowed. The customer's contacts freeze once Microsoft was asked for help.</summary>
    public static IEnumerable<Fault> Check(JsonObject before, JsonObject after, bool microsoftWasAsked)
    {
        var frozen = microsoftWasAsked ? AfterCreation.Append("customerProfile.team") : AfterCreation;
        foreach (var path in frozen.Where(path => !JsonNode.DeepEquals(ValueAt(before, path), ValueAt(after, path))))
        {
            yield return new Fault(path, "cannot change any more");
        }

        const string Share = "consentToShareReferralWithMicrosoftSellers";
        if (before.Part("consent").Flag(Share) == true && after.Part("consent").Flag(Share) != true)
        {
            yield return new Fault("consent." + Share, "cannot be taken back once it is true");
        }
    }

    private static JsonNode? ValueAt(JsonNode? node, string path) =>
        path.Split('.').Aggregate(node, (part, name) => (part as JsonObject)?[name]);
}
