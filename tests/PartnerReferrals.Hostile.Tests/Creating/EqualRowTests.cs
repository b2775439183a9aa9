using System;
using System.Linq;

namespace PartnerReferrals.Hostile.Tests.Creating;

/// <summary>Equal rows are as many referrals, and none of them stays in doubt that could be known.</summary>
public sealed class EqualRowTests
{
    [Theory]
    [InlineData(CreateAnswer.NoContent)]
    [InlineData(CreateAnswer.Accepted)]
    [InlineData(CreateAnswer.Empty)]
    public void The_row_whose_success_was_reported_takes_the_referral_first(CreateAnswer answer)
    {
        // The first is lost and not made; the second is made, and its answer does not show it. One referral is there, and it is the second's.
        using var simulation = new Simulation(new ServicePlan
        {
            Creates =
            [
                new CreateRule(CreateFault.LostBeforeCommit) { Times = 1 },
                new CreateRule(CreateFault.Success(answer, commits: true)) { Times = 1 },
            ],
        });
        Deal[] deals = [new Deal("Same"), new Deal("Same")];
        simulation.Machine.ThrottleLimit = 2;
        var first = simulation.Machine.Run(deals);
        Verify.IsComplete(simulation, deals, first, simulation.Machine.Run(deals));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(17)]
    [InlineData(42)]
    public void Two_hundred_equal_rows_under_losses_are_two_hundred_referrals(int seed)
    {
        using var simulation = new Simulation(new ServicePlan
        {
            Seed = seed,
            ListingDelay = TimeSpan.FromSeconds(30),
            Creates =
            [
                new CreateRule(CreateFault.LostBeforeCommit) { Attempts = 2, Probability = 0.15 },
                new CreateRule(CreateFault.LostAfterCommit) { Attempts = 2, Probability = 0.15 },
            ],
        });
        Deal[] deals = [.. Enumerable.Repeat(new Deal("Same"), 200)];
        var first = simulation.Machine.Run(deals);
        Verify.IsComplete(simulation, deals, first, simulation.Machine.Run(deals));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(200)]
    public void Equal_rows_of_a_killed_run_are_told_apart(int rows)
    {
        using var simulation = new Simulation(new ServicePlan { ListingDelay = TimeSpan.FromSeconds(30) });
        Deal[] deals = [.. Enumerable.Repeat(new Deal("Same"), rows)];
        var first = simulation.Machine.Run(deals, KillAt.AfterPost((rows / 2) + 1));
        simulation.Time.Advance(TimeSpan.FromSeconds(1));
        var second = simulation.Machine.Run(deals, KillAt.BeforePost(Math.Max(1, rows / 4)));
        Verify.IsComplete(simulation, deals, first, second, simulation.Machine.Run(deals));
    }
}
