using System.Text.Json.Nodes;

namespace PartnerReferrals.Contract.Tests.Emulator;

/// <summary>Create bodies as the published pages shape them, with data of our own.</summary>
internal static class Deal
{
    /// <summary>A minimal private deal of the newest kind (facts 8).</summary>
    public static JsonObject Private(string name = "Bluewater data platform") => new()
    {
        ["name"] = name,
        ["externalReferenceId"] = "CRM-0042",
        ["type"] = "Independent",
        ["qualification"] = "SalesQualified",
        ["customerProfile"] = new JsonObject
        {
            ["name"] = "Bluewater Bakeries AG",
            ["size"] = "51to250employees",
            ["address"] = new JsonObject
            {
                ["addressLine1"] = "Seestrasse 1", ["city"] = "Zug", ["postalCode"] = "6300", ["country"] = "CH",
            },
            ["team"] = new JsonArray(Person("Mia", "mia@bluewater.example")),
        },
        ["consent"] = new JsonObject
        {
            ["consentToToShareInfoWithOthers"] = true,
            ["consentToContact"] = true,
            ["consentToShareReferralWithMicrosoftSellers"] = false,
        },
        ["details"] = new JsonObject
        {
            ["notes"] = "Wants to leave its old warehouse.",
            ["dealValue"] = 42000,
            ["currency"] = "CHF",
            ["closingDateTime"] = "2026-11-30T00:00:00Z",
            ["requirements"] = new JsonObject
            {
                ["solutions"] = new JsonArray(new JsonObject { ["id"] = "SOL-00001-AAA", ["name"] = "Bake Insights", ["type"] = "Name" }),
                ["additionalRequirements"] = new JsonObject
                {
                    ["iot"] = new JsonObject(),
                    ["attributes"] = new JsonArray(new JsonObject { ["type"] = "CustomerMarketplaceIntent", ["id"] = "HaveNotDecided" }),
                },
            },
        },
        ["team"] = new JsonArray(Person("Noa", "noa@partner.example")),
        ["target"] = new JsonArray(),
    };

    /// <summary>The own leg of a co-sell.</summary>
    public static JsonObject Shared(string name = "Bluewater co-sell")
    {
        var deal = Private(name);
        deal["type"] = "Shared";
        deal["consent"]!["consentToShareReferralWithMicrosoftSellers"] = true;
        deal["target"] = new JsonArray(new JsonObject { ["type"] = "SolutionProfile", ["id"] = "SOL-00001-AAA" });
        return deal;
    }

    /// <summary>Microsoft's leg of a co-sell.</summary>
    public static JsonObject MicrosoftLeg(string engagementId)
    {
        var deal = Shared();
        deal["engagementId"] = engagementId;
        deal["target"] = new JsonArray(new JsonObject { ["type"] = "BusinessProfileLocation", ["id"] = "msft" });
        deal["inviteContext"] = new JsonObject
        {
            ["notes"] = "Please join the architecture call.",
            ["assistanceRequestCode"] = "CustomerTechnicalArchitecture",
        };
        return deal;
    }

    /// <summary>An ordinary create body of 2019: New and Pending, no marketplace intent, a state and a reason of no meaning.</summary>
    public static JsonObject Of2019() => new()
    {
        ["externalReferenceId"] = "19",
        ["status"] = "New",
        ["substatus"] = "Pending",
        ["statusReason"] = "success!",
        ["type"] = "Shared",
        ["qualification"] = "SalesQualified",
        ["customerProfile"] = new JsonObject
        {
            ["name"] = "Fjord Fish AS",
            ["address"] = new JsonObject { ["addressLine1"] = "Havnegata 2", ["city"] = "Bergen", ["state"] = "", ["postalCode"] = "5003", ["country"] = "NO" },
            ["size"] = "10to50employees",
            ["team"] = new JsonArray(Person("Liv", "liv@fjord.example")),
            ["ids"] = new JsonObject(),
        },
        ["consent"] = new JsonObject { ["consentToToShareInfoWithOthers"] = true, ["consentToContact"] = true },
        ["details"] = new JsonObject
        {
            ["notes"] = "To be moved to the cloud.",
            ["dealValue"] = "10000",
            ["currency"] = "USD",
            ["closingDateTime"] = "2026-11-30T00:00:00Z",
            ["requirements"] = new JsonObject
            {
                ["industries"] = new JsonArray(new JsonObject { ["id"] = "Education" }),
                ["solutions"] = new JsonArray(new JsonObject { ["id"] = "BigData", ["name"] = "Big data", ["type"] = "Category" }),
            },
        },
        ["team"] = new JsonArray(Person("Noa", "noa@partner.example")),
        ["inviteContext"] = new JsonObject { ["notes"] = "", ["invitedBy"] = new JsonObject { ["organizationId"] = "msft" } },
        ["target"] = new JsonArray(new JsonObject { ["type"] = "SolutionProfile", ["id"] = "SOL-00001-AAA" }),
    };

    private static JsonObject Person(string firstName, string email) => new()
    {
        ["firstName"] = firstName,
        ["lastName"] = "Keller",
        ["phoneNumber"] = "+41410000001",
        ["email"] = email,
        ["contactPreference"] = new JsonObject { ["locale"] = "de-ch", ["disableNotifications"] = false },
    };
}
