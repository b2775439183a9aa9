using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using PartnerReferrals.Emulator.Schema;

namespace PartnerReferrals.Emulator.Rules;

/// <summary>What the portal and its bulk upload demand of a new deal beyond the API (facts 9, "Validation worth enforcing").</summary>
internal static class PortalRules
{
    private const int Most = 50;

    private static readonly string[] Contact = ["firstName", "lastName", "phoneNumber", "email"];
    private static readonly string[] MarketplaceIntents = ["Yes", "No", "HaveNotDecided"];

    public static IEnumerable<Fault> Check(JsonObject referral)
    {
        var faults = new List<Fault>();
        Demand(faults, referral, string.Empty, "name");
        var address = referral.Part("customerProfile").Part("address");
        Demand(faults, address, "customerProfile.address.", "addressLine1", "city");
        CheckDetails(faults, referral.Part("details"));
        CheckTeam(faults, referral.Items("team"));
        CheckConsent(faults, referral.Part("consent"));
        CheckHelp(faults, referral);
        return faults;
    }

    private static void CheckDetails(List<Fault> faults, JsonObject? details)
    {
        if (details.Number("dealValue") is not > 0)
        {
            faults.Add(new("details.dealValue", "is required and must be above zero"));
        }

        Demand(faults, details, "details.", "currency", "closingDateTime");
        var requirements = details.Part("requirements");
        if (requirements.Items("solutions").Count is 0 or > Most)
        {
            faults.Add(new("details.requirements.solutions", $"must hold 1 to {Most} solutions"));
        }

        var intent = requirements.Part("additionalRequirements").Items("attributes")
            .FirstOrDefault(a => a.Text("type") == "CustomerMarketplaceIntent").Text("id");
        if (!MarketplaceIntents.Contains(intent, StringComparer.Ordinal))
        {
            faults.Add(new(
                "details.requirements.additionalRequirements.attributes",
                $"must hold CustomerMarketplaceIntent with one of {string.Join(", ", MarketplaceIntents)}"));
        }
    }

    private static void CheckTeam(List<Fault> faults, JsonArray team)
    {
        if (team.Count is 0 or > Most)
        {
            faults.Add(new("team", $"must hold 1 to {Most} members"));
        }

        for (var index = 0; index < team.Count; index++)
        {
            Demand(faults, team[index], string.Create(CultureInfo.InvariantCulture, $"team[{index}]."), Contact);
        }
    }

    private static void CheckConsent(List<Fault> faults, JsonObject? consent)
    {
        foreach (var name in (string[])["consentToToShareInfoWithOthers", "consentToContact"])
        {
            if (consent.Flag(name) != true)
            {
                faults.Add(new("consent." + name, "must be true"));
            }
        }
    }

    private static void CheckHelp(List<Fault> faults, JsonObject referral)
    {
        if (referral.Part("inviteContext").Text("assistanceRequestCode") is null or "Unknown")
        {
            return;
        }

        var contacts = referral.Part("customerProfile").Items("team");
        if (contacts.Count == 0)
        {
            faults.Add(new("customerProfile.team", "must name a customer contact when help is asked"));
        }
        else
        {
            Demand(faults, contacts[0], "customerProfile.team[0].", Contact);
        }
    }

    private static void Demand(List<Fault> faults, JsonNode? part, string path, params string[] names) =>
        faults.AddRange(names.Where(part.IsBlank).Select(name => new Fault(path + name, "is required")));
}
