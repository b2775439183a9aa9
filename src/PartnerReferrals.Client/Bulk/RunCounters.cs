using System;
using System.Threading;
using PartnerReferrals.Http;

namespace PartnerReferrals.Bulk;

/// <summary>Counts what a run does. Thread-safe.</summary>
internal sealed class RunCounters(IClock clock)
{
    private readonly long[] _states = new long[6];
    private long _startTicks = -1;
    private long _endTicks = -1;

    internal void Start() => Interlocked.CompareExchange(ref _startTicks, clock.Elapsed.Ticks, -1);

    internal void Add(RowState state)
    {
        Interlocked.Increment(ref _states[(int)state]);
        Interlocked.Exchange(ref _endTicks, clock.Elapsed.Ticks);
    }

    internal long Count(RowState state) => Interlocked.Read(ref _states[(int)state]);

    internal RunSummary Summarize(SharedBrake brake, bool isOver)
    {
        var start = Interlocked.Read(ref _startTicks);
        var end = isOver ? Interlocked.Read(ref _endTicks) : clock.Elapsed.Ticks;
        return new RunSummary
        {
            Created = Count(RowState.Created),
            Updated = Count(RowState.Updated),
            Skipped = Count(RowState.Skipped),
            Rejected = Count(RowState.Rejected),
            Unknown = Count(RowState.Unknown),
            NotSent = Count(RowState.NotSent),
            Elapsed = start < 0 || end < start ? TimeSpan.Zero : TimeSpan.FromTicks(end - start),
            PeakInFlight = brake.PeakInFlight,
            Throttled = brake.ThrottledCount,
        };
    }
}
