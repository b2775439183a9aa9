using System;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Creating;

namespace PartnerReferrals.Client.Tests.Creating;

/// <summary>What is the same deal in the service's own spelling, what may be, and what is another.</summary>
public class DealTraitsTests
{
    private const string Sent = """
        {"name":"Bluewater  data & <b>platform</b>","externalReferenceId":"CRM-0042",
         "customerProfile":{"name":"Bluewater Bakeries AG","address":{"addressLine1":"Seestrasse 1","city":"Zug","postalCode":"6300","country":"CH"}},
         "details":{"dealValue":42000.55,"currency":"CHF","closingDateTime":"2026-11-30T00:00:00Z"}}
        """;

    [Theory]
    [InlineData("name", "bluewater data &amp; platform")]
    [InlineData("name", "Bluewater data &amp;amp; platform")]
    [InlineData("externalReferenceId", "crm-0042")]
    [InlineData("externalReferenceId", "CRM-42")]
    [InlineData("externalReferenceId", null)]
    [InlineData("externalReferenceId", "CRM-0")]
    [InlineData("customerProfile.name", "Bluewater Bakeries Aktiengesellschaft")]
    [InlineData("customerProfile.address.city", "Zug (ZG)")]
    [InlineData("details.dealValue", "42001")]
    [InlineData("details.closingDateTime", "2026-11-30")]
    public void A_service_may_spell_its_answer_its_own_way(string path, string? value)
    {
        Assert.Equal(nameof(Likeness.Same), Answered(path, value));
        Assert.True(Traits(Sent).MayBe(Traits(Changed(path, value))));
    }

    [Theory]
    [InlineData("externalReferenceId", "CRM-0043")]
    [InlineData("externalReferenceId", "CRM-00423")]
    public void Another_external_id_is_another_deals_answer(string path, string value) => Assert.Equal(nameof(Likeness.Different), Answered(path, value));

    [Theory]
    [InlineData("name", "Greenfield data platform")]
    [InlineData("name", "Bluewater data platform 2")]
    public void Without_an_external_id_another_name_is_another_deals_answer(string path, string value)
    {
        var sent = JObject.Parse(Sent);
        sent.Remove("externalReferenceId");
        Assert.Equal(nameof(Likeness.Different), DealTraits.Of(sent).Answered(Without(Changed(path, value), "externalReferenceId")).ToString());
    }

    [Theory]
    [InlineData("details.closingDateTime", "2026-12-01T00:00:00Z", true)]
    [InlineData("details.closingDateTime", "2026-11-29T00:00:00Z", true)]
    [InlineData("details.closingDateTime", "2026-12-01T00:00:01Z", false)]
    [InlineData("details.dealValue", "42001.54", true)]
    [InlineData("details.dealValue", "42001.55", false)]
    [InlineData("details.dealValue", "41999.55", false)]
    [InlineData("customerProfile.address.city", "Baar", true)]
    public void Under_another_customers_name_it_is_the_deal_whose_details_agree(string path, string value, bool same)
    {
        var (sent, answer) = (JObject.Parse(Sent), JObject.Parse(Changed(path, value)));
        sent.Remove("externalReferenceId");
        answer.Remove("externalReferenceId");
        answer["customerProfile"]!["name"] = "Holding";

        Assert.Equal(same ? nameof(Likeness.Same) : nameof(Likeness.Different), DealTraits.Of(sent).Answered(DealTraits.Of(answer)).ToString());
    }

    [Fact]
    public void Two_details_that_agree_are_too_few()
    {
        const string Bare = """{"name":"Deal","customerProfile":{"name":"A"},"details":{"dealValue":1,"currency":"CHF"}}""";
        Assert.Equal(nameof(Likeness.Different), Traits(Bare).Answered(Traits(Bare.Replace("\"A\"", "\"B\"", StringComparison.Ordinal))).ToString());
    }

    [Fact]
    public void An_answer_of_an_id_alone_says_nothing() =>
        Assert.Equal(nameof(Likeness.Possible), Traits(Sent).Answered(Traits("""{"id":"x"}""")).ToString());

    [Theory]
    [InlineData("""{"name":"Bluewater data platform","customerProfile":{"name":"Other"}}""", true, false)]
    [InlineData("""{"name":"Other","customerProfile":{"name":"Bluewater Bakeries AG"}}""", true, false)]
    [InlineData("""{"name":"Other","customerProfile":{"name":"Bluewater Bakeries AG"},"externalReferenceId":"X-1"}""", false, false)]
    [InlineData("""{"name":"Bluewater data platform","customerProfile":{"name":"Bluewater Bakeries AG"},"externalReferenceId":"X-1"}""", true, true)]
    [InlineData("""{"name":"Other","customerProfile":{"name":"Other"}}""", false, false)]
    public void What_is_listed_may_be_it(string listed, bool mayBe, bool strictly)
    {
        Assert.Equal(mayBe, Traits(Sent).MayBe(Traits(listed)));
        Assert.Equal(strictly, Traits(Sent).MayBe(Traits(listed), strictly: true));
    }

    private static string Answered(string path, string? value) => Traits(Sent).Answered(Traits(Changed(path, value))).ToString();

    private static DealTraits Traits(string json) => DealTraits.Of(JObject.Parse(json));

    private static DealTraits Without(string json, string name)
    {
        var changed = JObject.Parse(json);
        changed.Remove(name);
        return DealTraits.Of(changed);
    }

    private static string Changed(string path, string? value)
    {
        var json = JObject.Parse(Sent);
        ((JProperty)json.SelectToken(path)!.Parent!).Value = value;
        return json.ToString();
    }
}
