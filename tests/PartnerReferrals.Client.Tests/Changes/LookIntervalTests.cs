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

    [Fact]
    public void After_an_outage_the_next_begins_as_the_first_did()
    {
        var interval = new LookInterval(TimeSpan.FromSeconds(60));
        Assert.Equal([60, 120, 240], Enumerable.Range(0, 3).Select(_ => interval.AfterFailure().TotalSeconds));
        interval.AfterSuccess(wasThrottled: false);
        Assert.Equal([60, 120], Enumerable.Range(0, 2).Select(_ => interval.AfterFailure().TotalSeconds));
        Assert.Equal(2, interval.Failures);
    }

    /// <summary>A service that asks for less is not called more often because it fails as well.</summary>
    [Fact]
    public void An_outage_goes_on_from_the_wait_that_throttling_led_to_and_the_other_way_round()
    {
        var interval = new LookInterval(TimeSpan.FromSeconds(10));
        interval.AfterSuccess(wasThrottled: true);
        Assert.Equal([20, 40], Enumerable.Range(0, 2).Select(_ => interval.AfterFailure().TotalSeconds));
        Assert.Equal(80, interval.AfterSuccess(wasThrottled: true).TotalSeconds);
        Assert.Equal(0, interval.Failures);
    }

    [Theory]
    [InlineData(449, 898)]
    [InlineData(450, 900)]
    [InlineData(451, 900)]
    [InlineData(900, 900)]
    [InlineData(901, 901)]
    public void A_quarter_of_an_hour_is_the_longest_unless_the_user_wants_more(int usual, int throttled) =>
        Assert.Equal(throttled, new LookInterval(TimeSpan.FromSeconds(usual)).AfterSuccess(wasThrottled: true).TotalSeconds);
}
