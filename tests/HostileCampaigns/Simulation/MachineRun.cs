using System;
using System.Collections.Generic;
using System.Linq;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Hostile;

/// <summary>How one process ended.</summary>
/// <param name="Outcomes">What came out; of a process that was killed only what came out before.</param>
/// <param name="StopReason">Why it sent nothing more; null for no reason.</param>
/// <param name="WasKilled">It died.</param>
internal sealed record MachineRun(IReadOnlyList<ReferralRunOutcome> Outcomes, Exception? StopReason, bool WasKilled)
{
    /// <summary>Its states, row by row.</summary>
    public IReadOnlyList<RowState> States => [.. Outcomes.OrderBy(o => o.Row).Select(o => o.State)];

    /// <inheritdoc/>
    public override string ToString() =>
        string.Join(", ", Outcomes.GroupBy(o => o.State).Select(g => $"{g.Count()} {g.Key}")) + (WasKilled ? ", killed" : "") + (StopReason is null ? "" : ", stopped: " + StopReason.Message);
}
