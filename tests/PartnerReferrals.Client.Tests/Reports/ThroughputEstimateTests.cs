using System;
using PartnerReferrals.Reports;

namespace PartnerReferrals.Client.Tests.Reports;

public sealed class ThroughputEstimateTests
{
    [Fact]
    public void Nothing_is_known_at_first()
    {
        var throughput = new ThroughputEstimate();
        Assert.Equal(0, throughput.RatePerSecond);
        Assert.Null(throughput.TimeFor(5));
        throughput.Add(TimeSpan.FromSeconds(1), 10);
        Assert.Null(throughput.TimeFor(5));
        Assert.Equal(TimeSpan.Zero, throughput.TimeFor(0));
    }

    [Fact]
    public void Time_left_follows_from_the_pace()
    {
        var throughput = new ThroughputEstimate();
        throughput.Add(TimeSpan.FromSeconds(1), 10);
        throughput.Add(TimeSpan.FromSeconds(3), 50);

        Assert.Equal(20, throughput.RatePerSecond, 6);
        Assert.Equal(TimeSpan.FromSeconds(5), throughput.TimeFor(100));
    }

    [Fact]
    public void Rows_skipped_at_the_start_do_not_count_for_long()
    {
        var throughput = new ThroughputEstimate();
        throughput.Add(TimeSpan.Zero, 0);
        throughput.Add(TimeSpan.FromSeconds(0.25), 9000);
        for (var quarter = 2; quarter < 200; quarter++)
            throughput.Add(TimeSpan.FromSeconds(quarter * 0.25), 9000 + quarter);

        Assert.Equal(4, throughput.RatePerSecond, 6);
    }
}
