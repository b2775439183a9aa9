using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace PartnerReferrals.Contract.Tests.Emulator;

/// <summary>The switches of facts 10: each is off unless asked for, and does what it says in create, get and list.</summary>
public sealed class OddityTests
{
    [Theory]
    [InlineData("off", "https://emulator.invalid/v1.0/engagements/referrals?$filter=engagementId eq '{e}'", "https://emulator.invalid/v1.0/engagements/referrals/{i}")]
    [InlineData("observed", "https://emulator.invalid/v1.0/engagements/referrals?$filter=engagementId eq {e}", "https://emulator.invalid/v1.0/engagements/referrals/{i}")]
    [InlineData("documented", "https://emulator.invalid/v1.0/engagements/referrals$filter=engagementId eq '{e}'", "https://emulator.invalid/v1.0/engagements/referrals{i}")]
    public async Task Links_of_a_single_read(string style, string related, string self)
    {
        using var session = new EmulatorSession(("faithfulLinks", style));
        var created = await session.CreateAsync();
        var read = (await session.GetAsync($"{EmulatorSession.Referrals}/{created["id"]}")).Expect(200);
        string Fill(string text) => text.Replace("{e}", Text(read, "engagementId"), StringComparison.Ordinal).Replace("{i}", Text(read, "id"), StringComparison.Ordinal);
        Assert.Equal(Fill(related), Text(read["links"]!["relatedReferrals"]!, "uri"));
        Assert.Equal(Fill(self), Text(read["links"]!["self"]!, "uri"));
        Assert.Equal("GET", Text(read["links"]!["self"]!, "method"));
        Assert.Equal(style == "documented", Text(created["links"]!["self"]!, "uri").Contains("engagments", StringComparison.Ordinal));
        Assert.Equal("https://emulator.invalid/v1.0/engagments/referrals/$metadata#Referrals/$entity", Text(read, "@odata.context"));
        Assert.Equal("@odata.context", read.First().Key);
    }

    [Fact]
    public async Task Switches_change_answers_and_not_what_is_held()
    {
        using var session = new EmulatorSession(
            ("idsAsObject", "true"), ("unknownWord", "substatus=Escalated"), ("extraProperties", "true"), ("htmlEncodedNames", "true"));
        var body = Deal.Private("Salt & Pepper");
        body["customerProfile"]!["name"] = "Müller & Söhne";
        var created = await session.CreateAsync(body);
        var row = (await session.ListAsync("$filter=substatus eq 'Accepted'")).Expect(200)["value"]![0]!;
        var read = (await session.GetAsync($"{EmulatorSession.Referrals}/{created["id"]}")).Expect(200);
        foreach (var referral in (JsonNode[])[created, row, read])
        {
            Assert.Empty(referral["customerProfile"]!["ids"]!.AsObject());
            Assert.Equal("Escalated", Text(referral, "substatus"));
            Assert.Equal("Salt &amp; Pepper", Text(referral, "name"));
            Assert.StartsWith("M", Text(referral["customerProfile"]!, "name"), StringComparison.Ordinal);
            Assert.Contains("&amp;", Text(referral["customerProfile"]!, "name"), StringComparison.Ordinal);
            Assert.NotNull(referral["futureProperty"]!["nested"]);
        }

        var held = (await session.ControlAsync("referrals"))[0]!;
        Assert.Equal(("Accepted", "Salt & Pepper"), (Text(held, "substatus"), Text(held, "name")));
        Assert.Empty(held["customerProfile"]!["ids"]!.AsArray());
    }

    [Fact]
    public async Task Its_header_and_its_stamps_can_be_off_each_by_itself()
    {
        using var session = new EmulatorSession(("dateSkew", "600"), ("stampSkew", "-300"));
        var answer = await session.PostAsync(EmulatorSession.Referrals, Deal.Private());

        Assert.Equal("Sun, 01 Mar 2026 09:10:00 GMT", answer.Header("Date"));
        Assert.StartsWith("2026-03-01T08:55:00", Text(answer.Expect(200), "createdDateTime"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_so_many_lists_one_lags()
    {
        using var session = new EmulatorSession(("staleLists", "3"), ("staleBy", "60"));
        await session.CreateAsync();
        var counts = new System.Collections.Generic.List<int>();
        for (var list = 0; list < 6; list++)
        {
            counts.Add((await session.ListAsync("$top=5")).Expect(200)["value"]!.AsArray().Count);
        }

        Assert.Equal([1, 1, 0, 1, 1, 0], counts);
        await session.AdvanceAsync(60);
        for (var list = 0; list < 3; list++)
        {
            Assert.Single((await session.ListAsync("$top=5")).Expect(200)["value"]!.AsArray());
        }
    }

    [Fact]
    public async Task Texts_can_be_stored_as_services_like_them()
    {
        using var session = new EmulatorSession(("rewrittenText", "true"));
        var body = Deal.Private("  Data   platform ");
        body["details"]!["notes"] = "one \r\ntwo";
        body["customerProfile"]!["name"] = "Mu\u0308ller";
        var created = await session.CreateAsync(body);

        Assert.Equal(("Data platform", "one\ntwo", "M\u00FCller"), (Text(created, "name"), Text(created["details"]!, "notes"), Text(created["customerProfile"]!, "name")));
    }

    [Fact]
    public async Task Nulls_can_be_left_out()
    {
        using var session = new EmulatorSession(("omitNulls", "true"));
        var deal = await session.CreateAsync();
        Assert.False(deal.ContainsKey("campaignId"));
        Assert.DoesNotContain("null", deal.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inner_error_and_direction_have_two_spellings()
    {
        using var session = new EmulatorSession(("innerErrorName", "innererror"), ("observedDirection", "true"));
        var deal = await session.CreateAsync();
        Assert.Equal("Incoming", Text(deal, "direction"));
        var refused = await session.PatchAsync(Text(deal, "id"), PatchTests.Replace("/name", "x"), ("If-Match", "\"other\""));
        Assert.Equal("resourceModified", Text(refused.Json["error"]!["innererror"]!, "code"));
    }

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();
}
