using System;
using System.Linq;
using PartnerReferrals.Client.Tests.Http;
using PartnerReferrals.Http;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Client.Tests.Runs;

/// <summary>What a run says of itself in numbers.</summary>
public class RunSummaryTests
{
    private readonly TestClock _clock = new();

    [Fact]
    public void Every_row_is_counted_once_under_the_way_it_ended()
    {
        var counters = new RunCounters(_clock);
        var states = new[] { RowState.Created, RowState.Skipped, RowState.Rejected, RowState.Unknown, RowState.NotSent, RowState.Updated };
        for (var times = 1; times <= states.Length; times++)
        {
            foreach (var state in Enumerable.Repeat(states[times - 1], times))
            {
                counters.Add(state);
            }
        }

        var summary = Summarize(counters, isOver: true);
        Assert.Equal((1L, 2L, 3L, 4L, 5L, 6L), (summary.Created, summary.Skipped, summary.Rejected, summary.Unknown, summary.NotSent, summary.Updated));
        Assert.Equal(21, summary.Total);
        Assert.Equal(4, counters.Count(RowState.Unknown));
    }

    // Seconds: the machine is up, to the first row, to the last outcome, to the question.
    [Theory]
    [InlineData(0, 0, 20, 5, false, 25)]
    [InlineData(0, 0, 20, 5, true, 20)]
    [InlineData(100, 3, 20, 5, false, 25)]
    [InlineData(100, 3, 20, 5, true, 20)]
    public void Its_time_runs_from_the_first_row_to_the_last_outcome(int up, int before, int rows, int after, bool isOver, int elapsed)
    {
        _clock.Advance(TimeSpan.FromSeconds(up));
        var counters = new RunCounters(_clock);
        _clock.Advance(TimeSpan.FromSeconds(before));
        counters.Start();
        _clock.Advance(TimeSpan.FromSeconds(rows / 2));
        counters.Start();
        counters.Add(RowState.Created);
        _clock.Advance(TimeSpan.FromSeconds(rows - (rows / 2)));
        counters.Add(RowState.Created);
        _clock.Advance(TimeSpan.FromSeconds(after));
        Assert.Equal(TimeSpan.FromSeconds(elapsed), Summarize(counters, isOver).Elapsed);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void Without_a_row_or_without_an_outcome_no_time_has_passed(bool isStarted, bool isOver)
    {
        var counters = new RunCounters(_clock);
        if (isStarted)
        {
            counters.Start();
        }

        _clock.Advance(TimeSpan.FromSeconds(10));
        var summary = Summarize(counters, isOver);
        Assert.Equal((TimeSpan.Zero, 0), (summary.Elapsed, summary.RatePerSecond));
    }

    [Theory]
    [InlineData(9, 4, 2.25)]
    [InlineData(1, 3, 0.33)]
    [InlineData(5, 0, 0)]
    public void Its_rate_is_that_of_all_rows(int rows, int seconds, double rate) =>
        Assert.Equal(rate, new RunSummary { Created = rows - 1, NotSent = 1, Elapsed = TimeSpan.FromSeconds(seconds) }.RatePerSecond);

    [Fact]
    public void It_knows_how_many_requests_were_in_flight_and_how_often_the_service_asked_to_wait()
    {
        var limiter = new ConcurrencyLimiter(8, _clock);
        limiter.AcquireAsync(TestContext.Current.CancellationToken);
        limiter.AcquireAsync(TestContext.Current.CancellationToken);
        limiter.Hold(TimeSpan.FromSeconds(1), tooManyCalls: true);
        var summary = new RunCounters(_clock).Summarize(limiter, isOver: false);
        Assert.Equal((2, 1L), (summary.PeakInFlight, summary.Throttled));
    }

    private RunSummary Summarize(RunCounters counters, bool isOver) => counters.Summarize(new ConcurrencyLimiter(1, _clock), isOver);
}
