using System;
using System.Threading;
using PartnerReferrals.Http;

namespace PartnerReferrals.Runs;

/// <summary>The numbers of a run.</summary>
internal sealed class RunSummary
{
    /// <summary>Rows created.</summary>
    public long Created { get; init; }

    /// <summary>Rows changed (rows of a bulk file that name an existing referral).</summary>
    public long Updated { get; init; }

    /// <summary>Rows that needed nothing.</summary>
    public long Skipped { get; init; }

    /// <summary>Rows refused.</summary>
    public long Rejected { get; init; }

    /// <summary>Rows of unknown outcome.</summary>
    public long Unknown { get; init; }

    /// <summary>Rows not sent.</summary>
    public long NotSent { get; init; }

    /// <summary>Of the skipped rows, those that an earlier run created from other data: the change was not sent.</summary>
    public long Changed { get; init; }

    /// <summary>Time since the first row.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>Most requests in flight at a time.</summary>
    public int PeakInFlight { get; init; }

    /// <summary>How often the service throttled the run.</summary>
    public long Throttled { get; init; }

    /// <summary>Rows done, however they ended.</summary>
    public long Total => Created + Updated + Skipped + Rejected + Unknown + NotSent;

    /// <summary>Rows done per second.</summary>
    public double RatePerSecond => Elapsed > TimeSpan.Zero ? Math.Round(Total / Elapsed.TotalSeconds, 2) : 0;
}

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

    internal RunSummary Summarize(ConcurrencyLimiter limiter, bool isOver)
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
            PeakInFlight = limiter.PeakInFlight,
            Throttled = limiter.ThrottledCount,
        };
    }
}
