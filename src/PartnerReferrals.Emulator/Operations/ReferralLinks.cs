using System.Text.Json.Nodes;
using PartnerReferrals.Emulator.Http;
using PartnerReferrals.Emulator.Settings;

namespace PartnerReferrals.Emulator.Operations;

/// <summary>The links of a referral, right or wrong in the published ways (facts 4.9 and 10.3).</summary>
internal static class ReferralLinks
{
    public const string Path = "/v1.0/engagements/referrals";

    public static JsonObject Write(
        string origin, string id, string engagementId, LinkStyle style = LinkStyle.Off, string operation = Operation.List)
    {
        var (related, self) = (style, operation) switch
        {
            (LinkStyle.Observed, _) => ($"{Path}?$filter=engagementId eq {engagementId}", $"{Path}/{id}"),
            (LinkStyle.Documented, Operation.Create) => (
                $"/v1.0/engagments/referrals?$filter=engagementId eq '{engagementId}'", $"/v1.0/engagments/referrals/{id}"),
            (LinkStyle.Documented, Operation.Get) => ($"{Path}$filter=engagementId eq '{engagementId}'", $"{Path}{id}"),
            _ => ($"{Path}?$filter=engagementId eq '{engagementId}'", $"{Path}/{id}"),
        };
        return new JsonObject { ["relatedReferrals"] = Link(origin + related), ["self"] = Link(origin + self) };
    }

    private static JsonObject Link(string uri) => new() { ["uri"] = uri, ["method"] = "GET" };
}
