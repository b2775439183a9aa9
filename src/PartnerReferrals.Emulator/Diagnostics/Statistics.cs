using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace PartnerReferrals.Emulator.Diagnostics;

/// <summary>Counts the requests that were received. Control calls are not counted.</summary>
internal sealed class Statistics
{
    private readonly ConcurrentDictionary<(string Operation, string Outcome), long> _requests = new();
    private int _inFlight;
    private int _peakInFlight;
    private long _created;
    private long _stray;

    public int InFlight => Volatile.Read(ref _inFlight);

    public int PeakInFlight => Volatile.Read(ref _peakInFlight);

    /// <summary>Referrals that create calls brought into being, whether or not an answer arrived.</summary>
    public long Created => Interlocked.Read(ref _created);

    /// <summary>Requests to hosts that are not the emulator's; in process they fail as an unknown host does.</summary>
    public long Stray => Interlocked.Read(ref _stray);

    public long Requests => _requests.Values.Sum();

    /// <summary>Counts by operation, then by status or <c>dropped</c>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> ByOperation => _requests
        .ToArray() // In one go: sorting it while it grows throws.
        .OrderBy(pair => pair.Key)
        .GroupBy(pair => pair.Key.Operation)
        .ToDictionary(
            group => group.Key,
            group => (IReadOnlyDictionary<string, long>)group.ToDictionary(pair => pair.Key.Outcome, pair => pair.Value));

    public void Begin()
    {
        var now = Interlocked.Increment(ref _inFlight);
        int peak;
        while ((peak = Volatile.Read(ref _peakInFlight)) < now && Interlocked.CompareExchange(ref _peakInFlight, now, peak) != peak)
        {
            // Somebody else raised the peak meanwhile: look again.
        }
    }

    public void End() => Interlocked.Decrement(ref _inFlight);

    public void Count(string operation, string outcome) => _requests.AddOrUpdate((operation, outcome), 1, static (_, n) => n + 1);

    public void CountCreated() => Interlocked.Increment(ref _created);

    public void CountStray() => Interlocked.Increment(ref _stray);

    public void Clear()
    {
        _requests.Clear();
        Interlocked.Exchange(ref _created, 0);
        Interlocked.Exchange(ref _stray, 0);
        Volatile.Write(ref _peakInFlight, Volatile.Read(ref _inFlight));
    }
}
