using System;
using System.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Creating;
using PartnerReferrals.Serialization;

namespace PartnerReferrals.Client.Tests.Creating;

/// <summary>What of a deal goes into which of its two legs.</summary>
public class SharedReferralLegsTests
{
    private static readonly Referral OwnAnswer = new() { Id = "o", EngagementId = "e", OrganizationId = "org" };

    [Theory]
    [InlineData("""{"notes":"Join.","assistanceRequestCode":"GeneralOrOther"}""", """{"notes":"Join.","assistanceRequestCode":"GeneralOrOther","invitedBy":{"organizationId":"org"}}""")]
    [InlineData("""{"notes":"Join.","assistanceRequestCode":"unknown"}""", """{"notes":"Join.","invitedBy":{"organizationId":"org"}}""")]
    [InlineData("""{"assistanceRequestCode":"Unknown"}""", """{"invitedBy":{"organizationId":"org"}}""")]
    [InlineData("null", """{"invitedBy":{"organizationId":"org"}}""")]
    public void Microsoft_is_told_what_was_said_and_who_invites(string said, string told)
    {
        var legs = Split($$"""{"name":"Deal","inviteContext":{{said}}}""");
        Assert.Equal(told, legs.Connected(OwnAnswer).InviteContext!.ToJson());
        Assert.Null(legs.Own.Json["inviteContext"]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Whose_organization_is_not_known_says_nothing_of_who_invites(string? organization)
    {
        var legs = Split("""{"name":"Deal","inviteContext":{"notes":"Join."}}""");
        Assert.Equal("""{"notes":"Join."}""", legs.Connected(new Referral { Id = "o", EngagementId = "e", OrganizationId = organization }).InviteContext!.ToJson());
    }

    /// <summary>The solutions of a deal, each with its type, and the one that its own leg is for.</summary>
    [Theory]
    [InlineData("SOL-1:Name SOL-2:Name", "SOL-1")]
    [InlineData("Cloud:Category SOL-2:Name", "SOL-2")]
    [InlineData("Cloud:Category SOL-2:None", "SOL-2")]
    [InlineData("Cloud:Category SOL-2", "SOL-2")]
    [InlineData(":Name SOL-2:Name", "SOL-2")]
    [InlineData("Cloud:Category Azure:Industry", null)]
    [InlineData(":Name", null)]
    [InlineData("", null)]
    public void Without_a_target_it_is_for_the_first_solution_that_is_named(string solutions, string? target)
    {
        var list = solutions.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(s => s.Split(':')).Select(s => new JObject { ["id"] = s[0], ["type"] = s.ElementAtOrDefault(1) });
        var own = Split(new JObject { ["name"] = "Deal", ["details"] = new JObject { ["requirements"] = new JObject { ["solutions"] = new JArray(list) } } }.ToString()).Own;
        Assert.Equal(target is null ? null : $$"""[{"type":"SolutionProfile","id":"{{target}}"}]""", own.Json["target"]?.ToString(Formatting.None));
    }

    [Theory]
    [InlineData("""[{"type":"SolutionProfile","id":"SOL-8"},{"type":"SolutionProfile","id":"SOL-9"}]""", null, "SOL-8 SOL-9")]
    [InlineData("""[{"type":"BusinessProfileLocation","id":"MSFT"},{"type":"SolutionProfile","id":"SOL-9"}]""", " ", "SOL-9")]
    [InlineData("""[{"type":"BusinessProfileLocation","id":"msft"}]""", "", "SOL-1")]
    [InlineData("""[{"type":"SolutionProfile","id":"SOL-9"}]""", "SOL-5", "SOL-5")]
    [InlineData("[]", null, "SOL-1")]
    [InlineData("null", null, "SOL-1")]
    public void A_target_of_its_own_goes_before_its_solutions_and_one_that_is_asked_for_before_both(string targets, string? solutionId, string ids)
    {
        var own = SharedReferralLegs.Split(
            Read($$"""{"name":"Deal","target":{{targets}},"details":{"requirements":{"solutions":[{"id":"SOL-1","type":"Name"}]} } }"""),
            solutionId).Own;
        Assert.Equal(ids.Split(' '), own.Target!.Select(target => target.Id));
    }

    [Fact]
    public void Ids_and_states_stay_with_the_own_leg_and_the_deal_as_it_was()
    {
        const string Deal = """{"id":"r","eTag":"1","engagementId":"old","status":"Active","substatus":"Accepted","statusReason":"why","name":"Deal","type":"Independent"}""";
        var deal = Read(Deal);
        var legs = SharedReferralLegs.Split(deal);

        Assert.Equal(Deal, deal.ToJson());
        Assert.Equal(Deal.Replace("Independent", "Shared", StringComparison.Ordinal), legs.Own.ToJson());
        Assert.Equal(
            """{"name":"Deal","type":"Shared","engagementId":"e","target":[{"type":"BusinessProfileLocation","id":"msft"}],"inviteContext":{"invitedBy":{"organizationId":"org"}}}""",
            legs.Connected(OwnAnswer).ToJson());
        Assert.Equal(legs.Connected(OwnAnswer).ToJson(), legs.Connected(OwnAnswer).ToJson());
    }

    private static SharedReferralLegs Split(string json) => SharedReferralLegs.Split(Read(json));

    private static Referral Read(string json) => new() { Json = (JObject)JsonText.Parse(json) };
}
