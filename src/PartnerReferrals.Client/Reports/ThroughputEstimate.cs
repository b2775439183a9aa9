using System;
using System.Collections.Generic;

namespace PartnerReferrals.Reports;

/// <summary>Pace of the last moments and, from it, the time that is left. A resumed run skips thousands of rows at once: an average over all would lie for hours.</summary>
internal sealed class ThroughputEstimate
{
    /// <summary>How far back the pace is measured.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromSeconds(15);

    private readonly Queue<(TimeSpan At, long Done)> _samples = new();
    private (TimeSpan At, long Done) _last;

    /// <summary>Rows per second lately; 0 while nothing is known.</summary>
    public double RatePerSecond =>
        _samples.Count > 0 && _last.At > _samples.Peek().At ? (_last.Done - _samples.Peek().Done) / (_last.At - _samples.Peek().At).TotalSeconds : 0;

    /// <summary>Takes note of how many rows are done; times must not go back.</summary>
    public void Add(TimeSpan at, long done)
    {
        _last = (at, done);
        _samples.Enqueue(_last);
        while (_samples.Count > 2 && at - _samples.Peek().At > Window)
            _samples.Dequeue();
    }

    /// <summary>Time until so many more rows are done; null while nobody can say.</summary>
    public TimeSpan? TimeFor(long rows) =>
        rows <= 0 ? TimeSpan.Zero : RatePerSecond is > 0 and var rate ? TimeSpan.FromSeconds(rows / rate) : null;
}
