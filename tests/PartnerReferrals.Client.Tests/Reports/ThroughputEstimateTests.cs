using System;
using PartnerReferrals.Reports;

namespace PartnerReferrals.Client.Tests.Reports;

public sealed class ThroughputEstimateTests
{
    [Fact]
    public void Nothing_is_known_at_first()
    {
        var pace = new ThroughputEstimate();
        Assert.Equal(0, pace.RatePerSecond);
        Assert.Null(pace.TimeFor(5));
        pace.Add(TimeSpan.FromSeconds(1), 10);
        Assert.Null(pace.TimeFor(5));
        Assert.Equal(TimeSpan.Zero, pace.TimeFor(0));
    }

    [Fact]
    public void Time_left_follows_from_the_pace()
    {
        var pace = new ThroughputEstimate();
        pace.Add(TimeSpan.FromSeconds(1), 10);
        pace.Add(TimeSpan.FromSeconds(3), 50);

        Assert.Equal(20, pace.RatePerSecond, 6);
        Assert.Equal(TimeSpan.FromSeconds(5), pace.TimeFor(100));
    }

    [Fact]
    public void Rows_skipped_at_the_start_do_not_count_for_long()
    {
        var pace = new ThroughputEstimate();
        pace.Add(TimeSpan.Zero, 0);
        pace.Add(TimeSpan.FromSeconds(0.25), 9000);
        for (var quarter = 2; quarter < 200; quarter++)
            pace.Add(TimeSpan.FromSeconds(quarter * 0.25), 9000 + quarter);

        Assert.Equal(4, pace.RatePerSecond, 6);
    }
}
