using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace PartnerReferrals.Contract.Tests.Emulator;

public sealed class ListTests
{
    [Theory]
    [InlineData("status eq 'Active' and qualification eq 'SalesQualified'", "swiss,norse,O'Brien & Co + 50%")]
    [InlineData("customerProfile/address/country eq 'CH' and type eq 'Independent'", "swiss")]
    [InlineData("(direction eq 'Outgoing' and substatus eq 'Accepted')", "swiss,norse,O'Brien & Co + 50%")]
    [InlineData("team/any(m:m/email eq 'noa@partner.example')", "swiss,norse")]
    [InlineData("team/any(m: m/email eq 'noa@partner.example' or m/firstName eq 'Pat')", "swiss,norse,O'Brien & Co + 50%")]
    [InlineData("team/any()", "swiss,norse,O'Brien & Co + 50%")]
    [InlineData("target/any()", "norse")]
    [InlineData("not target/any()", "swiss,O'Brien & Co + 50%")]
    [InlineData("type ne 'Shared'", "swiss,O'Brien & Co + 50%")]
    [InlineData("details/dealValue gt 10000", "swiss,O'Brien & Co + 50%")]
    [InlineData("details/dealValue ge 10000", "swiss,norse,O'Brien & Co + 50%")]
    [InlineData("details/dealValue lt 99999.5", "swiss,norse")]
    [InlineData("details/dealValue le 99999.50", "swiss,norse,O'Brien & Co + 50%")]
    [InlineData("details/dealValue eq 10000 or name eq 'swiss'", "swiss,norse")]
    [InlineData("not (name eq 'swiss')", "norse,O'Brien & Co + 50%")]
    [InlineData("contains(name,'or')", "norse")]
    [InlineData("startswith(name,'sw')", "swiss")]
    [InlineData("endswith(name,'se')", "norse")]
    [InlineData("name eq 'O''Brien & Co + 50%'", "O'Brien & Co + 50%")]
    [InlineData("contains(customerProfile/name,'Zürich')", "swiss")]
    [InlineData("createdDateTime gt 2026-03-01T09:00:00Z", "norse,O'Brien & Co + 50%")]
    [InlineData("createdDateTime gt '2026-03-01T09:00:00Z'", "norse,O'Brien & Co + 50%")]
    [InlineData("createdDateTime gt 2026-03-01T10:00:00+01:00", "norse,O'Brien & Co + 50%")]
    [InlineData("updatedDateTime ge 2026-03-01T09:00:10Z and updatedDateTime lt 2026-03-01T09:00:20Z", "norse")]
    [InlineData("createdDateTime ge 2026-03-01", "swiss,norse,O'Brien & Co + 50%")]
    [InlineData("createdDateTime eq 2026-03-01T09:00:10Z", "norse")]
    [InlineData("closedDateTime eq null", "swiss,norse,O'Brien & Co + 50%")]
    [InlineData("closedDateTime ne null", "")]
    [InlineData("closedDateTime gt 2020-01-01T00:00:00Z", "")]
    [InlineData("favorite eq false", "swiss,norse,O'Brien & Co + 50%")]
    [InlineData("Status eq 'Active' AND NAME eq 'swiss'", "swiss")]
    [InlineData("externalReferenceId eq '19'", "norse")]
    [InlineData("status eq 'Frozen'", "")]
    public async Task Filters_give_what_they_say(string filter, string names)
    {
        using var session = await ThreeDealsAsync();
        var expected = names.Split(',', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(expected, (await session.ListAsync("$filter=" + Uri.EscapeDataString(filter))).Names);
        Assert.Equal(
            expected.Reverse(),
            (await session.ListAsync($"$filter={Uri.EscapeDataString(filter)}&$orderby=updatedDateTime desc")).Names);
        Assert.Equal(
            expected.Order(StringComparer.Ordinal),
            (await session.ListAsync($"$filter={Uri.EscapeDataString(filter)}&$orderby=name")).Names);
    }

    [Theory]
    [InlineData("$filter=status eq")]
    [InlineData("$filter=nothing eq 'x'")]
    [InlineData("$filter=status eq 5")]
    [InlineData("$filter=engagementId eq 'no guid'")]
    [InlineData("$filter=updatedDateTime gt 'yesterday'")]
    [InlineData("$filter=details/dealValue add 1 eq 2")]
    [InlineData("$filter=tolower(name) eq 'x'")]
    [InlineData("$filter=year(createdDateTime) eq 2026")]
    [InlineData("$filter=team/all(m:m/email eq 'x')")]
    [InlineData("$filter=status in ('New')")]
    [InlineData("$filter=name")]
    [InlineData("$orderby=nothing")]
    [InlineData("$orderby=team")]
    [InlineData("$select=nothing")]
    [InlineData("$top=-1")]
    [InlineData("$top=many")]
    [InlineData("$skip=-1")]
    [InlineData("$count=perhaps")]
    [InlineData("$skiptoken=abc")]
    [InlineData("$expand=partners")]
    [InlineData("$search=x")]
    [InlineData("$apply=x")]
    [InlineData("$pageSize=10")]
    public async Task Unsupported_or_broken_query_is_refused_and_named(string query)
    {
        using var session = await ThreeDealsAsync();
        (await session.ListAsync(query)).ExpectError(400, "invalidRequest", query.Split('=')[0]);
    }

    [Fact]
    public async Task Engagement_and_id_stand_bare_or_in_quotes()
    {
        using var session = await ThreeDealsAsync();
        var deal = await session.CreateAsync(Deal.Private("fourth"));
        foreach (var name in (string[])["engagementId", "id"])
        {
            var value = deal[name]!.GetValue<string>();
            Assert.Equal(["fourth"], (await session.ListAsync($"$filter={name} eq '{value}'")).Names);
            Assert.Equal(["fourth"], (await session.ListAsync($"$filter={name} eq {value}")).Names);
            Assert.Equal(["fourth"], (await session.ListAsync($"$filter={name} eq '{value.ToUpperInvariant()}'")).Names);
        }
    }

    [Fact]
    public async Task Envelope_is_the_documented_one()
    {
        using var session = await ThreeDealsAsync();
        var envelope = (await session.ListAsync("$top=2&api-version=ignored")).Expect(200);
        Assert.Equal(["@odata.context", "@odata.count", "value"], envelope.Select(m => m.Key));
        Assert.Equal(3, envelope["@odata.count"]!.GetValue<int>());
        Assert.False(envelope["value"]![0]!.AsObject().ContainsKey("@odata.context"));

        using var onRequest = await ThreeDealsAsync(("count", "onRequest"));
        Assert.False((await onRequest.ListAsync("$top=2")).Expect(200).ContainsKey("@odata.count"));
        Assert.Equal(3, (await onRequest.ListAsync("$top=2&$count=true")).Expect(200)["@odata.count"]!.GetValue<int>());
    }

    [Fact]
    public async Task Select_shows_only_what_is_named()
    {
        using var session = await ThreeDealsAsync();
        var row = (await session.ListAsync("$select=id,STATUS,customerProfile/address/country,details/dealValue,team/email&$top=1"))
            .Expect(200)["value"]![0]!.AsObject();
        Assert.Equal(["id", "status", "customerProfile", "details", "team"], row.Select(m => m.Key));
        Assert.Equal("""{"address":{"country":"CH"}}""", row["customerProfile"]!.ToJsonString());
        Assert.Equal("""{"dealValue":42000}""", row["details"]!.ToJsonString());
        Assert.Equal("""[{"email":"noa@partner.example"}]""", row["team"]!.ToJsonString());
        var whole = (await session.ListAsync("$select=*&$top=1")).Expect(200)["value"]![0]!.AsObject();
        Assert.True(whole.ContainsKey("trackingInfo"));
    }

    [Theory]
    [InlineData("$orderby=details/dealValue", "norse,swiss,O'Brien & Co + 50%")]
    [InlineData("$orderby=details/dealValue desc&$top=2", "O'Brien & Co + 50%,swiss")]
    [InlineData("$orderby=type desc,name desc", "norse,swiss,O'Brien & Co + 50%")]
    [InlineData("$orderby=createdDateTime desc&$skip=1", "norse,swiss")]
    [InlineData("$skip=2", "O'Brien & Co + 50%")]
    [InlineData("$skip=5", "")]
    [InlineData("$top=0", "")]
    [InlineData("$orderby=name&$skip=1&$top=1", "norse")]
    public async Task Order_skip_and_top(string query, string names)
    {
        using var session = await ThreeDealsAsync();
        var answer = await session.ListAsync(query);
        Assert.Equal(names.Split(',', StringSplitOptions.RemoveEmptyEntries), answer.Names);
        Assert.False(answer.Json.ContainsKey("@odata.nextLink"));
        Assert.Equal(3, answer.Json["@odata.count"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("$orderby=createdDateTime desc", true)]
    [InlineData("$orderby=updatedDateTime", false)]
    [InlineData("$orderby=details/notes,name", false)]
    [InlineData("$orderby=customerProfile/address/country desc,createdDateTime desc", true)]
    public async Task Pages_are_whole_and_stable_while_referrals_arrive_and_change(string query, bool newestFirst)
    {
        using var session = new EmulatorSession(("pageSize", "10"));
        for (var number = 0; number < 35; number++)
        {
            await session.CreateAsync(Deal.Private($"{number:00}"));
            if (number % 3 == 0)
            {
                await session.AdvanceAsync(1);
            }
        }

        var names = new List<string>();
        var answer = await session.ListAsync(query + "&$filter=startswith(name,'x') eq false");
        for (var page = 0; page < 10; page++)
        {
            names.AddRange(answer.Names);
            Assert.Equal(35, answer.Json["@odata.count"]!.GetValue<int>());
            await session.CreateAsync(Deal.Private("x late arrival"));
            if (answer.Json["@odata.nextLink"]?.GetValue<string>() is not { } next)
            {
                break;
            }

            answer = await session.GetAsync(next);
        }

        Assert.Equal(35, names.Distinct().Count());
        Assert.Equal(35, names.Count);
        if (query.Contains("DateTime", StringComparison.Ordinal) || query.Length == 0)
        {
            // Ties share a second: compare the seconds only.
            var seconds = names.Select(n => (int.Parse(n) + 2) / 3).ToList();
            Assert.Equal(newestFirst ? seconds.OrderDescending() : seconds.Order(), seconds);
        }
        else
        {
            Assert.Equal(names.Order(StringComparer.Ordinal), names);
        }
    }

    [Fact]
    public async Task Top_beyond_a_page_comes_in_pages_and_ends_where_it_shall()
    {
        using var session = new EmulatorSession(("pageSize", "4"));
        for (var number = 0; number < 12; number++)
        {
            await session.CreateAsync(Deal.Private($"{number:00}"));
        }

        var first = await session.ListAsync("$top=6&$skip=1");
        var second = await session.GetAsync(first.Json["@odata.nextLink"]!.GetValue<string>());
        Assert.Equal(4, first.Names.Length);
        Assert.Equal(2, second.Names.Length);
        Assert.False(second.Json.ContainsKey("@odata.nextLink"));
        Assert.Equal(6, first.Names.Concat(second.Names).Distinct().Count());
    }

    [Fact]
    public async Task Next_link_can_be_the_documented_one()
    {
        using var session = await ThreeDealsAsync(("pageSize", "2"), ("nextLink", "documented"));
        var next = (await session.ListAsync("$select=name")).Expect(200)["@odata.nextLink"]!.GetValue<string>();
        Assert.StartsWith("http://emulator.invalid/v1.0/referrals?$skiptoken=", next, StringComparison.Ordinal);
        var token = next.Split("$skiptoken=")[1];
        var rest = await session.ListAsync("$skiptoken=" + token);
        Assert.Equal("""[{"name":"O'Brien & Co + 50%"}]""", rest.Json["value"]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    [Fact]
    public async Task Created_referral_is_listed_only_after_the_delay_and_readable_at_once()
    {
        using var session = new EmulatorSession(("listingDelay", "30"));
        var id = (await session.CreateAsync())["id"]!.GetValue<string>();
        (await session.GetAsync($"{EmulatorSession.Referrals}/{id}")).Expect(200);
        Assert.Empty((await session.ListAsync("")).Names);
        await session.AdvanceAsync(29.9);
        Assert.Empty((await session.ListAsync("")).Names);
        await session.AdvanceAsync(0.1);
        Assert.Single((await session.ListAsync("")).Names);
    }

    private static async Task<EmulatorSession> ThreeDealsAsync(params (string, string)[] settings)
    {
        var session = new EmulatorSession(settings);
        var swiss = Deal.Private("swiss");
        swiss["customerProfile"]!["name"] = "Bäckerei Zürich";
        await session.CreateAsync(swiss);
        await session.AdvanceAsync(10);
        var norse = Deal.Of2019();
        norse["name"] = "norse";
        await session.CreateAsync(norse);
        await session.AdvanceAsync(10);
        var irish = Deal.Private("O'Brien & Co + 50%");
        irish["customerProfile"]!["address"]!["country"] = "IE";
        irish["details"]!["dealValue"] = 99999.5;
        irish["team"] = new JsonArray(new JsonObject { ["firstName"] = "Pat", ["email"] = "pat@partner.example" });
        await session.CreateAsync(irish);
        return session;
    }
}
