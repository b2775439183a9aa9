using Newtonsoft.Json.Linq;
using PartnerReferrals.Client.Tests.Http;
using PartnerReferrals.Creating;
using PartnerReferrals.Serialization;

namespace PartnerReferrals.Client.Tests.Creating;

public class PayloadFingerprintTests
{
    [Theory]
    [InlineData("details.dealValue", "42000.5")]
    [InlineData("details.dealValue", "\"42000.500\"")]
    [InlineData("details.closingDateTime", "\"2026-11-30T01:00:00+01:00\"")]
    [InlineData("details.closingDateTime", "\"2026-11-30T00:00:00.0000000Z\"")]
    [InlineData("customerProfile.name", "\"Bluewater &amp; S&#246;hne\"")]
    [InlineData("customerProfile.name", "\"BLUEWATER & SÖHNE \"")]
    [InlineData("status", "\"Active\"")]
    [InlineData("type", "\"Shared\"")]
    [InlineData("campaignId", "null")]
    [InlineData("details.notes", "\"\"")]
    [InlineData("team", """[{"firstName":"Added by the service","email":"x@y.example"}]""")]
    [InlineData("customerProfile.ids", "{}")]
    public void What_the_service_makes_of_a_payload_is_recognised(string path, string value)
    {
        var answer = Answer(path, value);
        Assert.True(PayloadFingerprint.Of(TestClients.Deal()).Matches(answer));
    }

    [Theory]
    [InlineData("name", "\"Another\"")]
    [InlineData("details.dealValue", "42000.51")]
    [InlineData("details.closingDateTime", "\"2026-12-01T00:00:00Z\"")]
    [InlineData("details.notes", "\"Something\"")]
    [InlineData("customerProfile.name", "\"Bluewater\"")]
    [InlineData("customerProfile.address.city", "\"Bern\"")]
    [InlineData("campaignId", "\"c\"")]
    [InlineData("externalReferenceId", "\"CRM-1\"")]
    [InlineData("organizationId", "\"msft\"")]
    public void Another_deal_is_not(string path, string value) => Assert.False(PayloadFingerprint.Of(TestClients.Deal()).Matches(Answer(path, value)));

    [Fact]
    public void An_external_id_is_all_that_counts_and_is_compared_letter_by_letter()
    {
        var sent = PayloadFingerprint.Of(TestClients.Deal(externalId: "CRM-1"));
        Assert.True(sent.Matches(Referral("""{"id":"x","externalReferenceId":"CRM-1","name":"Renamed","customerProfile":{"name":"Other"}}""")));
        Assert.False(sent.Matches(Referral("""{"id":"x","externalReferenceId":"crm-1","name":"Deal"}""")));
        Assert.False(PayloadFingerprint.Of(TestClients.Deal(externalId: "007")).Matches(Referral("""{"id":"x","externalReferenceId":"7"}""")));
        Assert.False(sent.Matches(Referral("""{"id":"x","externalReferenceId":"CRM-1","organizationId":"msft"}""")));
    }

    [Fact]
    public void Legs_are_told_apart()
    {
        var microsoft = Referral("""{"id":"x","externalReferenceId":"CRM-1","target":[{"type":"BusinessProfileLocation","id":"msft"}]}""");
        Assert.True(PayloadFingerprint.Of(TestClients.Deal(externalId: "CRM-1"), ReferralLeg.Microsoft).Matches(microsoft));
        Assert.False(PayloadFingerprint.Of(TestClients.Deal(externalId: "CRM-1")).Matches(microsoft));
    }

    [Theory]
    [InlineData("""{"b":1.50,"a":"x","c":null,"d":[],"e":""}""", """{"a":"x","b":1.5}""", true)]
    [InlineData("""{"a":"2026-01-01T00:00:00Z"}""", """{"a":"2026-01-01T01:00:00+01:00"}""", true)]
    [InlineData("""{"a":"Bob"}""", """{"a":"bob"}""", false)]
    [InlineData("""{"a":"0123"}""", """{"a":"123"}""", false)]
    [InlineData("""{"a":["x","y"]}""", """{"a":["y","x"]}""", false)]
    [InlineData("""{"a":"x","b":"y"}""", """{"a":"x\",b:1\"y"}""", false)]
    public void The_hash_is_the_same_for_the_same_values_only(string one, string other, bool same)
    {
        var hashes = (PayloadFingerprint.Of(Referral(one)).Hash, PayloadFingerprint.Of(Referral(other)).Hash);
        Assert.Equal(same, hashes.Item1 == hashes.Item2);
        Assert.Matches("^[0-9a-f]{32}$", hashes.Item1);
    }

    private static Referral Referral(string json) => new() { Json = (JObject)JsonText.Parse(json) };

    private static Referral Answer(string path, string value)
    {
        var json = (JObject)JsonText.Parse(TestClients.Deal().ToJson());
        json["id"] = "x";
        json["organizationId"] = "11111111-1111-1111-1111-111111111111";
        var parent = json;
        var names = path.Split('.');
        foreach (var name in names[..^1])
        {
            parent = (JObject)(parent[name] ??= new JObject());
        }

        parent[names[^1]] = JToken.Parse(value);
        return new Referral { Json = json };
    }
}
