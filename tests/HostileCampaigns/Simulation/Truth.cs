using System;
using System.Collections.Generic;
using System.Linq;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Hostile;

/// <summary>Compares what runs said with what the service holds.</summary>
internal static class Truth
{
    /// <summary>Whatever does not agree; empty where each row is held once at most and every word of the runs is true.</summary>
    /// <param name="service">The service.</param>
    /// <param name="deals">The rows.</param>
    /// <param name="runs">All runs over them; the last one counts, and what an earlier one called created must still be.</param>
    public static IReadOnlyList<string> Findings(ReferralService service, IReadOnlyList<Deal> deals, params IReadOnlyList<MachineRun> runs)
    {
        var findings = new List<string>();
        var made = service.Store.Made;
        var own = made.Where(r => !r.IsMicrosofts).ToLookup(r => r.SentName);
        var microsofts = made.Where(r => r.IsMicrosofts).ToLookup(r => r.EngagementId);
        findings.AddRange(own.Where(g => deals.All(d => d.Name != g.Key)).SelectMany(g => g).Select(r => $"nobody's: {r}"));
        findings.AddRange(microsofts.Where(g => g.Count() > 1).Select(g => $"Microsoft's leg made {g.Count()} times: {g.First()}"));
        foreach (var group in deals.Select((deal, i) => (Deal: deal, Row: i + 1L)).GroupBy(d => d.Deal.Name))
        {
            CheckGroup([.. group.Select(d => d.Row)], [.. own[group.Key]], group.First().Deal);
        }

        var owners = Said(RowState.Created, RowState.Skipped).GroupBy(s => s.Id).Where(g => g.Select(s => s.Row).Distinct().Count() > 1);
        findings.AddRange(owners.Select(g => $"referral {g.Key} is said to be that of rows {string.Join(", ", g.Select(s => s.Row).Distinct())}"));
        return findings;

        void CheckGroup(long[] rows, StoredReferral[] held, Deal deal)
        {
            if (held.Length > rows.Length)
            {
                findings.Add($"made {held.Length} times for {rows.Length} rows (request ids {string.Join(", ", held.Select(h => h.RequestId))}): {held[0]}");
            }

            var said = Said(RowState.Created, RowState.Skipped).Where(s => rows.Contains(s.Row)).ToArray();
            foreach (var (row, id, connectedId) in said)
            {
                if (held.FirstOrDefault(h => h.Id == id) is not { } referral)
                {
                    findings.Add($"row {row} is said to be created as {id}, which is not its referral ({service.Store.Find(id ?? "")?.ToString() ?? "none at all"})");
                }
                else if (deal.IsShared && microsofts[referral.EngagementId].All(m => m.Id != connectedId))
                {
                    findings.Add($"row {row} is said to have Microsoft's leg {connectedId}, which is not in its engagement");
                }
            }

            var known = said.Select(s => s.Id).Concat(HalfDeals(rows)).Distinct().Count();
            var unknown = runs[^1].Outcomes.Count(o => o.State == RowState.Unknown && rows.Contains(o.Row) && HalfOf(o) is null);
            if (!runs[^1].WasKilled && held.Length > known + unknown)
            {
                findings.Add($"made {held.Length} times, and the run knows of {known} and calls {unknown} unknown ({States(rows)}): {held[0]}");
            }
        }

        IEnumerable<(long Row, string? Id, string? ConnectedId)> Said(params RowState[] states) => runs
            .SelectMany(run => run.Outcomes)
            .Where(o => states.Contains(o.State))
            .Select(o => (o.Row, o.Referral?.Id, o.SharedReferral?.ConnectedReferral?.Id))
            .Distinct();

        IEnumerable<string?> HalfDeals(long[] rows) => runs[^1].Outcomes.Where(o => rows.Contains(o.Row)).Select(HalfOf).OfType<string>();

        string States(long[] rows) => string.Join(", ", runs[^1].Outcomes.Where(o => rows.Contains(o.Row)).Select(o => $"{o.State} {o.Error?.Message}"));
    }

    private static string? HalfOf(ReferralRunOutcome outcome) =>
        outcome.State is RowState.Created or RowState.Skipped ? null : outcome.SharedReferral?.Referral?.Id;
}
