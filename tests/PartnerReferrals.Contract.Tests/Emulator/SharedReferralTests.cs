using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace PartnerReferrals.Contract.Tests.Emulator;

public sealed class SharedReferralTests
{
    private const double OneDay = 24 * 3600;

    [Fact]
    public async Task Microsoft_leg_waits_under_the_same_engagement()
    {
        using var session = new EmulatorSession();
        var own = await session.CreateAsync(Deal.Shared());
        var leg = await session.CreateAsync(Deal.MicrosoftLeg(Text(own, "engagementId")));
        Assert.Equal(("msft", "New", "Pending"), (Text(leg, "organizationId"), Text(leg, "status"), Text(leg, "substatus")));
        Assert.Equal(Text(own, "engagementId"), Text(leg, "engagementId"));
        Assert.Equal("2026-03-15T09:00:00.0000000Z", Text(leg, "expirationDateTime"));
        Assert.Equal(Text(own, "organizationId"), Text(leg["inviteContext"]!["invitedBy"]!, "organizationId"));
        Assert.Equal("CustomerTechnicalArchitecture", Text(leg["inviteContext"]!, "assistanceRequestCode"));
        Assert.Null(leg["acceptedDateTime"]);

        var related = await session.ListAsync($"$filter=engagementId eq '{Text(own, "engagementId")}'");
        Assert.Equal(
            new[] { Text(own, "id"), Text(leg, "id") }.ToHashSet(),
            related.Expect(200)["value"]!.AsArray().Select(r => Text(r!, "id")).ToHashSet());
        Assert.Single((await session.ListAsync("")).Names);
        Assert.Single((await session.ListAsync($"$filter=engagementId eq {Text(own, "engagementId")} and organizationId eq 'msft'")).Names);
        (await session.GetAsync($"{EmulatorSession.Referrals}/{Text(leg, "id")}")).Expect(200);
        (await session.PatchAsync(Text(leg, "id"), PatchTests.Replace("/name", "x"))).ExpectError(403, "accessDenied", "organizationId");

        using var open = new EmulatorSession(("listConnectedReferrals", "true"));
        await open.CreateAsync(Deal.MicrosoftLeg(Text(await open.CreateAsync(Deal.Shared()), "engagementId")));
        Assert.Equal(2, (await open.ListAsync("")).Names.Length);
    }

    [Fact]
    public async Task Related_link_leads_to_both_legs()
    {
        using var session = new EmulatorSession();
        var own = await session.CreateAsync(Deal.Shared());
        await session.CreateAsync(Deal.MicrosoftLeg(Text(own, "engagementId")));
        Assert.Equal(2, (await session.GetAsync(Text(own["links"]!["relatedReferrals"]!, "uri"))).Names.Length);
        Assert.Equal(Text(own, "id"), Text((await session.GetAsync(Text(own["links"]!["self"]!, "uri"))).Expect(200), "id"));
    }

    [Fact]
    public async Task Invitation_needs_an_open_engagement_of_ones_own()
    {
        using var session = new EmulatorSession();
        var body = Deal.MicrosoftLeg(Guid.NewGuid().ToString());
        (await session.PostAsync(EmulatorSession.Referrals, body)).ExpectError(404, "itemNotFound", "engagementId");
        body.Remove("engagementId");
        (await session.PostAsync(EmulatorSession.Referrals, body)).ExpectError(400, "invalidRequest", "engagementId");
        var own = await session.CreateAsync(Deal.Shared());
        await session.PatchAsync(Text(own, "id"), PatchTests.Close("Lost"));
        (await session.PostAsync(EmulatorSession.Referrals, Deal.MicrosoftLeg(Text(own, "engagementId")))).ExpectError(400, "invalidRequest", "engagementId");
        session.SignIn(("organization", "Fabrikam"));
        (await session.PostAsync(EmulatorSession.Referrals, Deal.MicrosoftLeg(Text(own, "engagementId")))).ExpectError(404, "itemNotFound", "engagementId");
    }

    [Fact]
    public async Task Private_deal_becomes_Shared_when_Microsoft_is_invited()
    {
        using var session = new EmulatorSession();
        var own = await session.CreateAsync();
        await session.CreateAsync(Deal.MicrosoftLeg(Text(own, "engagementId")));
        var read = (await session.GetAsync($"{EmulatorSession.Referrals}/{Text(own, "id")}")).Expect(200);
        Assert.Equal("Shared", Text(read, "type"));
        Assert.NotEqual(Text(own, "eTag"), Text(read, "eTag"));
    }

    [Fact]
    public async Task Microsoft_accepts_and_its_tracking_id_appears()
    {
        using var session = new EmulatorSession();
        var (own, leg) = await CoSellAsync(session);
        await session.AdvanceAsync(OneDay);
        var accepted = await session.ControlAsync("microsoft/accept", new JsonObject { ["engagementId"] = Text(own, "engagementId") });
        Assert.Equal(("Active", "Accepted", "2026-03-02T09:00:00.0000000Z"), (Text(accepted, "status"), Text(accepted, "substatus"), Text(accepted, "acceptedDateTime")));
        Assert.StartsWith("7-", Text(accepted["trackingInfo"]!, "microsoftMsxId"), StringComparison.Ordinal);
        await session.AdvanceAsync(30 * OneDay);
        Assert.Equal("Accepted", Text(await ReadAsync(session, leg), "substatus"));
    }

    [Fact]
    public async Task Microsoft_declines_with_a_reason_and_only_once()
    {
        using var session = new EmulatorSession();
        var (_, leg) = await CoSellAsync(session);
        var request = new JsonObject { ["id"] = Text(leg, "id"), ["reason"] = "Budget not adequate" };
        var declined = await session.ControlAsync("microsoft/decline", request);
        Assert.Equal(("Closed", "Declined", "Budget not adequate"), (Text(declined, "status"), Text(declined, "substatus"), Text(declined, "statusReason")));
        Assert.Equal(400, (await session.PostAsync("_emulator/microsoft/accept", new JsonObject { ["id"] = Text(leg, "id") })).Status);
    }

    [Fact]
    public async Task Unanswered_invitation_expires_after_14_days_of_the_clock()
    {
        using var session = new EmulatorSession();
        var (own, leg) = await CoSellAsync(session);
        await session.AdvanceAsync((14 * OneDay) - 1);
        Assert.Equal("Pending", Text(await ReadAsync(session, leg), "substatus"));
        await session.AdvanceAsync(1);
        var expired = await ReadAsync(session, leg);
        Assert.Equal(("Closed", "Expired", "2026-03-15T09:00:00.0000000Z"), (Text(expired, "status"), Text(expired, "substatus"), Text(expired, "closedDateTime")));
        Assert.Equal("Accepted", Text(await ReadAsync(session, own), "substatus"));
    }

    [Fact]
    public async Task Incoming_invitation_can_be_accepted_by_the_partner()
    {
        using var session = new EmulatorSession();
        var ids = (await session.ControlAsync("seed", new JsonObject { ["kind"] = "lead", ["count"] = 3 }))["ids"]!.AsArray();
        Assert.Equal(3, (await session.ListAsync("$filter=direction eq 'Incoming' and status eq 'New' and qualification eq 'MarketingQualified'")).Names.Length);
        var id = ids[0]!.GetValue<string>();
        var accepted = (await session.PatchAsync(
            id, PatchTests.Ops(("replace", "/status", "\"Active\""), ("replace", "/substatus", "\"Accepted\"")),
            ("Prefer", "return=representation"))).Expect(200);
        Assert.Equal("2026-03-01T09:00:00.0000000Z", Text(accepted, "acceptedDateTime"));
        Assert.Equal("msft", Text(accepted["inviteContext"]!["invitedBy"]!, "organizationId"));
        await session.AdvanceAsync(15 * OneDay);
        Assert.Equal(2, (await session.ListAsync("$filter=substatus eq 'Expired'")).Names.Length);
    }

    private static async Task<(JsonObject Own, JsonObject Leg)> CoSellAsync(EmulatorSession session)
    {
        var own = await session.CreateAsync(Deal.Shared());
        return (own, await session.CreateAsync(Deal.MicrosoftLeg(Text(own, "engagementId"))));
    }

    private static async Task<JsonObject> ReadAsync(EmulatorSession session, JsonObject referral) =>
        (await session.GetAsync($"{EmulatorSession.Referrals}/{Text(referral, "id")}")).Expect(200);

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();
}
