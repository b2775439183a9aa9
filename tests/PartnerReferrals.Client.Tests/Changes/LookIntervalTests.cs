using System;
using System.Linq;
using PartnerReferrals.Changes;

namespace PartnerReferrals.Client.Tests.Changes;

/// <summary>How long is waited between two looks.</summary>
public sealed class LookIntervalTests
{
    [Fact]
    public void An_outage_makes_it_longer_up_to_a_quarter_of_an_hour_and_its_end_makes_it_what_it_was()
    {
        var interval = new LookInterval(TimeSpan.FromSeconds(60));

        Assert.Equal([60, 120, 240, 480, 900, 900], Enumerable.Range(0, 6).Select(_ => interval.AfterFailure().TotalSeconds));
        Assert.Equal(6, interval.Failures);
        Assert.Equal(60, interval.AfterSuccess(wasThrottled: false).TotalSeconds);
        Assert.Equal(0, interval.Failures);
    }

    [Fact]
    public void Being_throttled_makes_it_longer_while_it_lasts()
    {
        var interval = new LookInterval(TimeSpan.FromSeconds(10));

        Assert.Equal([20, 40, 80], Enumerable.Range(0, 3).Select(_ => interval.AfterSuccess(wasThrottled: true).TotalSeconds));
        Assert.Equal(10, interval.AfterSuccess(wasThrottled: false).TotalSeconds);
    }

    [Fact]
    public void A_wait_that_is_longer_by_wish_stays()
    {
        var interval = new LookInterval(TimeSpan.FromHours(2));

        Assert.Equal([2, 2, 2], Enumerable.Range(0, 3).Select(_ => interval.AfterFailure().TotalHours));
    }
}
