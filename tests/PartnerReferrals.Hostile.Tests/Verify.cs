using System;
using System.Collections.Generic;
using System.Linq;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Hostile.Tests;

/// <summary>What must hold in the end.</summary>
internal static class Verify
{
    /// <summary>Each row is held once at most, what is called created is there, and nothing that is there is called rejected or not sent.</summary>
    public static void IsTrue(Simulation simulation, IReadOnlyList<Deal> deals, params MachineRun[] runs)
    {
        simulation.SettleAsync().GetAwaiter().GetResult();
        var findings = Truth.Findings(simulation.Service, deals, runs);
        Assert.True(findings.Count == 0, Report(simulation, findings, runs));
        Assert.Empty(simulation.Machine.Elsewhere);
    }

    /// <summary>The same, and every row is held and known.</summary>
    public static void IsComplete(Simulation simulation, IReadOnlyList<Deal> deals, params MachineRun[] runs)
    {
        IsTrue(simulation, deals, runs);
        var open = runs[^1].Outcomes.Where(o => o.State is not (RowState.Created or RowState.Skipped)).Select(o => $"row {o.Row} is {o.State}: {o.Error?.Message}").ToList();
        if (runs[^1].Outcomes.Count != deals.Count)
        {
            open.Add($"{runs[^1].Outcomes.Count} of {deals.Count} rows came out");
        }

        Assert.True(open.Count == 0, Report(simulation, open, runs));
        Assert.Equal(deals.Count, simulation.Service.Store.Made.Count(r => !r.IsMicrosofts));
        Assert.Equal(deals.Count(d => d.IsShared), simulation.Service.Store.Made.Count(r => r.IsMicrosofts));
    }

    private static string Report(Simulation simulation, IEnumerable<string> findings, MachineRun[] runs) => string.Join(
        Environment.NewLine,
        [.. findings.Take(10), "Runs:", .. runs.Select(run => "  " + run), "Plan: " + simulation.Service.Plan]);
}
