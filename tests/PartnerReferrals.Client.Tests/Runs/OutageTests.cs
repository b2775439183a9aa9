using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Client.Tests.Creating;
using PartnerReferrals.Client.Tests.Http;
using PartnerReferrals.Errors;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Client.Tests.Runs;

/// <summary>The service goes away in the middle of a run, so that creates are lost and not refused.</summary>
public sealed class OutageTests : IDisposable
{
    private const int Rows = 600;
    private const int Before = 50;
    private const int Throttle = 4;

    private static readonly int MostInDoubt = Most(Throttle);

    private readonly TestClock _clock = new() { Pace = TimeSpan.FromMilliseconds(2) };
    private readonly FakeService _service;
    private readonly TempFolder _folder = new();
    private TimeSpan? _since;
    private int _lostPosts;

    public OutageTests() => _service = new FakeService(_clock) { ListingDelay = TimeSpan.FromSeconds(60) };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_long_one_leaves_few_rows_in_doubt_and_the_rest_unsent(bool shared)
    {
        DropEverything(TimeSpan.FromHours(24));
        List<ReferralRunOutcome> outcomes;
        using (var journal = Open())
        {
            var driver = new RunDriver(_service, _clock) { ThrottleLimit = Throttle };
            outcomes = driver.Run(journal, RunDriver.Rows(Rows, shared: shared));
            Assert.Equal("PartnerReferral.Run.ServiceAway", Assert.IsType<RunStoppedException>(driver.StopReason).ErrorId);
        }

        Assert.InRange(_lostPosts, 1, MostInDoubt);
        Assert.InRange(outcomes.Count(o => o.State == RowState.Unknown), 1, MostInDoubt);
        Assert.Equal(Rows, outcomes.Count(o => o.State is RowState.Created or RowState.Unknown or RowState.NotSent));

        _clock.Advance(TimeSpan.FromHours(25));
        using var again = Open();

        // One leg of two is no state to rest in either.
        Assert.InRange(again.InDoubt.Count, 1, MostInDoubt * (shared ? 2 : 1));
        var second = new RunDriver(_service, _clock) { ThrottleLimit = Throttle }.Run(again, RunDriver.Rows(Rows, shared: shared));
        Assert.All(second, o => Assert.True(o.State is RowState.Created or RowState.Skipped));
        AssertEachOnce(shared);
    }

    [Fact]
    public void However_long_it_is_since_the_next_run_has_the_same_time_out()
    {
        DropEverything(TimeSpan.FromHours(24));
        using (var journal = Open())
        {
            new RunDriver(_service, _clock) { ThrottleLimit = Throttle }.Run(journal, RunDriver.Rows(Rows));
        }

        _clock.Advance(TimeSpan.FromHours(25));
        using var again = Open();
        Assert.NotEmpty(again.InDoubt);

        // More than one poll can bear.
        var refusals = 10;
        _service.Intercept = seen =>
            seen.Method == "GET" && Interlocked.Decrement(ref refusals) >= 0 ? Answers.Message(HttpStatusCode.BadGateway, "", "text/plain") : null;
        var outcomes = new RunDriver(_service, _clock) { ThrottleLimit = Throttle }.Run(again, RunDriver.Rows(Rows));
        Assert.All(outcomes, o => Assert.True(o.State is RowState.Created or RowState.Skipped));
        AssertEachOnce();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(Throttle)]
    public void One_that_ends_in_time_is_waited_out(int throttleLimit)
    {
        DropEverything(TimeSpan.FromMinutes(6));
        using var journal = Open();
        var driver = new RunDriver(_service, _clock) { ThrottleLimit = throttleLimit };
        var outcomes = driver.Run(journal, RunDriver.Rows(Rows));
        Assert.Null(driver.StopReason);
        Assert.All(outcomes, o => Assert.Equal(RowState.Created, o.State));
        Assert.InRange(_lostPosts, 1, Most(throttleLimit));
        AssertEachOnce();
    }

    [Fact]
    public void Silence_is_one_too()
    {
        _service.Fault = (_, _) =>
        {
            if (_service.Referrals.Count < Before)
            {
                return PostFault.None;
            }

            Interlocked.Increment(ref _lostPosts);
            return PostFault.Hang;
        };
        _service.Intercept = seen => seen.Method == "GET" ? Answers.Message(HttpStatusCode.BadGateway, "", "text/plain") : null;
        var driver = new RunDriver(_service, _clock) { ThrottleLimit = Throttle, Timeout = TimeSpan.FromMilliseconds(300) };
        var outcomes = driver.Run(null, RunDriver.Rows(Rows));
        Assert.Equal("PartnerReferral.Run.ServiceAway", Assert.IsType<RunStoppedException>(driver.StopReason).ErrorId);

        // On a busy machine an answer from before may have been too late as well, so the service counts.
        Assert.InRange(_lostPosts, 1, MostInDoubt);
        Assert.InRange(outcomes.Count(o => o.State == RowState.Unknown), _lostPosts, Rows);
        Assert.Equal(Rows - _service.Posts, outcomes.Count(o => o.State == RowState.NotSent));
    }

    [Fact]
    public void Where_only_creating_is_broken_the_run_ends_too()
    {
        // The list answers, so that every in-doubt create is resolved in time; one row at a time is risked to see whether it works again.
        _service.Fault = (_, _) => _service.Referrals.Count >= Before ? PostFault.ErrorBeforeCommit : PostFault.None;
        var driver = new RunDriver(_service, _clock) { ThrottleLimit = Throttle };
        var outcomes = driver.Run(null, RunDriver.Rows(Rows));
        Assert.Equal("PartnerReferral.Run.ServiceAway", Assert.IsType<RunStoppedException>(driver.StopReason).ErrorId);
        Assert.InRange(outcomes.Count(o => o.State == RowState.Unknown), 0, 2 * MostInDoubt);
        Assert.InRange(_service.Posts, Before, Before + 60);
        Assert.Equal(_service.Referrals.Count, outcomes.Count(o => o.State == RowState.Created));
        Assert.Equal(Rows, outcomes.Count);
    }

    [Fact]
    public void Losses_here_and_there_hold_nobody_up()
    {
        // Every tenth is lost, and the lost ones stay in doubt for minutes: many times more than are ever in flight.
        _service.Fault = (json, _) => int.Parse(json["name"]!.ToString()[5..]) % 10 == 0 && !_service.Referrals.Any(r => r["name"]!.ToString() == json["name"]!.ToString())
            ? PostFault.DropAfterCommit
            : PostFault.None;
        _service.ListingDelay = TimeSpan.FromMinutes(2);

        // The first poll is not answered before every row was posted: if one waited for a lost one, all would hang.
        var allPosted = new TaskCompletionSource();
        _service.Latency = async seen =>
        {
            if (seen.Method == "GET")
            {
                await allPosted.Task.WaitAsync(TestContext.Current.CancellationToken);
            }
            else if (_service.Posts == 300)
            {
                allPosted.TrySetResult();
            }
        };
        var outcomes = new RunDriver(_service, _clock) { ThrottleLimit = Throttle }.Run(null, RunDriver.Rows(300));
        Assert.All(outcomes, o => Assert.Equal(RowState.Created, o.State));
        Assert.Equal(300, _service.Posts);
        Assert.Equal(300, _service.Referrals.Count);
    }

    // As many as are at work at a time, of which half are in flight.
    private static int Most(int throttleLimit) => (2 * throttleLimit) + 2;

    private void DropEverything(TimeSpan howLong) => _service.Latency = seen =>
    {
        if (_since is null && _service.Referrals.Count >= Before)
        {
            _since = _clock.Elapsed;
        }

        if (_since is { } since && _clock.Elapsed < since + howLong)
        {
            Interlocked.Add(ref _lostPosts, seen.Method == "POST" ? 1 : 0);
            throw new HttpRequestException("lost", new IOException("reset"));
        }

        return Task.CompletedTask;
    };

    private Journal Open() => Journal.Open(_folder.File("run.jsonl"), "s", _clock);

    private void AssertEachOnce(bool shared = false) => Assert.Equal(
        Enumerable.Range(1, Rows).SelectMany(n => Enumerable.Repeat("Deal " + n, shared ? 2 : 1)).Order(),
        _service.Referrals.Select(r => r["name"]!.ToString()).Order());
}
