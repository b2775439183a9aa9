using System;
using System.Linq;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Hostile.Tests.Creating;

/// <summary>Only a whole, fresh list proves that something is not there; and no list keeps a run walking for ever.</summary>
public sealed class ListTests
{
    private const int Strangers = 150;

    public static TheoryData<ReadFault, int> Faults
    {
        get
        {
            var data = new TheoryData<ReadFault, int>();
            foreach (var fault in (ReadFault[])
            [
                ReadFault.NextLinkToItself, ReadFault.NextLinksAlternate, ReadFault.NextLinksEndless, ReadFault.NextLinksElsewhere, ReadFault.PartialContent,
                ReadFault.TransformedContent, ReadFault.OldAge, ReadFault.NoReferrals, ReadFault.Dropped, ReadFault.Truncated, ReadFault.GatewayError, ReadFault.ApiError, ReadFault.RedirectLoop,
                ReadFault.RedirectElsewhere,
            ])
            {
                data.Add(fault, 1);
                data.Add(fault, 200);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_list_that_is_not_whole_proves_nothing(ReadFault fault, int rows)
    {
        using var simulation = Lost(rows, new ServicePlan { Reads = [new ReadRule(fault) { IsList = true }] });
        var deals = Deal.Many(rows);
        var first = simulation.Machine.Run(deals);
        simulation.Service.Plan = simulation.Service.Plan with { Reads = [] };
        simulation.Time.Advance(TimeSpan.FromMinutes(1));
        var second = simulation.Machine.Run(deals);
        Verify.IsComplete(simulation, deals, first, second);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void One_look_that_is_not_whole_does_not_decide(ReadFault fault, int rows)
    {
        using var simulation = new Simulation();
        simulation.AddStrangers(Strangers);
        var deals = Deal.Many(rows);
        var first = simulation.Machine.Run(deals, KillAt.AfterPost((rows / 2) + 1));
        simulation.Time.Advance(TimeSpan.FromHours(1));
        simulation.Service.Plan = new ServicePlan { Reads = [new ReadRule(fault) { IsList = true, Times = 1, Age = TimeSpan.FromHours(2) }] };
        Verify.IsComplete(simulation, deals, first, simulation.Machine.Run(deals));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(200)]
    public void A_list_that_lacks_what_the_run_knows_is_not_believed(int rows)
    {
        // The run has made referrals before; a list without any of them cannot be the list.
        using var simulation = new Simulation(new ServicePlan { Reads = [new ReadRule(ReadFault.EmptyList) { IsList = true }] });
        var deals = Deal.Many(rows + 2);
        simulation.Service.Plan = simulation.Service.Plan with { Creates = [new CreateRule(CreateFault.LostAfterCommit) { Attempts = 1, Name = deals[^1].Name }] };
        var first = simulation.Machine.Run(deals);
        Verify.IsTrue(simulation, deals, first, simulation.Machine.Run(deals));
    }

    [Theory]
    [InlineData(1, false, false)]
    [InlineData(200, false, false)]
    [InlineData(1, true, false)]
    [InlineData(200, true, false)]
    [InlineData(1, false, true)]
    [InlineData(200, false, true)]
    public void An_order_that_is_ignored_beside_a_filter_that_is_refused_or_ignored_hides_nothing(int rows, bool ignoresFilters, bool withIds)
    {
        using var simulation = Lost(
            rows,
            new ServicePlan { RefusesDateFilter = !ignoresFilters, RefusesExternalIdFilter = !ignoresFilters, IgnoresFilters = ignoresFilters, IgnoresOrder = true });
        var deals = Deal.Many(rows, withIds);
        var first = simulation.Machine.Run(deals);
        Verify.IsTrue(simulation, deals, first, simulation.Machine.Run(deals));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Without_any_filter_the_whole_list_is_read(bool ignoresOrder)
    {
        using var simulation = Lost(1, new ServicePlan { RefusesFilters = true, IgnoresOrder = ignoresOrder });
        var deals = Deal.Many(1);
        var first = simulation.Machine.Run(deals);
        Verify.IsTrue(simulation, deals, first, simulation.Machine.Run(deals));
    }

    [Theory]
    [InlineData(ReadFault.NextLinkToItself)]
    [InlineData(ReadFault.NextLinksAlternate)]
    [InlineData(ReadFault.NextLinksEndless)]
    public void A_walk_that_leads_nowhere_ends(ReadFault fault)
    {
        using var simulation = Lost(1, new ServicePlan { Reads = [new ReadRule(fault) { IsList = true }] });
        simulation.Machine.MostRequests = 100_000;
        var deals = Deal.Many(1);
        var began = simulation.Time.Elapsed;
        Verify.IsTrue(simulation, deals, simulation.Machine.Run(deals));
        Assert.InRange(simulation.Service.Reads, 1, 5_000);
        Assert.InRange(simulation.Time.Elapsed - began, TimeSpan.Zero, TimeSpan.FromHours(1));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void What_exists_already_is_not_made_because_a_list_is_not_whole(ReadFault fault, int rows)
    {
        using var simulation = new Simulation(withJournal: false);
        var deals = Deal.Many(rows, withIds: true);
        var first = simulation.Machine.Run(deals);
        simulation.Time.Advance(TimeSpan.FromHours(1));
        simulation.AddStrangers(Strangers);
        foreach (var times in (int[])[1, int.MaxValue])
        {
            // The external id cannot be filtered by, so the list is read for all rows.
            simulation.Service.Plan = new ServicePlan { RefusesExternalIdFilter = times > 1, Reads = [new ReadRule(fault) { IsList = true, Times = times, Age = TimeSpan.FromHours(2) }] };
            simulation.Machine.SkipExisting = true;
            simulation.Machine.Retry = Http.RetryOptions.Interactive;
            var run = simulation.Machine.Run(deals);
            Assert.Equal(rows, simulation.Service.Store.Made.Count);
            Assert.DoesNotContain(RowState.Created, run.States);
        }

        Assert.Equal(rows, first.Outcomes.Count);
    }

    /// <summary>A service that holds much else, and loses the answer to one create or to a quarter of them.</summary>
    private static Simulation Lost(int rows, ServicePlan plan)
    {
        var simulation = new Simulation(plan with { Creates = [new CreateRule(CreateFault.LostAfterCommit) { Attempts = 1, Probability = rows == 1 ? 1 : 0.25 }] });
        simulation.AddStrangers(Strangers);
        return simulation;
    }
}
