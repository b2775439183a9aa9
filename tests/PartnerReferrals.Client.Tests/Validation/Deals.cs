using Newtonsoft.Json.Linq;
using PartnerReferrals.Serialization;

namespace PartnerReferrals.Client.Tests.Validation;

/// <summary>Whole referrals to check.</summary>
internal static class Deals
{
    /// <summary>An ordinary create body of 2019: Shared, a solution as target, two consents, no marketplace intent.</summary>
    internal const string Of2019 = """
        {
          "name": "Referral of a bakery", "externalReferenceId": "CRM-1", "type": "Shared", "qualification": "SalesQualified",
          "status": "New", "substatus": "Pending",
          "customerProfile": {
            "name": "Bluewater Bakeries AG", "size": "1001to5000employees",
            "address": { "addressLine1": "One Way", "addressLine2": "", "city": "Redmond", "state": "WA", "postalCode": "98052", "country": "US" },
            "team": [ { "firstName": "Mia", "lastName": "Keller", "phoneNumber": "0000000000", "email": "mia@bluewater.example",
                        "contactPreference": { "locale": "en-us", "disableNotifications": true } } ],
            "ids": []
          },
          "consent": { "consentToToShareInfoWithOthers": true, "consentToContact": true },
          "details": {
            "notes": "This is a referral", "dealValue": 10000, "currency": "USD", "closingDateTime": "2019-12-31T00:00:00Z",
            "requirements": {
              "industries": [ { "id": "Education" } ], "products": [ { "id": "Azure" } ], "services": [ { "id": "Integration" } ],
              "solutions": [ { "id": "SOL-00001-AAA", "name": "Bake Insights", "type": "Name" } ], "offers": []
            }
          },
          "team": [ { "firstName": "Noa", "lastName": "Frei", "phoneNumber": "1", "email": "noa@partner.example" } ],
          "target": [ { "type": "SolutionProfile", "id": "SOL-00001-AAA" } ],
          "inviteContext": { "notes": "Hello" }
        }
        """;

    internal static Referral Read(string json) => JsonModel.View<Referral>((JObject)JsonText.Parse(json));

    internal static Referral Ordinary() => Read(Of2019);

    /// <summary>What the portal demands, and Microsoft's help asked for.</summary>
    internal static Referral CoSell()
    {
        var referral = Ordinary();
        referral.Consent!.ShareWithMicrosoft = true;
        referral.InviteContext!.AssistanceRequestCode = "ProofOfConceptOrDemo";
        referral.Details!.Requirements!.AdditionalRequirements = new() { Attributes =
        [
            new() { Type = "CustomerMarketplaceIntent", Id = "Yes" },
            new() { Type = "SolutionArea", Id = "Cloud and AI Platforms" },
            new() { Type = "SolutionPlay", Id = "Innovate with Azure AI Apps and Agents" },
        ] };
        return referral;
    }
}
