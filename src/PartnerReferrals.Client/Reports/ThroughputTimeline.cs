using System;
using System.Collections.Generic;
using System.Linq;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Reports;

/// <summary>
/// How many rows ended how, and when, in a fixed number of equal slices of time. When a row comes after the last slice,
/// every two slices become one: a minute and a day take the same memory.
/// </summary>
internal sealed class ThroughputTimeline
{
    /// <summary>Slices at most; once they have merged for the first time, at least half of them are in use.</summary>
    public const int MaxBuckets = 64;

    private readonly ThroughputBucket[] _buckets = new ThroughputBucket[MaxBuckets];
    private int _count;

    /// <summary>Length of a slice.</summary>
    public TimeSpan BucketWidth { get; private set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The slices up to the last one with a row.</summary>
    public IReadOnlyList<ThroughputBucket> Buckets => new ArraySegment<ThroughputBucket>(_buckets, 0, _count);

    public void Add(TimeSpan at, RowState state)
    {
        var ticks = Math.Max(0, at.Ticks);
        while (ticks / BucketWidth.Ticks >= MaxBuckets)
            Merge();

        var index = (int)(ticks / BucketWidth.Ticks);
        for (; _count <= index; _count++)
            _buckets[_count] = new ThroughputBucket();
        _buckets[index].Count(state);
    }

    private void Merge()
    {
        BucketWidth += BucketWidth;
        for (var i = 0; i < _count; i++)
        {
            if (i % 2 == 0)
                _buckets[i / 2] = _buckets[i];
            else
                _buckets[i / 2].Add(_buckets[i]);
        }

        _count = (_count + 1) / 2;
    }
}

/// <summary>How the rows of one slice of time ended.</summary>
internal sealed class ThroughputBucket
{
    private static readonly int States = Enum.GetValues(typeof(RowState)).Cast<RowState>().Max(state => (int)state) + 1;

    private readonly long[] _counts = new long[States];

    public long this[RowState state] => _counts[(int)state];

    public long Total => _counts.Sum();

    public void Count(RowState state) => _counts[(int)state]++;

    public void Add(ThroughputBucket other)
    {
        for (var i = 0; i < _counts.Length; i++)
            _counts[i] += other._counts[i];
    }
}
