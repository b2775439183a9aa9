using System;
using System.Linq;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Hostile.Tests.Creating;

/// <summary>What a service answers to a create is compared with what was sent; what does not show it is a lost answer.</summary>
public sealed class AnswerTests
{
    public static TheoryData<int, CreateAnswer, bool> Successes
    {
        get
        {
            var data = new TheoryData<int, CreateAnswer, bool>();
            foreach (var answer in (CreateAnswer[])
            [
                CreateAnswer.ForeignReferral, CreateAnswer.ErrorWithId, CreateAnswer.OtherJson, CreateAnswer.Empty, CreateAnswer.Truncated, CreateAnswer.LocationOnly,
                CreateAnswer.Accepted, CreateAnswer.NoContent,
            ])
            {
                foreach (var rows in (int[])[1, 200])
                {
                    data.Add(rows, answer, true);
                    data.Add(rows, answer, false);
                }
            }

            return data;
        }
    }

    public static TheoryData<int, int, bool> Redirects
    {
        get
        {
            var data = new TheoryData<int, int, bool>();
            foreach (var status in (int[])[301, 302, 303, 307, 308])
            {
                data.Add(1, status, true);
                data.Add(1, status, false);
                data.Add(200, status, true);
            }

            return data;
        }
    }

    public static TheoryData<int, int, string?> Waits
    {
        get
        {
            var data = new TheoryData<int, int, string?>();
            foreach (var wait in (string?[])["2", "Wed, 21 Oct 2015 07:28:00 GMT", "31536000", "soon", null])
            {
                data.Add(1, 429, wait);
                data.Add(1, 503, wait);
            }

            data.Add(200, 429, "2");
            data.Add(200, 503, "2");
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Successes))]
    public void A_success_that_does_not_show_the_referral_is_a_lost_answer(int rows, CreateAnswer answer, bool commits)
    {
        using var simulation = new Simulation(Sometimes(rows, CreateFault.Success(answer, commits)));
        simulation.AddStrangers(3);
        var deals = Deal.Many(rows);
        var first = simulation.Machine.Run(deals);
        var second = simulation.Machine.Run(deals);
        if (commits)
        {
            Verify.IsComplete(simulation, deals, first, second);
        }
        else
        {
            Verify.IsTrue(simulation, deals, first, second);
        }
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(200, true)]
    [InlineData(1, false)]
    [InlineData(200, false)]
    public void The_referral_of_another_row_is_not_this_ones(int rows, bool commits)
    {
        using var simulation = new Simulation();
        var deals = Deal.Many(rows + 1, withIds: true);
        var first = simulation.Machine.Run(deals[..1]);

        // What it made first is its answer to all that follow.
        simulation.Service.Plan = Sometimes(rows, CreateFault.Success(CreateAnswer.ForeignReferral, commits));
        Verify.IsTrue(simulation, deals, first, simulation.Machine.Run(deals));
    }

    [Theory]
    [MemberData(nameof(Redirects))]
    public void A_redirected_create_may_have_been_made(int rows, int status, bool commits)
    {
        using var simulation = new Simulation(Sometimes(rows, CreateFault.Redirect(status, commits)));
        var deals = Deal.Many(rows);
        var first = simulation.Machine.Run(deals);
        var second = simulation.Machine.Run(deals);
        Verify.IsTrue(simulation, deals, first, second);
        Assert.All(first.Outcomes.Concat(second.Outcomes), o => Assert.NotEqual(RowState.Rejected, o.State));
    }

    [Theory]
    [InlineData(307, true)]
    [InlineData(307, false)]
    [InlineData(302, true)]
    public void A_create_that_is_sent_to_another_host_does_not_go_there(int status, bool commits)
    {
        using var simulation = new Simulation(Sometimes(1, new CreateFault(CreateAnswer.RedirectElsewhere, commits) { Status = status }));
        var deals = Deal.Many(1);
        var first = simulation.Machine.Run(deals);
        Verify.IsTrue(simulation, deals, first, simulation.Machine.Run(deals));
    }

    [Theory]
    [MemberData(nameof(Waits))]
    public void Asked_to_wait_after_the_commit_the_client_looks_before_it_sends_again(int rows, int status, string? retryAfter)
    {
        using var simulation = new Simulation(Sometimes(rows, CreateFault.AskedToWait(status, retryAfter, commits: true)));
        var deals = Deal.Many(rows);
        var first = simulation.Machine.Run(deals);
        Verify.IsTrue(simulation, deals, first, simulation.Machine.Run(deals));
    }

    [Theory]
    [MemberData(nameof(Waits))]
    public void Asked_to_wait_before_anything_was_made_it_waits_and_sends(int rows, int status, string? retryAfter)
    {
        using var simulation = new Simulation(Sometimes(rows, CreateFault.AskedToWait(status, retryAfter, commits: false)));
        var deals = Deal.Many(rows);
        var first = simulation.Machine.Run(deals);
        Verify.IsComplete(simulation, deals, first, simulation.Machine.Run(deals));
    }

    [Theory]
    [InlineData(1, 500)]
    [InlineData(1, 502)]
    [InlineData(1, 503)]
    [InlineData(1, 504)]
    [InlineData(1, 507)]
    [InlineData(1, 520)]
    [InlineData(1, 408)]
    [InlineData(200, 502)]
    public void A_gateway_that_fails_says_nothing_about_the_create(int rows, int status)
    {
        foreach (var commits in (bool[])[true, false])
        {
            using var simulation = new Simulation(Sometimes(rows, CreateFault.Gateway(status, commits)));
            var deals = Deal.Many(rows);
            var first = simulation.Machine.Run(deals);
            Verify.IsComplete(simulation, deals, first, simulation.Machine.Run(deals));
        }
    }

    [Theory]
    [InlineData(Delivery.Dropped, 1)]
    [InlineData(Delivery.Silent, 1)]
    [InlineData(Delivery.CutBody, 1)]
    [InlineData(Delivery.Dropped, 200)]
    [InlineData(Delivery.Silent, 200)]
    public void An_answer_that_does_not_come_says_nothing_about_the_create(Delivery delivery, int rows)
    {
        foreach (var commits in (bool[])[true, false])
        {
            using var simulation = new Simulation(Sometimes(rows, new CreateFault(CreateAnswer.Referral, commits) { Delivery = delivery }));
            var deals = Deal.Many(rows);
            var first = simulation.Machine.Run(deals);
            Verify.IsTrue(simulation, deals, first, simulation.Machine.Run(deals));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(200)]
    public void An_answer_that_is_late_or_compressed_is_an_answer(int rows)
    {
        foreach (var fault in (CreateFault[])
        [
            CreateFault.Success(CreateAnswer.Referral, commits: true) with { AnswerAfter = TimeSpan.FromSeconds(60) },
            CreateFault.Success(CreateAnswer.CompressedReferral, commits: true),
        ])
        {
            using var simulation = new Simulation(Sometimes(rows, fault));
            var deals = Deal.Many(rows);
            Verify.IsComplete(simulation, deals, simulation.Machine.Run(deals));
            Assert.Equal(0, simulation.Service.Reads);
        }
    }

    private static ServicePlan Sometimes(int rows, CreateFault fault) => new()
    {
        Creates = [new CreateRule(fault) { Attempts = 1, Probability = rows == 1 ? 1 : 0.25 }],
    };
}
