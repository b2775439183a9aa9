using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PartnerReferrals.Errors;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Hostile;

/// <summary>
/// Sends rows through a service that lies, on a machine whose clock is wrong, in processes that are killed; then lets the service come to its senses and
/// sends them to the end. Whatever happened, each row is held once at most, and every word of the runs is true.
/// </summary>
internal static class Campaign
{
    private const int CalmRuns = 3;
    private const int Strangers = 12;

    /// <summary>Plays the campaign of a seed.</summary>
    public static async Task<CampaignResult> PlayAsync(int seed)
    {
        var plan = CampaignPlan.Draw(seed);
        using var simulation = new Simulation(plan.Service);
        simulation.AddStrangers(Strangers);
        simulation.Machine.ThrottleLimit = plan.ThrottleLimit;
        simulation.Machine.MostRequests = 5_000;
        var runs = new List<MachineRun>();
        var findings = new List<string>();
        foreach (var life in plan.Lives.TakeWhile(_ => findings.Count == 0))
        {
            Live(simulation, plan, life, runs, findings);
        }

        // Calm: what the service does to values and clocks stays as it is.
        for (var i = 0; i < CalmRuns && findings.Count == 0 && (i == 0 || IsOpen(runs[^1])); i++)
        {
            await simulation.SettleAsync();
            Live(simulation, plan, new Life(null, TimeSpan.FromMinutes(10), TimeSpan.Zero), runs, findings);
        }

        await simulation.SettleAsync();
        if (findings.Count == 0)
        {
            findings.AddRange(Truth.Findings(simulation.Service, plan.Deals, runs));
            findings.AddRange(Open(simulation.Service, plan, runs[^1]));
            findings.AddRange(simulation.Machine.Elsewhere.Select(address => $"asked {address}"));
        }

        return new CampaignResult(
            plan, findings, runs, runs.Count == 0 ? 0 : runs[^1].States.Count(s => s == RowState.Unknown), simulation.Service.Met.Count, simulation.Service.RequestCount, simulation.Time.Elapsed);
    }

    private static void Live(Simulation simulation, CampaignPlan plan, Life life, List<MachineRun> runs, List<string> findings)
    {
        simulation.Time.Advance(life.Pause);
        simulation.Service.Plan = plan.Service with { Creates = life.Creates, Reads = life.Reads };
        simulation.Machine.Clock.Error = life.ClockError;
        simulation.Machine.Posting = number =>
        {
            if (number == life.SetAt)
            {
                simulation.Machine.Clock.Error += life.SetBy;
            }
        };
        try
        {
            runs.Add(simulation.Machine.Run(plan.Deals, life.Kill));
        }
        catch (Exception e) when (e is JournalException or TimeoutException or InvalidOperationException)
        {
            findings.Add($"life {runs.Count + 1}: {e.Message} {e.InnerException}");
        }
    }

    private static bool IsOpen(MachineRun run) => run.StopReason is not null || run.States.Any(s => s is not (RowState.Created or RowState.Skipped));

    // What nobody can know may stay unknown; anything else has to be known in the end.
    private static IEnumerable<string> Open(ReferralService service, CampaignPlan plan, MachineRun last)
    {
        var lies = service.Met.Where(m => m.IsLie).Select(m => m.Name).ToHashSet();
        return last.Outcomes
            .Where(o => o.State is not (RowState.Created or RowState.Skipped))
            .Where(o => o.State != RowState.Unknown || (plan.IsProvable && !lies.Contains(plan.Deals[(int)o.Row - 1].Name)))
            .Select(o => $"row {o.Row} ({plan.Deals[(int)o.Row - 1].Name}) ended as {o.State} though it could be known: {o.Error?.Message}")
            .Concat(last.Outcomes.Count == plan.Deals.Count ? [] : [$"{last.Outcomes.Count} of {plan.Deals.Count} rows came out of the last run"])
            .Concat(last.StopReason is { } why ? [$"the last run stopped: {why.Message}"] : []);
    }
}
