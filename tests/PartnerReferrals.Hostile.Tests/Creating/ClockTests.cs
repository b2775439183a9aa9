using System;
using System.Linq;
using System.Threading.Tasks;

namespace PartnerReferrals.Hostile.Tests.Creating;

/// <summary>Whose clock is wrong, and by how much, does not decide whether a create is sent again.</summary>
public sealed class ClockTests
{
    public static TheoryData<int, bool> Rows => new() { { 1, false }, { 1, true }, { 200, false }, { 200, true } };

    public static TheoryData<int, bool, int> ClientErrors
    {
        get
        {
            var data = new TheoryData<int, bool, int>();
            foreach (var seconds in (int[])[-86_400, -600, 600, 86_400])
            {
                foreach (var row in Rows)
                {
                    data.Add(row.Data.Item1, row.Data.Item2, seconds);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(ClientErrors))]
    public void A_client_whose_clock_is_wrong_does_not_send_again_what_it_sent_before_it_was_killed(int rows, bool withIds, int seconds)
    {
        using var simulation = new Simulation(new ServicePlan { ListingDelay = TimeSpan.FromSeconds(30) });
        simulation.Machine.Clock.Error = TimeSpan.FromSeconds(seconds);
        var deals = Deal.Many(rows, withIds);
        var first = simulation.Machine.Run(deals, KillAt.AfterPost((rows / 2) + 1));

        // Long enough for the very first look of the next run to be the one that decides.
        simulation.Time.Advance(TimeSpan.FromHours(1));
        Verify.IsComplete(simulation, deals, first, simulation.Machine.Run(deals));
    }

    [Theory]
    [InlineData(1, false, -75)]
    [InlineData(1, false, -120)]
    [InlineData(1, true, -120)]
    [InlineData(1, false, -3600)]
    [InlineData(1, false, 3600)]
    [InlineData(200, false, -90)]
    [InlineData(200, true, -120)]
    [InlineData(200, false, 600)]
    public void A_clock_that_is_set_while_an_answer_is_lost_does_not_hide_the_referral(int rows, bool withIds, int seconds)
    {
        var lost = CreateFault.LostAfterCommit with { AnswerAfter = TimeSpan.FromSeconds(5) };
        using var simulation = new Simulation(Losing(rows, lost));
        simulation.Machine.Posting = number =>
        {
            if (number == (rows / 2) + 1)
            {
                simulation.Machine.Clock.Error = TimeSpan.FromSeconds(seconds);
            }
        };
        var deals = Deal.Many(rows, withIds);
        Verify.IsTrue(simulation, deals, simulation.Machine.Run(deals));
    }

    [Theory]
    [InlineData(1, 90)]
    [InlineData(1, -90)]
    [InlineData(1, 3600)]
    [InlineData(1, -3600)]
    [InlineData(200, 90)]
    [InlineData(200, 3600)]
    public void A_date_header_that_is_off_does_not_hide_the_referral(int rows, int seconds)
    {
        using var simulation = new Simulation(Losing(rows, CreateFault.LostAfterCommit) with { DateError = TimeSpan.FromSeconds(seconds) });
        var deals = Deal.Many(rows);
        var first = simulation.Machine.Run(deals);
        Verify.IsTrue(simulation, deals, first, simulation.Machine.Run(deals));
    }

    [Theory]
    [InlineData(1, -300)]
    [InlineData(1, 300)]
    [InlineData(1, -3600)]
    [InlineData(200, -300)]
    [InlineData(200, -3600)]
    public void Stamps_of_the_service_that_are_off_do_not_hide_the_referral(int rows, int seconds)
    {
        using var simulation = new Simulation(Losing(rows, CreateFault.LostAfterCommit) with { StampError = TimeSpan.FromSeconds(seconds) });
        var deals = Deal.Many(rows);
        var first = simulation.Machine.Run(deals);
        Verify.IsTrue(simulation, deals, first, simulation.Machine.Run(deals));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 600)]
    [InlineData(1, -600)]
    [InlineData(200, 600)]
    public void A_service_that_never_tells_the_time_is_not_guessed_at(int rows, int clientSeconds)
    {
        using var simulation = new Simulation(Losing(rows, CreateFault.LostAfterCommit) with { OmitsDate = true });
        simulation.Machine.Clock.Error = TimeSpan.FromSeconds(clientSeconds);
        var deals = Deal.Many(rows);
        var first = simulation.Machine.Run(deals);
        Verify.IsTrue(simulation, deals, first, simulation.Machine.Run(deals));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(20, false)]
    public void A_time_of_sending_a_year_ahead_does_not_keep_a_search_going_for_ever(int rows, bool commits)
    {
        using var simulation = new Simulation();
        simulation.Machine.Clock.Error = TimeSpan.FromDays(365);
        var deals = Deal.Many(rows);
        var first = simulation.Machine.Run(deals, commits ? KillAt.AfterPost(rows) : KillAt.BeforePost(rows));
        simulation.Machine.Clock.Error = TimeSpan.Zero;
        var began = simulation.Time.Elapsed;
        Verify.IsTrue(simulation, deals, first, simulation.Machine.Run(deals));
        Assert.InRange(simulation.Time.Elapsed - began, TimeSpan.Zero, TimeSpan.FromHours(1));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void One_stale_replica_does_not_decide(int rows, bool withIds)
    {
        using var simulation = new Simulation();
        var deals = Deal.Many(rows, withIds);
        var first = simulation.Machine.Run(deals, KillAt.AfterPost((rows / 2) + 1));
        simulation.Time.Advance(TimeSpan.FromHours(1));
        simulation.Service.Plan = new ServicePlan { Reads = [new ReadRule(ReadFault.Stale) { Times = 1, Age = TimeSpan.FromHours(2) }] };
        Verify.IsComplete(simulation, deals, first, simulation.Machine.Run(deals));
    }

    [Theory]
    [InlineData(1, 30)]
    [InlineData(1, 240)]
    [InlineData(200, 60)]
    public async Task What_is_made_long_after_its_answer_was_lost_is_waited_for(int rows, int seconds)
    {
        using var simulation = new Simulation(Losing(rows, CreateFault.CommittedLate(TimeSpan.FromSeconds(seconds))));
        var deals = Deal.Many(rows);
        var first = simulation.Machine.Run(deals);
        await simulation.SettleAsync();
        Verify.IsTrue(simulation, deals, first, simulation.Machine.Run(deals));
    }

    [Theory]
    [InlineData("429")]
    [InlineData("lost")]
    public void The_time_that_counts_is_that_of_the_last_send(string before)
    {
        // Five waits of a minute, or a proof that takes five; then the create that counts, listed four minutes later.
        var refused = before == "429"
            ? new CreateRule(CreateFault.AskedToWait(429, "60", commits: false)) { Attempts = 5 }
            : new CreateRule(CreateFault.LostBeforeCommit) { Attempts = 1 };
        using var simulation = new Simulation(new ServicePlan { ListingDelay = TimeSpan.FromMinutes(4), Creates = [refused] });
        var deals = Deal.Many(1);
        var first = simulation.Machine.Run(deals, KillAt.AfterPost(refused.Attempts + 1));
        Assert.True(first.WasKilled);
        Assert.Single(simulation.Service.Store.Made);
        simulation.Time.Advance(TimeSpan.FromSeconds(1));
        Verify.IsComplete(simulation, deals, first, simulation.Machine.Run(deals));
    }

    [Theory]
    [InlineData("429")]
    [InlineData("lost")]
    public void The_time_that_counts_is_that_of_the_last_send_for_many_rows_too(string before)
    {
        var refused = before == "429"
            ? new CreateRule(CreateFault.AskedToWait(429, "60", commits: false)) { Attempts = 5, Name = "Deal 0200" }
            : new CreateRule(CreateFault.LostBeforeCommit) { Attempts = 1, Name = "Deal 0200" };
        using var simulation = new Simulation(new ServicePlan { ListingDelay = TimeSpan.FromMinutes(4), Creates = [refused] });
        var deals = Deal.Many(200);
        var first = simulation.Machine.Run(deals, KillAt.AfterPost(199 + refused.Attempts + 1));
        simulation.Time.Advance(TimeSpan.FromSeconds(1));
        Verify.IsComplete(simulation, deals, first, simulation.Machine.Run(deals));
    }

    /// <summary>One row is lost for certain; of many, a quarter.</summary>
    private static ServicePlan Losing(int rows, CreateFault fault) => new()
    {
        Creates = [new CreateRule(fault) { Attempts = 1, Probability = rows == 1 ? 1 : 0.25 }],
    };
}
