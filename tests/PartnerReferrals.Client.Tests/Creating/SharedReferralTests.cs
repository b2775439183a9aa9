using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Client.Tests.Http;
using PartnerReferrals.Creating;
using PartnerReferrals.Errors;

namespace PartnerReferrals.Client.Tests.Creating;

public class SharedReferralTests
{
    private readonly TestClock _clock = new();
    private readonly FakeService _service;

    public SharedReferralTests() => _service = new FakeService(_clock);

    [Fact]
    public async Task Both_legs_are_posted_as_the_facts_say()
    {
        var shared = await RunAsync(s => s.SendAsync(SharedReferralLegs.Split(Deal(), "SOL-1"), cancellationToken: TestContext.Current.CancellationToken));
        var posts = _service.Requests.Where(r => r.Method == "POST").Select(r => JObject.Parse(r.Body)).ToArray();
        Assert.Equal(2, _service.Requests.Count);
        Assert.Equal(SharedReferralState.Complete, shared.State);
        Assert.Equal(shared.Referral!.EngagementId, shared.EngagementId);
        Assert.Equal("msft", shared.ConnectedReferral!.OrganizationId);

        Assert.Equal("Shared", posts[0]["type"]);
        Assert.Equal("""[{"type":"SolutionProfile","id":"SOL-1"}]""", posts[0]["target"]!.ToString(Newtonsoft.Json.Formatting.None));
        Assert.Null(posts[0]["inviteContext"]);
        Assert.Null(posts[0]["engagementId"]);

        Assert.Equal("Shared", posts[1]["type"]);
        Assert.Equal(shared.EngagementId, posts[1]["engagementId"]!.ToString());
        Assert.Equal("""[{"type":"BusinessProfileLocation","id":"msft"}]""", posts[1]["target"]!.ToString(Newtonsoft.Json.Formatting.None));
        Assert.Equal(
            """{"notes":"Please join.","assistanceRequestCode":"ProofOfConceptOrDemo","invitedBy":{"organizationId":"11111111-1111-1111-1111-111111111111"}}""",
            posts[1]["inviteContext"]!.ToString(Newtonsoft.Json.Formatting.None));
        foreach (var part in new[] { "customerProfile", "consent", "details", "name", "team" })
        {
            Assert.True(JToken.DeepEquals(posts[0][part], posts[1][part]), part);
        }

        var ids = _service.Requests.Select(r => r.Header("MS-RequestId")).ToArray();
        Assert.NotEqual(ids[0], ids[1]);
    }

    [Fact]
    public void Splitting_keeps_an_own_target_drops_microsofts_and_falls_back_to_the_first_solution()
    {
        var deal = Deal();
        deal.Target = [new Target { Type = "BusinessProfileLocation", Id = "msft" }, new Target { Type = "SolutionProfile", Id = "SOL-9" }];
        Assert.Equal("SOL-9", Assert.Single(SharedReferralLegs.Split(deal).Own.Target!).Id);
        Assert.Equal("SOL-5", Assert.Single(SharedReferralLegs.Split(deal, " SOL-5 ").Own.Target!).Id);
        deal.Target = null;
        Assert.Equal("SOL-2", Assert.Single(SharedReferralLegs.Split(deal).Own.Target!).Id);
        Assert.Equal("Independent", deal.Type);
    }

    [Fact]
    public void A_deal_without_an_invitation_says_no_more_than_who_invites()
    {
        var deal = Deal();
        deal.InviteContext = null;
        var connected = SharedReferralLegs.Split(deal).Connected(new Referral { Id = "o", EngagementId = "e", OrganizationId = "org" });
        Assert.Equal("""{"invitedBy":{"organizationId":"org"}}""", connected.InviteContext!.ToJson());
    }

    [Fact]
    public void States_of_the_own_leg_do_not_go_to_microsofts()
    {
        var deal = Deal();
        (deal.Status, deal.Substatus) = ("Active", "Accepted");
        var legs = SharedReferralLegs.Split(deal);
        Assert.Equal("Active", legs.Own.Status);
        var connected = legs.Connected(new Referral { Id = "o", EngagementId = "e", OrganizationId = "org" });
        Assert.Null(connected.Status);
        Assert.Null(connected.Substatus);
        Assert.Throws<ArgumentException>(() => legs.Connected(new Referral { Id = "o" }));
    }

    [Fact]
    public async Task A_refused_second_leg_is_an_error_that_carries_the_first_and_says_how_to_finish()
    {
        _service.Fault = (json, _) => IsMicrosofts(json) ? PostFault.Refused : PostFault.None;
        var error = await Assert.ThrowsAsync<SharedReferralIncompleteException>(() => RunAsync(s => s.SendAsync(SharedReferralLegs.Split(Deal()), cancellationToken: TestContext.Current.CancellationToken)));
        var own = _service.Referrals.Single()["id"]!.ToString();
        Assert.Equal("PartnerReferral.SharedReferralIncomplete", error.ErrorId);
        Assert.Equal((own, SharedReferralState.OwnLegOnly), (error.SharedReferral.Referral!.Id, error.SharedReferral.State));
        Assert.Contains($"Get-PartnerReferral -Id {own} | New-PartnerSharedReferral", error.RecommendedAction);
        Assert.Contains("No.", error.Message);
        Assert.Equal(FailureCategory.InvalidData, error.Category);
    }

    [Fact]
    public async Task A_lost_answer_to_the_second_leg_is_settled_by_the_engagement()
    {
        _service.ListingDelay = TimeSpan.FromSeconds(60);
        _service.Fault = (json, _) => IsMicrosofts(json) ? PostFault.DropAfterCommit : PostFault.None;
        var shared = await RunAsync(s => s.SendAsync(SharedReferralLegs.Split(Deal()), cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(2, _service.Referrals.Count);
        Assert.Equal(2, _service.Posts);
        Assert.Equal(_service.Referrals[1]["id"]!.ToString(), shared.ConnectedReferral!.Id);
    }

    [Fact]
    public async Task A_lost_second_leg_that_was_not_made_is_made_once()
    {
        var dropped = 0;
        _service.Fault = (json, _) => IsMicrosofts(json) && dropped++ == 0 ? PostFault.DropBeforeCommit : PostFault.None;
        var shared = await RunAsync(s => s.SendAsync(SharedReferralLegs.Split(Deal()), cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(SharedReferralState.Complete, shared.State);
        Assert.Equal(2, _service.Referrals.Count);
        Assert.Equal(3, _service.Posts);
    }

    [Fact]
    public async Task An_existing_deal_gets_only_microsofts_leg_without_what_the_service_set()
    {
        _service.Touch = json =>
        {
            json["customerProfile"]!["isMatchingComplete"] = true;
            json["details"]!["incentiveLevel"] = "x";
            json["team"]![0]!["emailValidationStatus"] = "Valid";
        };
        var existing = new Referral { Json = _service.Commit(Deal().ToJson()) };
        _service.Touch = _ => { };
        var legs = SharedReferralLegs.Split(Copy(existing));
        var shared = await RunAsync(s => s.CompleteAsync(existing, legs, cancellationToken: TestContext.Current.CancellationToken));
        var posted = JObject.Parse(_service.Requests.Single(r => r.Method == "POST").Body);
        Assert.Equal(existing.EngagementId, shared.EngagementId);
        Assert.Equal(["consent", "customerProfile", "details", "engagementId", "inviteContext", "name", "target", "team", "type"], posted.Properties().Select(p => p.Name).Order());
        foreach (var name in new[] { "isMatchingComplete", "incentiveLevel", "emailValidationStatus" })
        {
            Assert.DoesNotContain(name, posted.ToString());
        }

        var again = await RunAsync(s => s.CompleteAsync(existing, legs, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(shared.ConnectedReferral!.Id, again.ConnectedReferral!.Id);
        Assert.Equal(1, _service.Posts);
    }

    // As the cmdlet makes it of an existing deal and what is new in it.
    private static Referral Copy(Referral existing)
    {
        var copy = ReferralCopy.Of(existing);
        copy.InviteContext = new InviteContext { Notes = "Hello", AssistanceRequestCode = "GeneralOrOther" };
        return copy;
    }

    private static bool IsMicrosofts(JObject json) => json.SelectToken("target[0].id")?.ToString() == "msft";

    private static Referral Deal()
    {
        var deal = TestClients.Deal();
        deal.Details!.Requirements = new ReferralRequirements { Solutions = [new SolutionTag { Id = "CloudMigration", Type = "Category" }, new SolutionTag { Id = "SOL-2", Type = "Name" }] };
        deal.Team = [new Member { Email = "noa@partner.example" }];
        deal.InviteContext = new InviteContext { Notes = "Please join.", AssistanceRequestCode = "ProofOfConceptOrDemo" };
        return deal;
    }

    private async Task<SharedReferral> RunAsync(Func<SharedReferralSender, Task<SharedReferral>> action)
    {
        using var client = TestClients.Over(_service, _clock);
        using var reconciler = new OutcomeReconciler(client, new ReconcileOptions { ListingDelay = TimeSpan.FromMinutes(3) });
        return await action(new SharedReferralSender(client, new ReferralSender(client, reconciler)));
    }
}
