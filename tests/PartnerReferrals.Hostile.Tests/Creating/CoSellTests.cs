using System;
using System.Linq;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Hostile.Tests.Creating;

/// <summary>Both legs of a co-sell deal, once each, whatever happens between them.</summary>
public sealed class CoSellTests
{
    private const string OtherOrganization = "72f988bf-86f1-41af-91ab-2d7cd011db47";

    public static TheoryData<int, ReadFault, int> FailedReads => new()
    {
        { 1, ReadFault.ApiError, 404 },
        { 1, ReadFault.ApiError, 503 },
        { 1, ReadFault.ApiError, 403 },
        { 1, ReadFault.GatewayError, 502 },
        { 1, ReadFault.Dropped, 0 },
        { 1, ReadFault.Truncated, 0 },
        { 200, ReadFault.ApiError, 404 },
        { 200, ReadFault.ApiError, 503 },
        { 200, ReadFault.Dropped, 0 },
    };

    [Theory]
    [MemberData(nameof(FailedReads))]
    public void A_resume_that_cannot_read_the_own_leg_forgets_nothing(int rows, ReadFault fault, int status)
    {
        using var simulation = new Simulation(new ServicePlan { ListingDelay = TimeSpan.FromMinutes(4) });
        var deals = Deal.Many(rows, shared: true);
        simulation.Machine.ThrottleLimit = 1;
        simulation.Machine.Retry = Http.RetryOptions.Interactive;

        // Microsoft's leg of the last but half.
        var first = simulation.Machine.Run(deals, KillAt.AfterPost((rows / 2 * 2) + 2));
        Assert.Contains(simulation.Service.Store.Made, r => r.IsMicrosofts);
        simulation.Time.Advance(TimeSpan.FromSeconds(1));
        simulation.Service.Plan = simulation.Service.Plan with { Reads = [new ReadRule(fault) { IsList = false, Status = status }] };
        var second = simulation.Machine.Run(deals[..((rows / 2) + 1)]);
        simulation.Service.Plan = simulation.Service.Plan with { Reads = [] };
        var third = simulation.Machine.Run(deals);
        Verify.IsComplete(simulation, deals, first, second, third);
    }

    [Theory]
    [InlineData(1, OtherOrganization)]
    [InlineData(1, null)]
    [InlineData(200, OtherOrganization)]
    [InlineData(200, null)]
    public void Microsofts_leg_is_known_by_its_engagement_however_it_is_listed(int rows, string? organization)
    {
        using var simulation = new Simulation(new ServicePlan
        {
            MicrosoftOrganization = organization,
            Creates = [new CreateRule(CreateFault.LostAfterCommit) { IsMicrosofts = true, Attempts = 1, Probability = rows == 1 ? 1 : 0.25 }],
        });
        var deals = Deal.Many(rows, shared: true);
        var first = simulation.Machine.Run(deals);
        Verify.IsTrue(simulation, deals, first, simulation.Machine.Run(deals));
    }

    [Theory]
    [InlineData("msft")]
    [InlineData(OtherOrganization)]
    [InlineData(null)]
    public void Killed_at_any_post_and_resumed_at_once_no_leg_is_made_twice(string? organization)
    {
        for (var post = 1; post <= 8; post++)
        {
            foreach (var after in (bool[])[false, true])
            {
                using var simulation = new Simulation(new ServicePlan { MicrosoftOrganization = organization, ListingDelay = TimeSpan.FromSeconds(60) });
                var deals = Deal.Many(4, shared: true);
                var first = simulation.Machine.Run(deals, after ? KillAt.AfterPost(post) : KillAt.BeforePost(post));
                simulation.Time.Advance(TimeSpan.FromSeconds(1));
                Verify.IsTrue(simulation, deals, first, simulation.Machine.Run(deals));
            }
        }
    }

    [Theory]
    [InlineData(1, CreateAnswer.ForeignReferral)]
    [InlineData(1, CreateAnswer.ErrorWithId)]
    [InlineData(200, CreateAnswer.ForeignReferral)]
    public void An_answer_to_microsofts_leg_that_is_another_referral_is_a_lost_one(int rows, CreateAnswer answer)
    {
        foreach (var commits in (bool[])[true, false])
        {
            using var simulation = new Simulation(new ServicePlan
            {
                Creates = [new CreateRule(CreateFault.Success(answer, commits)) { IsMicrosofts = true, Attempts = 1, Probability = rows == 1 ? 1 : 0.25 }],
            });
            simulation.AddStrangers(2);
            var deals = Deal.Many(rows, shared: true);
            var first = simulation.Machine.Run(deals);
            Verify.IsTrue(simulation, deals, first, simulation.Machine.Run(deals));
        }
    }

    [Theory]
    [InlineData(ReadFault.EmptyList)]
    [InlineData(ReadFault.NextLinkToItself)]
    [InlineData(ReadFault.PartialContent)]
    [InlineData(ReadFault.NoReferrals)]
    [InlineData(ReadFault.Stale)]
    public void One_bad_look_at_an_engagement_does_not_make_a_second_leg(ReadFault fault)
    {
        using var simulation = new Simulation();
        var deals = Deal.Many(1, shared: true);
        var first = simulation.Machine.Run(deals, KillAt.AfterPost(2));
        simulation.Time.Advance(TimeSpan.FromHours(1));
        simulation.Service.Plan = new ServicePlan { Reads = [new ReadRule(fault) { IsList = true, Times = 1, Age = TimeSpan.FromHours(2) }] };
        Verify.IsTrue(simulation, deals, first, simulation.Machine.Run(deals));
    }

    [Fact]
    public void A_refused_own_leg_is_rejected_and_nothing_is_asked_of_microsoft()
    {
        using var simulation = new Simulation(new ServicePlan { Creates = [new CreateRule(CreateFault.Error(400, commits: false)) { IsMicrosofts = false }] });
        var deals = Deal.Many(1, shared: true);
        var run = simulation.Machine.Run(deals);
        Verify.IsTrue(simulation, deals, run);
        Assert.Equal([RowState.Rejected], run.States);
        Assert.Equal(1, simulation.Service.Posts);
    }
}
