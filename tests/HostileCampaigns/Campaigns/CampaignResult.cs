using System;
using System.Collections.Generic;

namespace PartnerReferrals.Hostile;

/// <summary>How a campaign ended.</summary>
/// <param name="Plan">The campaign.</param>
/// <param name="Findings">What is not as it must be; empty where all is.</param>
/// <param name="Runs">Its lives.</param>
/// <param name="Unknown">Rows that ended as unknown.</param>
/// <param name="Faults">Creates that something went wrong with.</param>
/// <param name="Requests">Requests in all.</param>
/// <param name="Duration">Virtual time.</param>
internal sealed record CampaignResult(
    CampaignPlan Plan, IReadOnlyList<string> Findings, IReadOnlyList<MachineRun> Runs, int Unknown, int Faults, int Requests, TimeSpan Duration)
{
    /// <inheritdoc/>
    public override string ToString() => string.Join(Environment.NewLine, [.. Findings, Plan.ToString(), .. Describe()]);

    private IEnumerable<string> Describe()
    {
        foreach (var run in Runs)
        {
            yield return "  run: " + run;
        }
    }
}
