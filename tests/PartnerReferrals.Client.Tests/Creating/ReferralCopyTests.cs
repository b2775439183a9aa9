using System;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Creating;
using PartnerReferrals.Serialization;

namespace PartnerReferrals.Client.Tests.Creating;

/// <summary>What of a referral describes its deal.</summary>
public class ReferralCopyTests
{
    private const string Own = """
        {"id":"r","eTag":"1","engagementId":"e","organizationId":"us","status":"Active","createdDateTime":"2026-03-01T12:00:00Z","trackingInfo":{"x":1},"type":"Shared","name":"Deal","externalReferenceId":"CRM-1",
         "campaignId":null,"mpnId":"","target":[],"customerProfile":{"name":"Bluewater","isMatchingComplete":true,"ids":{"a":null},"address":{"city":"Zug","state":" "}},
         "details":{"dealValue":0,"incentiveLevel":"x","requirements":{"solutions":[{"id":"SOL-1","name":null},{"id":null}]}},
         "team":[{"email":"noa@partner.example","emailValidationStatus":"Valid","phoneNumber":""}],"consent":{"consentToContact":false}}
        """;

    private const string Deal =
        """{"type":"Shared","name":"Deal","externalReferenceId":"CRM-1","customerProfile":{"name":"Bluewater","address":{"city":"Zug"}},"details":{"dealValue":0,"requirements":{"solutions":[{"id":"SOL-1"}]}},"team":[{"email":"noa@partner.example"}],"consent":{"consentToContact":false}""";

    [Fact]
    public void It_is_what_was_set_by_people_without_what_is_not_set()
    {
        var existing = Read(Own);
        var before = existing.ToJson();
        Assert.Equal(Deal + "}", ReferralCopy.Of(existing).ToJson());
        Assert.Equal(before, existing.ToJson());
    }

    [Fact]
    public void Of_a_deal_that_does_not_exist_there_is_none() => Assert.Throws<ArgumentNullException>("existing", () => ReferralCopy.Of(null!));

    [Theory]
    [InlineData("""{"notes":"Join.","assistanceRequestCode":"GeneralOrOther","invitedMpnId":null}""", ""","inviteContext":{"notes":"Join.","assistanceRequestCode":"GeneralOrOther"}}""")]
    [InlineData("""{"notes":"","assistanceRequestCode":null}""", "}")]
    [InlineData(null, "}")]
    public void What_was_said_to_microsoft_belongs_to_a_deal_for_both(string? said, string rest)
    {
        var connected = said is null ? null : Read($$"""{"id":"m","engagementId":"e","organizationId":"msft","inviteContext":{{said}}}""");
        var copy = ReferralCopy.OfDeal(new SharedReferral { EngagementId = "e", Referral = Read(Own), ConnectedReferral = connected });
        Assert.Equal(Deal + rest, copy.ToJson());
    }

    private static Referral Read(string json) => new() { Json = (JObject)JsonText.Parse(json) };
}
