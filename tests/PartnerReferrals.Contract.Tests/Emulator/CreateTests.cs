using System;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace PartnerReferrals.Contract.Tests.Emulator;

public sealed class CreateTests
{
    [Fact]
    public async Task Own_deal_is_Active_and_Accepted_at_once_with_everything_the_service_adds()
    {
        using var session = new EmulatorSession();
        var answer = await session.PostAsync(
            EmulatorSession.Referrals, Deal.Private(), ("client-request-id", "11111111-2222-3333-4444-555555555555"));
        var deal = answer.Expect(200);

        Assert.Equal(("Active", "Accepted"), (Text(deal, "status"), Text(deal, "substatus")));
        Assert.True(Guid.TryParse(Text(deal, "id"), out _));
        Assert.True(Guid.TryParse(Text(deal, "engagementId"), out _));
        Assert.Equal("2026-03-01T09:00:00.0000000Z", Text(deal, "createdDateTime"));
        Assert.Equal(Text(deal, "createdDateTime"), Text(deal, "acceptedDateTime"));
        Assert.Equal("2026-11-30T00:00:00Z", Text(deal["details"]!, "closingDateTime"));
        Assert.Equal(42000m, deal["details"]!["dealValue"]!.GetValue<decimal>());
        Assert.Matches("^\"[0-9a-f-]+\"$", Text(deal, "eTag"));
        Assert.Equal("Unknown", Text(deal["inviteContext"]!, "assistanceRequestCode"));
        Assert.Equal(Text(deal, "organizationId"), Text(deal["inviteContext"]!["invitedBy"]!, "organizationId"));
        Assert.Equal(Text(deal, "eTag"), answer.Header("ETag"));
        Assert.Equal("11111111-2222-3333-4444-555555555555", answer.Header("client-request-id"));
        Assert.True(Guid.TryParse(answer.Header("Request-ID"), out _));
        Assert.Equal("application/json; charset=utf-8", answer.Header("Content-Type"));
        Assert.Equal(answer.Text.Length.ToString(CultureInfo.InvariantCulture), answer.Header("Content-Length"));
    }

    [Fact]
    public async Task Unset_properties_are_written_as_null_and_unset_lists_as_empty()
    {
        using var session = new EmulatorSession();
        var deal = await session.CreateAsync();

        foreach (var name in (string[])["campaignId", "closedDateTime", "expirationDateTime", "salesStage", "callToAction", "mpnId"])
        {
            Assert.True(deal.ContainsKey(name), name);
            Assert.Null(deal[name]);
        }

        Assert.Empty(deal["registrations"]!.AsArray());
        Assert.Empty(deal["details"]!["requirements"]!["industries"]!.AsArray());
        Assert.Null(deal["trackingInfo"]!["microsoftMsxId"]);
        Assert.Equal(["@odata.context", "id"], deal.Take(2).Select(p => p.Key));
    }

    [Fact]
    public async Task Ordinary_body_of_2019_is_accepted_and_its_state_not_honoured()
    {
        using var session = new EmulatorSession();
        var deal = await session.CreateAsync(Deal.Of2019());
        Assert.Equal(("Active", "Accepted", "Shared"), (Text(deal, "status"), Text(deal, "substatus"), Text(deal, "type")));
        Assert.Equal(10000m, deal["details"]!["dealValue"]!.GetValue<decimal>());
        Assert.Empty(deal["customerProfile"]!["ids"]!.AsArray());
    }

    [Fact]
    public async Task Names_are_read_in_any_case_and_server_owned_values_ignored()
    {
        using var session = new EmulatorSession();
        var body = Deal.Private();
        body["consent"] = new JsonObject { ["ConsentToContact"] = true, ["CONSENTTOTOSHAREINFOWITHOTHERS"] = true };
        body["Id"] = "00000000-0000-0000-0000-000000000001";
        body["organizationId"] = "somebody";
        var deal = await session.CreateAsync(body);
        Assert.True(deal["consent"]!["consentToContact"]!.GetValue<bool>());
        Assert.True(deal["consent"]!["consentToToShareInfoWithOthers"]!.GetValue<bool>());
        Assert.False(deal["consent"]!.AsObject().ContainsKey("ConsentToContact"));
        Assert.NotEqual("00000000-0000-0000-0000-000000000001", Text(deal, "id"));
        Assert.NotEqual("somebody", Text(deal, "organizationId"));
    }

    [Theory]
    [InlineData("type", null, "type")]
    [InlineData("type", "\"Mixed\"", "type")]
    [InlineData("customerProfile", null, "customerProfile")]
    [InlineData("consent", null, "consent")]
    [InlineData("details", null, "details")]
    [InlineData("customerProfile/name", "\" \"", "customerProfile.name")]
    [InlineData("customerProfile/address", null, "customerProfile.address")]
    [InlineData("customerProfile/address/country", "\"CHE\"", "customerProfile.address.country")]
    [InlineData("customerProfile/address/country", "\"ch\"", "customerProfile.address.country")]
    [InlineData("customerProfile/address/country", null, "customerProfile.address.country")]
    [InlineData("details/dealValue", "\"50,000\"", "details.dealValue")]
    [InlineData("details/dealValue", "\"1.234,56\"", "details.dealValue")]
    [InlineData("details/dealValue", "true", "details.dealValue")]
    [InlineData("details/currency", null, "details.currency")]
    [InlineData("details/currency", "\"franc\"", "details.currency")]
    [InlineData("details/closingDateTime", "\"31/12/2026\"", "details.closingDateTime")]
    [InlineData("details/requirements/solutions", "{}", "details.requirements.solutions")]
    [InlineData("details/requirements/solutions", "[[]]", "details.requirements.solutions[0]")]
    [InlineData("team", "[{\"email\":5}]", "team[0].email")]
    [InlineData("consent/consentToContact", "\"yes\"", "consent.consentToContact")]
    [InlineData("target", "[{\"type\":\"Elsewhere\",\"id\":\"x\"}]", "target[0].type")]
    [InlineData("qualification", "\"Qualified\"", "qualification")]
    [InlineData("engagementId", "\"not a guid\"", "engagementId")]
    [InlineData("mpnId", "\"12a\"", "mpnId")]
    public async Task Faulty_value_is_refused_and_named(string pointer, string? value, string target)
    {
        using var session = new EmulatorSession();
        var body = Deal.Private();
        JsonNode owner = body;
        var path = pointer.Split('/');
        foreach (var part in path[..^1])
        {
            owner = owner[part]!;
        }

        owner[path[^1]] = value is null ? null : JsonNode.Parse(value);
        var answer = await session.PostAsync(EmulatorSession.Referrals, body);
        answer.ExpectError(400, "invalidRequest", target);
        Assert.Equal(0, (await session.ControlAsync("statistics"))["referrals"]!.GetValue<int>());
    }

    [Fact]
    public async Task All_faults_are_in_the_message_and_the_first_in_the_target()
    {
        using var session = new EmulatorSession();
        var body = Deal.Private();
        body["type"] = "Mixed";
        body["details"]!["dealValue"] = "a lot";
        body.Remove("consent");
        var answer = await session.PostAsync(EmulatorSession.Referrals, body);
        answer.ExpectError(400, "invalidRequest", "type");
        Assert.Contains("details.dealValue must be a number", answer.ErrorMessage, StringComparison.Ordinal);
        Assert.Contains("consent is required", answer.ErrorMessage, StringComparison.Ordinal);
        Assert.Equal(1, Count(answer.ErrorMessage!, "type "));
    }

    [Theory]
    [InlineData("New", "Accepted", false)]
    [InlineData("Active", "Won", false)]
    [InlineData("New", "Pending", true)]
    [InlineData("Closed", "Won", true)]
    [InlineData("None", "None", true)]
    public async Task Only_a_legal_pair_of_states_is_taken(string status, string substatus, bool legal)
    {
        using var session = new EmulatorSession();
        var body = Deal.Private();
        body["status"] = status;
        body["substatus"] = substatus;
        var answer = await session.PostAsync(EmulatorSession.Referrals, body);
        if (legal)
        {
            Assert.Equal("Accepted", Text(answer.Expect(200), "substatus"));
        }
        else
        {
            answer.ExpectError(400, "invalidRequest", "substatus");
        }
    }

    [Fact]
    public async Task Portal_profile_demands_what_the_portal_demands()
    {
        using var session = new EmulatorSession(("profile", "portal"));
        var ok = Deal.Private();
        ok["inviteContext"] = new JsonObject { ["assistanceRequestCode"] = "GeneralOrOther" };
        await session.CreateAsync(ok);

        await Refused(body => body["details"]!.AsObject().Remove("dealValue"), "details.dealValue");
        await Refused(body => body["details"]!.AsObject().Remove("closingDateTime"), "details.closingDateTime");
        await Refused(body => body["details"]!["requirements"]!["solutions"] = new JsonArray(), "details.requirements.solutions");
        await Refused(
            body => body["details"]!["requirements"]!["solutions"] = new JsonArray([.. Enumerable.Range(0, 51).Select(n => (JsonNode)new JsonObject { ["id"] = $"S{n}" })]),
            "details.requirements.solutions");
        await Refused(
            body => body["details"]!["requirements"]!.AsObject().Remove("additionalRequirements"),
            "details.requirements.additionalRequirements.attributes");
        await Refused(body => body["team"] = new JsonArray(), "team");
        await Refused(body => body["team"]![0]!["phoneNumber"] = "", "team[0].phoneNumber");
        await Refused(body => body["consent"]!["consentToContact"] = false, "consent.consentToContact");
        await Refused(body => body["customerProfile"]!["address"]!["city"] = null, "customerProfile.address.city");
        await Refused(body => body.Remove("name"), "name");
        await Refused(
            body =>
            {
                body["customerProfile"]!["team"] = new JsonArray();
                body["inviteContext"] = new JsonObject { ["assistanceRequestCode"] = "GeneralOrOther" };
            },
            "customerProfile.team");

        async Task Refused(Action<JsonObject> spoil, string target)
        {
            var body = Deal.Private();
            spoil(body);
            (await session.PostAsync(EmulatorSession.Referrals, body)).ExpectError(400, "invalidRequest", target);
            using var lenient = new EmulatorSession();
            Assert.Equal(200, (await lenient.PostAsync(EmulatorSession.Referrals, body)).Status);
        }
    }

    [Theory]
    [InlineData("ignore")]
    [InlineData("keep")]
    [InlineData("refuse")]
    public async Task Unknown_property_is_ignored_kept_or_refused(string choice)
    {
        using var session = new EmulatorSession(("unknownProperties", choice));
        var body = Deal.Private();
        body["details"]!["estimatedDealValue"] = 5;
        var answer = await session.PostAsync(EmulatorSession.Referrals, body);
        if (choice == "refuse")
        {
            answer.ExpectError(400, "invalidRequest", "details.estimatedDealValue");
        }
        else
        {
            Assert.Equal(choice == "keep", answer.Expect(200)["details"]!.AsObject().ContainsKey("estimatedDealValue"));
        }
    }

    [Fact]
    public async Task Same_seed_gives_the_same_ids()
    {
        using var first = new EmulatorSession(("seed", "7"));
        using var again = new EmulatorSession(("seed", "7"));
        using var other = new EmulatorSession(("seed", "8"));
        var deal = await first.CreateAsync();
        Assert.Equal(deal.ToJsonString(), (await again.CreateAsync()).ToJsonString());
        Assert.NotEqual(Text(deal, "id"), Text(await other.CreateAsync(), "id"));
    }

    [Fact]
    public async Task Idempotency_key_does_nothing_unless_switched_on()
    {
        using var plain = new EmulatorSession();
        using var honouring = new EmulatorSession(("idempotency", "true"));
        Assert.Equal(2, await CreateTwice(plain, "a", "a"));
        Assert.Equal(1, await CreateTwice(honouring, "a", "a"));
        Assert.Equal(2, await CreateTwice(honouring, "b", "c"));

        static async Task<int> CreateTwice(EmulatorSession session, string firstKey, string secondKey)
        {
            var one = await session.PostAsync(EmulatorSession.Referrals, Deal.Private(), ("MS-RequestId", firstKey));
            var two = await session.PostAsync(EmulatorSession.Referrals, Deal.Private(), ("MS-RequestId", secondKey));
            return new[] { Text(one.Expect(200), "id"), Text(two.Expect(200), "id") }.Distinct().Count();
        }
    }

    [Fact]
    public async Task Create_status_can_be_201()
    {
        using var session = new EmulatorSession(("createStatus", "201"));
        (await session.PostAsync(EmulatorSession.Referrals, Deal.Private())).Expect(201);
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();
}
