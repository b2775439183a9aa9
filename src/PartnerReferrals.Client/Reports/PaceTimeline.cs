using System;
using System.Collections.Generic;
using PartnerReferrals.Bulk;

namespace PartnerReferrals.Reports;

/// <summary>
/// How many rows ended how, and when, in a fixed number of equal slices of time. When a row comes after the last slice,
/// every two slices become one: a minute and a day take the same memory.
/// </summary>
internal sealed class PaceTimeline
{
    /// <summary>Slices at most; once they have merged for the first time, at least half of them are in use.</summary>
    public const int MaxBuckets = 64;

    private readonly PaceBucket[] _buckets = new PaceBucket[MaxBuckets];
    private int _count;

    /// <summary>Length of a slice.</summary>
    public TimeSpan BucketWidth { get; private set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The slices up to the last one with a row.</summary>
    public IReadOnlyList<PaceBucket> Buckets => new ArraySegment<PaceBucket>(_buckets, 0, _count);

    public void Add(TimeSpan at, RowState state)
    {
        var ticks = Math.Max(0, at.Ticks);
        while (ticks / BucketWidth.Ticks >= MaxBuckets)
            Merge();

        var index = (int)(ticks / BucketWidth.Ticks);
        for (; _count <= index; _count++)
            _buckets[_count] = new PaceBucket();
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
