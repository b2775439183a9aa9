using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace PartnerReferrals.Contract.Tests.Differential;

/// <summary>Create bodies near a sound one: a few things changed at random, the same for the same seed.</summary>
internal static class DealMutations
{
    private static readonly string[] Paths =
    [
        "name", "type", "qualification", "status", "substatus", "statusReason", "mpnId", "salesStage", "engagementId", "externalReferenceId",
        "customerProfile", "customerProfile.name", "customerProfile.size", "customerProfile.address", "customerProfile.address.addressLine1",
        "customerProfile.address.city", "customerProfile.address.country", "customerProfile.team", "customerProfile.ids",
        "consent", "consent.consentToContact", "consent.consentToToShareInfoWithOthers", "consent.consentToShareReferralWithMicrosoftSellers",
        "details", "details.notes", "details.dealValue", "details.currency", "details.closingDateTime", "details.requirements",
        "details.requirements.solutions", "details.requirements.industries", "details.requirements.additionalRequirements.attributes",
        "team", "target", "inviteContext",
    ];

    private static readonly Func<JsonNode?>[] Values =
    [
        () => null, () => "", () => " ", () => "Nonsense", () => 5, () => -1, () => true, () => "true", () => "50,000", () => "12.5", () => 12.5m,
        () => "CH", () => "ch", () => "CHE", () => "Germany", () => "UK", () => "XX", () => "CHF", () => "chf", () => "EURO", () => "US",
        () => "2026-13-01", () => "31/12/2026", () => "2026-12-31", () => "2026-12-31T10:00:00Z", () => "2026-12-31T10:00:00+02:00",
        () => "New", () => "Active", () => "Closed", () => "Pending", () => "Accepted", () => "Won", () => "Error", () => "Independent", () => "Shared",
        () => "SalesQualified", () => "Direct", () => "51to250employees", () => "1to50employees", () => "123456", () => "12a",
        () => "0b7f1c2e-5d7e-4b2c-9c55-0a2f9a1e77d0", () => new JsonArray(), () => new JsonObject(),
        () => new JsonArray(new JsonObject { ["id"] = "SOL-1", ["type"] = "Name" }), () => new JsonArray(new JsonObject { ["id"] = "Education" }),
        () => new JsonArray(new JsonObject { ["type"] = "SolutionProfile", ["id"] = "SOL-1" }),
        () => new JsonArray(new JsonObject { ["type"] = "Moon", ["id"] = "x" }),
        () => new JsonArray(Enumerable.Range(0, 51).Select(i => (JsonNode)new JsonObject { ["id"] = $"SOL-{i}", ["type"] = "Name" }).ToArray()),
        () => new JsonArray(new JsonObject { ["profileType"] = "Duns", ["id"] = "123456789" }),
        () => new JsonArray(new JsonObject { ["firstName"] = "Noa", ["lastName"] = "Frei", ["phoneNumber"] = "+41410000002", ["email"] = "noa@partner.example" }),
        () => new JsonArray(new JsonObject { ["firstName"] = "Noa" }),
        () => new JsonObject { ["notes"] = "x", ["assistanceRequestCode"] = "ProofOfConceptOrDemo" },
        () => new JsonObject { ["assistanceRequestCode"] = "Anything" },
    ];

    /// <summary>Changes one to four things of <paramref name="deal"/>.</summary>
    public static JsonObject Mutate(JsonObject deal, int seed)
    {
        var random = new Random(seed);
        for (var changes = random.Next(1, 5); changes > 0; changes--)
        {
            var path = Paths[random.Next(Paths.Length)].Split('.');
            JsonNode? holder = deal;
            foreach (var step in path[..^1])
            {
                holder = (holder as JsonObject)?[step];
            }

            if (holder is not JsonObject target)
            {
                continue;
            }

            if (random.Next(3) == 0)
            {
                target.Remove(path[^1]);
            }
            else
            {
                target[path[^1]] = Values[random.Next(Values.Length)]();
            }
        }

        return deal;
    }
}
