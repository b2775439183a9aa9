using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Editing;
using PartnerReferrals.Serialization;
using static PartnerReferrals.Client.Tests.Editing.Deals;

namespace PartnerReferrals.Client.Tests.Editing;

/// <summary>A registration that no rule objects to, and deals that hold one.</summary>
internal static class Registrations
{
    /// <summary>By the names of the cmdlet's parameters.</summary>
    public static readonly Dictionary<string, object?> Good = new()
    {
        ["ContractValue"] = 30000, ["Currency"] = "USD", ["StartDate"] = "2026-05-25", ["EndDate"] = "2027-05-25", ["SignDate"] = "2026-05-20",
        ["Term"] = "Finite", ["SolutionId"] = "SOL-1", ["DeployedOnAzure"] = true,
        ["SolutionValue"] = 30000, ["SolutionCurrency"] = "USD", ["PrimaryDeploymentOn"] = "Customer", ["PricingModel"] = "Other", ["MarketplaceTransacted"] = false,
    };

    /// <summary>As it stands in JSON.</summary>
    private const string Sample =
        """
        {
          "type": "AzureIPCoSell",
          "contract": {
            "value": 30000, "currency": "USD", "startDateTime": "2026-05-25T00:00:00Z", "endDateTime": "2027-05-25T00:00:00Z", "signDateTime": "2026-05-20T00:00:00Z", "term": "Finite"
          },
          "solutionDetails": [
            {
              "id": "SOL-1", "isDeployedOnAzure": true, "value": 30000, "currency": "USD", "primaryDeploymentOn": "Customer", "pricingModel": "Other",
              "marketplaceTransactionDetails": { "isMarketplaceTransacted": false }
            }
          ]
        }
        """;

    /// <summary>The same with what a piece of JSON says, its lists element by element.</summary>
    public static JObject Json(string changes = "{}")
    {
        var json = (JObject)JsonText.Parse(Sample);
        json.Merge(JsonText.Parse(changes), new JsonMergeSettings { MergeArrayHandling = MergeArrayHandling.Merge, MergeNullValueHandling = MergeNullValueHandling.Merge });
        return json;
    }

    public static Registration Model(string changes = "{}") => JsonModel.View<Registration>(Json(changes));

    /// <summary>A won deal with registrations, from the earliest to the latest.</summary>
    public static Referral Holding(params JObject[] registrations) => Won(deal => deal["registrations"] = new JArray(registrations.Select(r => r.DeepClone())));

    public static Referral Registered(string status, string? approved = null)
    {
        var registration = Json("""{"id":"1"}""");
        registration["status"] = status;
        registration["statusHistory"] = new JObject { ["approvedDateTime"] = approved };
        return Holding(registration);
    }

    /// <summary>As the service gives it: without what stands in requests only.</summary>
    public static Referral ReadBack(string status)
    {
        var deal = Registered(status);
        var registration = (JObject)deal.Json["registrations"]![0]!;
        registration.Remove("type");
        ((JObject)registration["solutionDetails"]![0]!).Remove("currency");
        return deal;
    }

    public static RegistrationEdit Read(Dictionary<string, object?> values, RegistrationMode mode = RegistrationMode.New) =>
        RegistrationEdit.Read(values.Select(v => new NamedValue(v.Key, v.Value)), mode);

    /// <summary>Values as <c>ContractValue=40000, Currency=EUR</c>.</summary>
    public static Dictionary<string, object?> Values(string text) =>
        text.Split(", ").Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], object? (pair) => pair[1]);

    /// <summary>Without some of the values.</summary>
    public static Dictionary<string, object?> GoodWithout(params string[] names) => Good.Where(v => !names.Contains(v.Key)).ToDictionary(v => v.Key, v => v.Value);
}
