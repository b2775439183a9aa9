using System;
using System.Collections.Generic;
using System.Net;
using PartnerReferrals.Http;

namespace PartnerReferrals.Client.Tests.Http;

/// <summary>The service's time is what it says, with all that is uncertain about it.</summary>
public class ServiceClockTests
{
    private readonly TestClock _local = new();
    private readonly ServiceClock _clock;

    public ServiceClockTests() => _clock = new ServiceClock(_local);

    [Fact]
    public void Before_the_first_answer_nothing_is_known()
    {
        Assert.False(_clock.IsKnown);
        Assert.Null(_clock.Skew);
        Assert.Null(_clock.StampAt(TimeSpan.Zero));
    }

    [Fact]
    public void A_date_is_good_to_the_second_and_to_the_time_the_answer_took()
    {
        _clock.HearDate(Answer(TestClock.Start.AddHours(1), sent: 10, received: 12));
        var at = _clock.DateAt(TimeSpan.FromSeconds(12))!.Value;
        Assert.Equal((TestClock.Start.AddHours(1), TestClock.Start.AddHours(1).AddSeconds(3)), (at.Earliest, at.Latest));
    }

    [Fact]
    public void Setting_the_machines_clock_changes_the_skew_and_nothing_else()
    {
        _clock.HearDate(Answer(TestClock.Start, 0, 0));
        var before = _clock.StampAt(TimeSpan.FromMinutes(5))!.Value;
        _local.Error = TimeSpan.FromMinutes(-2);
        Assert.Equal(before.Earliest, _clock.StampAt(TimeSpan.FromMinutes(5))!.Value.Earliest);
        Assert.Equal(TimeSpan.FromMinutes(2), _clock.Skew!.Value.Least);
    }

    [Fact]
    public void Stamps_are_a_clock_of_their_own()
    {
        _clock.HearDate(Answer(TestClock.Start, 0, 0));
        Assert.False(_clock.KnowsStamps);
        _clock.HearStamp(TestClock.Start.AddMinutes(-5), Answer(null, 0, 0));
        Assert.Equal(TestClock.Start.AddMinutes(-5), _clock.StampAt(TimeSpan.Zero)!.Value.Earliest);
        Assert.Equal(TestClock.Start, _clock.DateAt(TimeSpan.Zero)!.Value.Earliest);

        // What is written down has to hold for both.
        var skew = _clock.Skew!.Value;
        Assert.Equal((TimeSpan.FromMinutes(-5), TimeSpan.FromSeconds(1), true), (skew.Least, skew.Most, skew.IsOfStamps));
    }

    [Fact]
    public void A_stamp_that_is_days_off_is_no_clock()
    {
        _clock.HearDate(Answer(TestClock.Start, 0, 0));
        _clock.HearStamp(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), Answer(null, 0, 0));
        Assert.False(_clock.KnowsStamps);
    }

    [Theory]
    [InlineData(0, null, false)]
    [InlineData(-30, null, false)]
    [InlineData(-120, null, true)]
    [InlineData(0, "30", true)]
    [InlineData(0, "0", false)]
    [InlineData(300, null, false)]
    public void An_answer_from_before_it_was_asked_for_is_old(int seconds, string? age, bool isOld)
    {
        _clock.HearDate(Answer(TestClock.Start, 0, 0));
        var answer = Answer(TestClock.Start.AddSeconds(seconds), 0, 0, age);
        Assert.Equal(isOld, _clock.IsOld(answer));

        // And it does not set the clock back.
        if (isOld)
        {
            _clock.HearDate(answer);
            Assert.Equal(TestClock.Start, _clock.DateAt(TimeSpan.Zero)!.Value.Earliest);
        }
    }

    [Fact]
    public void The_first_time_is_told_once()
    {
        var told = 0;
        _clock.Learned += () => told++;
        _clock.HearDate(Answer(TestClock.Start, 0, 0));
        _clock.HearDate(Answer(TestClock.Start, 0, 0));
        Assert.Equal(1, told);
    }

    private static ApiResponse Answer(DateTimeOffset? date, int sent, int received, string? age = null)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (date is { } known)
        {
            headers["Date"] = known.ToString("r");
        }

        if (age is not null)
        {
            headers["Age"] = age;
        }

        return new ApiResponse { StatusCode = HttpStatusCode.OK, Headers = headers, Body = "", Sent = TimeSpan.FromSeconds(sent), Received = TimeSpan.FromSeconds(received) };
    }
}
