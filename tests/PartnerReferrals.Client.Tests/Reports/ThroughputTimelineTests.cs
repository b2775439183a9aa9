using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using PartnerReferrals.Reports;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Client.Tests.Reports;

public sealed class ThroughputTimelineTests
{
    [Fact]
    public void Starts_with_slices_of_a_twentieth_of_a_second()
    {
        var timeline = new ThroughputTimeline();
        timeline.Add(TimeSpan.FromMilliseconds(120), RowState.Created);

        Assert.Equal(TimeSpan.FromMilliseconds(50), timeline.BucketWidth);
        Assert.Equal([0, 0, 1], timeline.Buckets.Select(bucket => bucket.Total));
    }

    [Fact]
    public void Two_slices_become_one_when_time_runs_on()
    {
        var timeline = new ThroughputTimeline();
        for (var i = 0; i < 64; i++)
            timeline.Add(TimeSpan.FromMilliseconds(50 * i), i % 2 == 0 ? RowState.Created : RowState.Rejected);
        timeline.Add(TimeSpan.FromMilliseconds(50 * 64), RowState.Unknown);

        Assert.Equal(TimeSpan.FromMilliseconds(100), timeline.BucketWidth);
        Assert.Equal(33, timeline.Buckets.Count);
        Assert.All(timeline.Buckets.Take(32), bucket => Assert.Equal((1, 1), (bucket[RowState.Created], bucket[RowState.Rejected])));
        Assert.Equal(1, timeline.Buckets[32][RowState.Unknown]);
    }

    [Fact]
    public void Every_row_is_in_the_slice_of_its_time_however_long_the_run() => Prop.ForAll(
        ArbMap.Default.ArbFor<int[]>(),
        values =>
        {
            var times = values.Select(value => TimeSpan.FromMilliseconds(Math.Pow(Math.Abs((long)value % 3000), 2.5))).ToList();
            var timeline = new ThroughputTimeline();
            foreach (var time in times)
                timeline.Add(time, RowState.Created);

            Assert.InRange(timeline.Buckets.Count, 0, ThroughputTimeline.MaxBuckets);
            for (var i = 0; i < timeline.Buckets.Count; i++)
                Assert.Equal(times.Count(time => time.Ticks / timeline.BucketWidth.Ticks == i), timeline.Buckets[i].Total);
            Assert.Equal(times.Count, timeline.Buckets.Sum(bucket => bucket.Total));
        }).QuickCheckThrowOnFailure();
}
