using System.Collections.Generic;
using System.Linq;
using PartnerReferrals.Emulator.Http;
using PartnerReferrals.Emulator.State;

namespace PartnerReferrals.Emulator.Control;

/// <summary>The requests that were received.</summary>
internal sealed class ObservationControl(EmulatorState state)
{
    public IEnumerable<ControlCall> Calls =>
    [
        new("GET", "/statistics", "counts requests by operation and outcome, creates committed, requests in flight", (_, _) => Count()),
        new("DELETE", "/statistics", "starts counting anew", (_, _) =>
        {
            state.Statistics.Clear();
            return null;
        }),
        new("GET", "/requests", "shows the last requests, without their tokens", (_, _) => state.Log.Requests.Select(r => new
        {
            r.Number, r.Time, r.Operation, r.Method, r.Path, r.Query, r.Outcome, r.Fault, r.Body,
            Headers = r.Headers.ToDictionary(h => h.Key, h => h.Value),
        })),
        new("DELETE", "/requests", "empties the log", (_, _) =>
        {
            state.Log.Clear();
            return null;
        }),
    ];

    private object Count()
    {
        var counts = state.Statistics;
        return new
        {
            counts.Requests,
            counts.ByOperation,
            counts.Created,
            Referrals = state.Store.Count,
            counts.InFlight,
            counts.PeakInFlight,
            counts.Stray,
            Faults = state.Faults.Faults.ToDictionary(f => f.Name, f => f.Hits),
        };
    }
}
