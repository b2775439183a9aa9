using System;
using System.Linq;
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

    [Theory]
    [InlineData("""{"a":{"b":"x"},"c":"y"}""", """{"a":{"b":"x","c":"y"}}""")]
    [InlineData("""{"a":["x"]}""", """{"a":"x"}""")]
    [InlineData("""{"a":[["x"],"y"]}""", """{"a":[["x","y"]]}""")]
    [InlineData("""{"a":["x",["y"]]}""", """{"a":[["x","y"]]}""")]
    [InlineData("""{"a":"x"}""", """{"b":"x"}""")]
    [InlineData("""{"a":"x"}""", "{}")]
    public void The_hash_tells_one_structure_from_another(string one, string other) =>
        Assert.NotEqual(PayloadFingerprint.Of(Referral(one)).Hash, PayloadFingerprint.Of(Referral(other)).Hash);

    /// <summary>Journals hold it: what one version wrote, another has to recognise.</summary>
    [Fact]
    public void The_hash_stays_what_it_was_in_an_earlier_journal() => Assert.Equal(
        "ce0de65aae4b9a1cfa8ffa735d277373",
        PayloadFingerprint.Of(Referral("""{"name":"Deal","details":{"dealValue":42000.50,"closingDateTime":"2026-11-30T00:00:00Z"},"team":[{"email":"a@x.example"},{"email":"b@x.example"}],"consent":{"consentToContact":true}}""")).Hash);

    [Theory]
    [InlineData("a", "a", true)]
    [InlineData("a b", "b c a", true)]
    [InlineData("a b", "A@x B@x", false)]
    [InlineData("a b", "B A", true)]
    [InlineData("a b", "a", false)]
    [InlineData("a", "", false)]
    [InlineData("", "a", true)]
    [InlineData("", "", true)]
    public void Everybody_who_was_sent_has_to_be_there(string sent, string given, bool isIt)
    {
        var (deal, answer) = (TestClients.Deal(), Answer("id", "\"x\""));
        deal.Team = Team(sent);
        answer.Team = Team(given);
        Assert.Equal(isIt, PayloadFingerprint.Of(deal).Matches(answer));

        static Member[] Team(string names) => [.. names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => new Member { Email = name + "@x.example" })];
    }

    [Theory]
    [InlineData(null, 0, true)]
    [InlineData(0, null, true)]
    [InlineData(0, 0, true)]
    [InlineData(null, 1, false)]
    [InlineData(1, 0, false)]
    public void No_amount_may_come_back_as_zero(int? sent, int? given, bool isIt)
    {
        var (deal, answer) = (TestClients.Deal(), Answer("id", "\"x\""));
        (deal.Details!.DealValue, answer.Details!.DealValue) = (sent, given);
        Assert.Equal(isIt, PayloadFingerprint.Of(deal).Matches(answer));
    }

    [Theory]
    [InlineData("us", null, nameof(ReferralLeg.Own))]
    [InlineData(null, null, nameof(ReferralLeg.Own))]
    [InlineData(null, "SOL-1", nameof(ReferralLeg.Own))]
    [InlineData("us", "msft", nameof(ReferralLeg.Own))]
    [InlineData("MSFT", "SOL-1", nameof(ReferralLeg.Microsoft))]
    [InlineData(null, "Msft", nameof(ReferralLeg.Microsoft))]
    [InlineData("", "SOL-1 msft", nameof(ReferralLeg.Microsoft))]
    [InlineData("us", "SOL-1 msft", nameof(ReferralLeg.Own))]
    public void Whose_leg_it_is_its_organization_says_and_where_there_is_none_its_target(string? organization, string? targets, string leg)
    {
        var referral = new Referral { OrganizationId = organization, Target = targets is null ? null : [.. targets.Split(' ').Select(id => new Target { Id = id })] };
        Assert.Equal(leg == nameof(ReferralLeg.Own), PayloadFingerprint.IsLeg(referral, ReferralLeg.Own));
        Assert.Equal(leg == nameof(ReferralLeg.Microsoft), PayloadFingerprint.IsLeg(referral, ReferralLeg.Microsoft));
    }

    [Theory]
    [InlineData("Deal", "us", "E1", nameof(Likeness.Same))]
    [InlineData("Deal", "us", null, nameof(Likeness.Possible))]
    [InlineData("Renamed", "us", "e1", nameof(Likeness.Possible))]
    [InlineData("Renamed", "us", "", nameof(Likeness.Possible))]
    [InlineData("Deal", "us", "e2", nameof(Likeness.Different))]
    [InlineData("Deal", "msft", "e1", nameof(Likeness.Different))]
    [InlineData("Deal", "msft", "e2", nameof(Likeness.Different))]
    public void One_of_the_other_leg_or_of_another_engagement_cannot_be_it_however_like_it_is(string name, string organization, string? engagement, string likeness)
    {
        var (sent, listed) = (TestClients.Deal(), TestClients.Deal(name));
        sent.EngagementId = "e1";
        (listed.Id, listed.OrganizationId, listed.EngagementId) = ("x", organization, engagement);
        Assert.Equal(likeness, PayloadFingerprint.Of(sent).LikenessTo(listed, DealTraits.Of(listed.Json)).ToString());
    }

    [Theory]
    [InlineData(false, nameof(Likeness.Possible))]
    [InlineData(true, nameof(Likeness.Different))]
    public void Of_one_that_is_like_it_in_its_customer_alone_it_depends_how_strictly_is_asked(bool strictly, string likeness)
    {
        var listed = TestClients.Deal("Another");
        Assert.Equal(likeness, PayloadFingerprint.Of(TestClients.Deal()).LikenessTo(listed, DealTraits.Of(listed.Json), strictly).ToString());
        listed.CustomerProfile!.Name = "Another";
        Assert.Equal(Likeness.Different, PayloadFingerprint.Of(TestClients.Deal()).LikenessTo(listed, DealTraits.Of(listed.Json), strictly));
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
