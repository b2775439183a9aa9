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

    [Theory]
    [InlineData("details.dealValue details.closingDateTime", nameof(Likeness.Different))]
    [InlineData("details.dealValue details.currency", nameof(Likeness.Different))]
    [InlineData("details.closingDateTime details.currency", nameof(Likeness.Different))]
    [InlineData("details.currency customerProfile.address.country", nameof(Likeness.Different))]
    [InlineData("details.dealValue details.closingDateTime details.currency", nameof(Likeness.Same))]
    [InlineData("details.dealValue details.currency customerProfile.address.country", nameof(Likeness.Same))]
    [InlineData("details.closingDateTime details.currency customerProfile.address.country", nameof(Likeness.Same))]
    [InlineData("details.currency customerProfile.address.postalCode customerProfile.address.country", nameof(Likeness.Same))]
    public void Three_details_have_to_agree_under_another_customers_name(string answered, string likeness)
    {
        var (sent, answer) = (JObject.Parse(Sent), JObject.Parse("""{"customerProfile":{"name":"Holding","address":{}},"details":{}}"""));
        sent.Remove("externalReferenceId");
        answer["name"] = sent["name"];
        foreach (var path in answered.Split(' '))
        {
            var end = path.LastIndexOf('.');
            answer.SelectToken(path[..end])![path[(end + 1)..]] = sent.SelectToken(path);
        }

        Assert.Equal(likeness, DealTraits.Of(sent).Answered(DealTraits.Of(answer)).ToString());
    }

    [Theory]
    [InlineData("Bluewater", "Bluewater Bakeries AG", 42000, nameof(Likeness.Same))]
    [InlineData("Bluewater", "Bluewater Bakeries AG", 43000, nameof(Likeness.Different))]
    [InlineData("Bluewater", "Holding", 42000, nameof(Likeness.Different))]
    [InlineData("Platform", "Bluewater Bakeries AG", 42000, nameof(Likeness.Different))]
    public void A_name_that_came_back_short_is_that_of_the_same_customers_deal_whose_details_agree(string name, string customer, int amount, string likeness)
    {
        var (sent, answer) = (JObject.Parse(Sent), JObject.Parse(Sent));
        sent.Remove("externalReferenceId");
        answer.Remove("externalReferenceId");
        (answer["name"], answer["customerProfile"]!["name"], answer["details"]!["dealValue"]) = (name, customer, amount);

        Assert.Equal(likeness, DealTraits.Of(sent).Answered(DealTraits.Of(answer)).ToString());
    }

    [Theory]
    [InlineData("Bluewater data platform", "Bluewater Bakeries AG", nameof(Likeness.Same))]
    [InlineData("Bluewater data platform", "Holding", nameof(Likeness.Different))]
    [InlineData("Greenfield", "Bluewater Bakeries AG", nameof(Likeness.Different))]
    [InlineData("Bluewater data platform", null, nameof(Likeness.Different))]
    [InlineData(null, "Bluewater Bakeries AG", nameof(Likeness.Different))]
    public void An_answer_with_an_id_that_nobody_sent_has_to_name_both_deal_and_customer(string? name, string? customer, string likeness)
    {
        var answer = JObject.Parse(Sent);
        (answer["name"], answer["customerProfile"]!["name"], answer["externalReferenceId"]) = (name, customer, "X-1");

        Assert.Equal(likeness, Without(Sent, "externalReferenceId").Answered(DealTraits.Of(answer)).ToString());
    }

    [Theory]
    [InlineData("""{"customerProfile":{"name":"Bluewater Bakeries AG"}}""", nameof(Likeness.Same))]
    [InlineData("""{"customerProfile":{"name":"Holding"}}""", nameof(Likeness.Different))]
    [InlineData("""{"name":"Bluewater data platform"}""", nameof(Likeness.Same))]
    [InlineData("""{"name":"Greenfield"}""", nameof(Likeness.Different))]
    public void Of_an_answer_that_leaves_out_half_the_other_half_tells(string answer, string likeness) =>
        Assert.Equal(likeness, Traits(Sent).Answered(Traits(answer)).ToString());

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

    [Theory]
    [InlineData("CRM-42", true)]
    [InlineData("crm-00042", true)]
    [InlineData("CRM-0", true)]
    [InlineData("CRM-43", false)]
    public void Listed_under_other_names_it_may_be_it_by_its_external_id(string externalId, bool mayBe)
    {
        var listed = Traits($$"""{"name":"Other","customerProfile":{"name":"Other"},"externalReferenceId":"{{externalId}}"}""");
        Assert.Equal(mayBe, Traits(Sent).MayBe(listed));
        Assert.Equal(mayBe, Traits(Sent).MayBe(listed, strictly: true));
    }

    [Theory]
    [InlineData("Bluewater data platform", "Bluewater Bakeries AG", true)]
    [InlineData("Bluewater data platform", "Other", false)]
    [InlineData("Other", "Bluewater Bakeries AG", false)]
    public void What_is_listed_under_an_id_that_was_not_sent_has_to_be_like_it_in_both_names(string name, string customer, bool mayBe)
    {
        var listed = Traits($$"""{"name":"{{name}}","customerProfile":{"name":"{{customer}}"},"externalReferenceId":"X-1"}""");
        Assert.Equal(mayBe, Without(Sent, "externalReferenceId").MayBe(listed));
    }

    [Theory]
    [InlineData("CRM-1", "crm-001", true)]
    [InlineData("CRM-1", "CRM-2", false)]
    [InlineData("CRM-1", "", false)]
    [InlineData("", "CRM-1", false)]
    [InlineData("", "", false)]
    public void Two_that_have_no_external_id_do_not_have_the_same(string one, string other, bool same) => Assert.Equal(
        same,
        Traits($$"""{"externalReferenceId":"{{one}}"}""").HasIdOf(Traits($$"""{"externalReferenceId":"{{other}}"}""")));

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
