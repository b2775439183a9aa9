using System;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace PartnerReferrals.Contract.Tests.Emulator;

public sealed class PatchTests
{
    [Fact]
    public async Task Patch_answers_204_and_with_Prefer_the_referral()
    {
        using var session = new EmulatorSession();
        var deal = await session.CreateAsync();
        await session.AdvanceAsync(5);
        var quiet = await session.PatchAsync(Id(deal), Replace("/details/dealValue", "10000"));
        Assert.Equal((204, string.Empty, "0"), (quiet.Status, quiet.Text, quiet.Header("Content-Length")));
        Assert.NotNull(quiet.Header("Request-ID"));

        var full = await session.PatchAsync(Id(deal), Replace("/salesStage", "Propose"), ("Prefer", "return=representation"));
        var changed = full.Expect(200);
        Assert.Equal(10000m, changed["details"]!["dealValue"]!.GetValue<decimal>());
        Assert.Equal("Propose", Text(changed, "salesStage"));
        Assert.NotEqual(Text(deal, "eTag"), Text(changed, "eTag"));
        Assert.Equal("2026-03-01T09:00:05.0000000Z", Text(changed, "updatedDateTime"));
        Assert.Equal(Text(deal, "createdDateTime"), Text(changed, "createdDateTime"));
        var read = (await session.GetAsync($"{EmulatorSession.Referrals}/{Id(deal)}")).Expect(200);
        Assert.Equal(read.ToJsonString(), changed.ToJsonString());
    }

    [Theory]
    [InlineData("replace", "/name", "\"New name\"", "name", "\"New name\"")]
    [InlineData("replace", "/favorite", "true", "favorite", "true")]
    [InlineData("add", "/campaignId", "\"C1\"", "campaignId", "\"C1\"")]
    [InlineData("replace", "/externalReferenceId", "null", "externalReferenceId", "null")]
    [InlineData("replace", "/details/closingDateTime", "\"2027-01-31T00:00:00+01:00\"", "details.closingDateTime", "\"2027-01-30T23:00:00Z\"")]
    [InlineData("replace", "/Details/Currency", "\"EUR\"", "details.currency", "\"EUR\"")]
    [InlineData("replace", "/consent/consentToShareReferralWithMicrosoftSellers", "true", "consent.consentToShareReferralWithMicrosoftSellers", "true")]
    [InlineData("replace", "/team", "[]", "team", "[]")]
    public async Task Open_paths_can_be_changed(string op, string path, string value, string where, string expected)
    {
        using var session = new EmulatorSession();
        var deal = await session.CreateAsync();
        var changed = (await session.PatchAsync(Id(deal), Ops((op, path, value)), ("Prefer", "return=representation"))).Expect(200);
        JsonNode? node = changed;
        foreach (var name in where.Split('.'))
        {
            node = node![name];
        }

        Assert.Equal(expected, node?.ToJsonString() ?? "null");
    }

    [Fact]
    public async Task Members_and_solutions_are_added_at_the_end()
    {
        using var session = new EmulatorSession();
        var deal = await session.CreateAsync();
        var changed = (await session.PatchAsync(
            Id(deal),
            Ops(
                ("add", "/team/-", """{"firstName":"Kim","Email":"kim@partner.example"}"""),
                ("add", "/customerProfile/team/-", """{"firstName":"Jo"}"""),
                ("add", "/details/requirements/solutions/-", """{"id":"SOL-2","type":"Name","price":"5.50"}""")),
            ("Prefer", "return=representation"))).Expect(200);
        Assert.Equal(["noa@partner.example", "kim@partner.example"], changed["team"]!.AsArray().Select(m => Text(m!, "email")));
        Assert.Equal(2, changed["customerProfile"]!["team"]!.AsArray().Count);
        Assert.Equal(5.50m, changed["details"]!["requirements"]!["solutions"]![1]!["price"]!.GetValue<decimal>());
        Assert.True(changed["team"]![1]!.AsObject().ContainsKey("phoneNumber"));
    }

    [Theory]
    [InlineData("remove", "/name", "null", "/name")]
    [InlineData("test", "/name", "\"x\"", "/name")]
    [InlineData("move", "/name", "\"x\"", "/name")]
    [InlineData("replace", "/type", "\"Shared\"", "/type")]
    [InlineData("replace", "/id", "\"x\"", "/id")]
    [InlineData("replace", "/customerProfile/name", "\"x\"", "/customerProfile/name")]
    [InlineData("replace", "/team/0", "{}", "/team/0")]
    [InlineData("replace", "/team/-", "{}", "/team/-")]
    [InlineData("replace", "/nothing", "1", "/nothing")]
    [InlineData("replace", "name", "\"x\"", "[0].path")]
    [InlineData("replace", "/details/dealValue", "\"50,000\"", "details.dealValue")]
    [InlineData("replace", "/details/currency", "null", "details.currency")]
    [InlineData("replace", "/status", "\"Frozen\"", "status")]
    [InlineData("replace", "/status", "\"Closed\"", "substatus")]
    [InlineData("replace", "/substatus", "\"Won\"", "substatus")]
    [InlineData("add", "/team/-", "\"Noa\"", "team[-]")]
    [InlineData("add", "/registrations/-", """{"type":"AzureIPCoSell"}""", "registrations")]
    public async Task Wrong_operation_is_refused_and_changes_nothing(string op, string path, string value, string target)
    {
        using var session = new EmulatorSession();
        var deal = await session.CreateAsync();
        var answer = await session.PatchAsync(Id(deal), Ops(("replace", "/salesStage", "\"Propose\""), (op, path, value)));
        answer.ExpectError(400, "invalidRequest", target.Replace("[0]", "[1]", StringComparison.Ordinal));
        var read = (await session.GetAsync($"{EmulatorSession.Referrals}/{Id(deal)}")).Expect(200);
        Assert.Equal(Text(deal, "eTag"), Text(read, "eTag"));
        Assert.Null(read["salesStage"]);
    }

    [Fact]
    public async Task More_paths_can_be_opened()
    {
        using var session = new EmulatorSession(("patchPaths", "/team/0;/details/requirements/additionalRequirements"));
        var deal = await session.CreateAsync();
        var changed = (await session.PatchAsync(
            Id(deal), Ops(("replace", "/team/0", """{"email":"x@y.example"}""")), ("Prefer", "return=representation"))).Expect(200);
        Assert.Equal("x@y.example", Text(changed["team"]![0]!, "email"));

        using var any = new EmulatorSession(("patchPaths", "any"));
        deal = await any.CreateAsync();
        Assert.Equal(204, (await any.PatchAsync(Id(deal), Replace("/lastRunId", "r1"))).Status);
        (await any.PatchAsync(Id(deal), Replace("/customerProfile/name", "Other"))).ExpectError(400, "invalidRequest", "customerProfile.name");
        (await any.PatchAsync(Id(deal), Replace("/isSpam", "x"))).ExpectError(400, "invalidRequest", "/isSpam");
    }

    [Fact]
    public async Task IfMatch_is_optional_and_a_wrong_one_is_refused()
    {
        using var session = new EmulatorSession();
        var deal = await session.CreateAsync();
        Assert.Equal(204, (await session.PatchAsync(Id(deal), Replace("/name", "a"), ("If-Match", Text(deal, "eTag")))).Status);
        var late = await session.PatchAsync(Id(deal), Replace("/name", "b"), ("If-Match", Text(deal, "eTag")));
        late.ExpectError(412, "preconditionFailed", "eTag");
        Assert.Equal("resourceModified", Text(late.Json["error"]!["innerError"]!, "code"));
        Assert.Equal(204, (await session.PatchAsync(Id(deal), Replace("/name", "c"), ("If-Match", "*"))).Status);
    }

    [Theory]
    [InlineData("Won")]
    [InlineData("Lost")]
    [InlineData("Declined")]
    [InlineData("Error")]
    public async Task Closing_sets_the_time_and_ends_all_change(string substatus)
    {
        using var session = new EmulatorSession();
        var deal = await session.CreateAsync();
        await session.AdvanceAsync(60);
        var closed = (await session.PatchAsync(
            Id(deal),
            Ops(("replace", "/status", "\"Closed\""), ("replace", "/substatus", $"\"{substatus}\""), ("replace", "/statusReason", "\"why\"")),
            ("Prefer", "return=representation"))).Expect(200);
        Assert.Equal("2026-03-01T09:01:00.0000000Z", Text(closed, "closedDateTime"));

        (await session.PatchAsync(Id(deal), Replace("/name", "late"))).ExpectError(400, "invalidRequest", "status");
        (await session.PatchAsync(Id(deal), Ops(("replace", "/status", "\"Active\""), ("replace", "/substatus", "\"Accepted\"")))).ExpectError(400, "invalidRequest", "status");
        var same = await session.PatchAsync(Id(deal), Ops(("replace", "/status", "\"Closed\""), ("replace", "/substatus", $"\"{substatus}\"")), ("Prefer", "return=representation"));
        Assert.Equal(Text(closed, "eTag"), Text(same.Expect(200), "eTag"));
    }

    [Fact]
    public async Task Error_needs_a_reason_and_strict_states_follow_the_business_text()
    {
        using var session = new EmulatorSession();
        var deal = await session.CreateAsync();
        (await session.PatchAsync(Id(deal), Close("Error"))).ExpectError(400, "invalidRequest", "statusReason");

        using var strict = new EmulatorSession(("strictStates", "true"));
        deal = await strict.CreateAsync();
        (await strict.PatchAsync(Id(deal), Close("Declined"))).ExpectError(400, "invalidRequest", "substatus");
        Assert.Equal(204, (await strict.PatchAsync(Id(deal), Close("Lost"))).Status);
    }

    [Fact]
    public async Task Share_flag_does_not_go_back_and_contacts_freeze_once_Microsoft_was_asked()
    {
        using var session = new EmulatorSession();
        var own = await session.CreateAsync(Deal.Shared());
        (await session.PatchAsync(Id(own), Ops(("replace", "/consent/consentToShareReferralWithMicrosoftSellers", "false"))))
            .ExpectError(400, "invalidRequest", "consent.consentToShareReferralWithMicrosoftSellers");
        Assert.Equal(204, (await session.PatchAsync(Id(own), Ops(("add", "/customerProfile/team/-", "{}")))).Status);
        await session.CreateAsync(Deal.MicrosoftLeg(Text(own, "engagementId")));
        (await session.PatchAsync(Id(own), Ops(("add", "/customerProfile/team/-", "{}"))))
            .ExpectError(400, "invalidRequest", "customerProfile.team");
    }

    [Fact]
    public async Task Put_replaces_the_whole_and_needs_IfMatch()
    {
        using var session = new EmulatorSession();
        var deal = await session.CreateAsync();
        var address = $"{EmulatorSession.Referrals}/{Id(deal)}";
        var body = (await session.GetAsync(address)).Expect(200);
        body["details"]!["notes"] = "Another note";
        body.Remove("salesStage");
        body.Remove("externalReferenceId");
        (await session.SendAsync(HttpMethod.Put, address, body.DeepClone())).ExpectError(400, "invalidRequest", "If-Match");
        var changed = (await session.SendAsync(HttpMethod.Put, address, body.DeepClone(), ("If-Match", Text(deal, "eTag")))).Expect(200);
        Assert.Equal("Another note", Text(changed["details"]!, "notes"));
        Assert.Null(changed["externalReferenceId"]);
        Assert.Equal(Text(deal, "engagementId"), Text(changed, "engagementId"));
        (await session.SendAsync(HttpMethod.Put, address, body.DeepClone(), ("If-Match", Text(deal, "eTag")))).ExpectError(412, "preconditionFailed", "eTag");
        body["customerProfile"]!["address"]!["city"] = "Bern";
        (await session.SendAsync(HttpMethod.Put, address, body, ("If-Match", Text(changed, "eTag")))).ExpectError(400, "invalidRequest", "customerProfile.address");
    }

    [Fact]
    public async Task Concurrent_patches_lose_nothing()
    {
        using var session = new EmulatorSession();
        var id = Id(await session.CreateAsync());
        await Task.WhenAll(Enumerable.Range(0, 40).Select(n => Task.Run(
            () => session.PatchAsync(id, Ops(("add", "/team/-", $$"""{"email":"m{{n}}@partner.example"}"""))))));
        var team = (await session.GetAsync($"{EmulatorSession.Referrals}/{id}")).Expect(200)["team"]!.AsArray();
        Assert.Equal(41, team.Select(m => Text(m!, "email")).Distinct().Count());
    }

    internal static JsonArray Close(string substatus) =>
        Ops(("replace", "/status", "\"Closed\""), ("replace", "/substatus", $"\"{substatus}\""));

    internal static JsonArray Replace(string path, string value) => Ops(("replace", path, JsonValue.Create(value).ToJsonString()));

    internal static JsonArray Ops(params (string Op, string Path, string Value)[] operations) => new(
        [.. operations.Select(o => (JsonNode)new JsonObject { ["op"] = o.Op, ["path"] = o.Path, ["value"] = JsonNode.Parse(o.Value) })]);

    private static string Id(JsonObject referral) => Text(referral, "id");

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();
}
