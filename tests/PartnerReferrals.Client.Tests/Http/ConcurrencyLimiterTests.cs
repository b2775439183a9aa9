using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;

namespace PartnerReferrals.Client.Tests.Http;

public class ConcurrencyLimiterTests
{
    [Fact]
    public async Task Never_more_than_the_limit_are_in_flight()
    {
        var limiter = new ConcurrencyLimiter(3, new TestClock());
        var entered = Enumerable.Range(0, 10).Select(_ => limiter.AcquireAsync(CancellationToken.None)).ToArray();
        Assert.Equal(3, entered.Count(t => t.IsCompletedSuccessfully));
        for (var i = 0; i < 10; i++)
        {
            await entered[i];
            Assert.InRange(limiter.InFlight, 1, 3);
            limiter.Exit(succeeded: true);
        }

        Assert.Equal((0, 3), (limiter.InFlight, limiter.PeakInFlight));
    }

    [Fact]
    public async Task One_burst_of_throttling_halves_once_and_holds_everybody()
    {
        var clock = new TestClock();
        var limiter = new ConcurrencyLimiter(16, clock);
        for (var i = 0; i < 16; i++)
        {
            await limiter.AcquireAsync(CancellationToken.None);
        }

        for (var i = 0; i < 16; i++)
        {
            limiter.Hold(TimeSpan.FromSeconds(5), tooManyCalls: true);
            limiter.Exit(succeeded: false);
        }

        Assert.Equal(8, limiter.CurrentLimit);
        Assert.Equal(16, limiter.ThrottledCount);
        await limiter.AcquireAsync(CancellationToken.None);
        Assert.True(clock.Elapsed >= TimeSpan.FromSeconds(5), "started before the pause was over");
        limiter.Hold(TimeSpan.FromSeconds(1), tooManyCalls: true);
        Assert.Equal(4, limiter.CurrentLimit);
    }

    [Fact]
    public async Task Each_full_round_of_successes_gives_one_back()
    {
        var clock = new TestClock();
        var limiter = new ConcurrencyLimiter(4, clock);
        limiter.Hold(TimeSpan.FromSeconds(1), tooManyCalls: true);
        Assert.Equal(2, limiter.CurrentLimit);
        clock.Advance(TimeSpan.FromSeconds(1));
        int[] expected = [2, 3, 3, 3, 4, 4, 4, 4, 4];
        foreach (var limit in expected)
        {
            await limiter.AcquireAsync(CancellationToken.None);
            limiter.Exit(succeeded: true);
            Assert.Equal(limit, limiter.CurrentLimit);
        }
    }

    [Fact]
    public async Task A_lost_sign_in_fails_whoever_waits_without_asking_anew()
    {
        var tokens = new TestTokens { GoneFrom = 1 };
        using var client = TestClients.Over(new ScriptedHandler(), tokens: tokens);
        var limiter = new ConcurrencyLimiter(1, new TestClock());
        await limiter.AcquireAsync(CancellationToken.None);
        var context = new RequestContext { Limiter = limiter };
        var calls = Enumerable.Range(0, 5).Select(_ => client.GetAsync("11111111-0000-0000-0000-000000000001", context)).ToList();
        limiter.Exit(succeeded: true);

        foreach (var call in calls)
        {
            await Assert.ThrowsAsync<AuthenticationException>(() => call);
        }

        Assert.Equal(1, tokens.Asked);
    }

    [Fact]
    public void A_service_that_is_away_holds_without_halving()
    {
        var limiter = new ConcurrencyLimiter(8, new TestClock());
        limiter.Hold(TimeSpan.FromSeconds(1), tooManyCalls: false);
        Assert.Equal(8, limiter.CurrentLimit);
    }

    [Fact]
    public void The_limit_never_falls_below_one()
    {
        var clock = new TestClock();
        var limiter = new ConcurrencyLimiter(8, clock);
        for (var i = 0; i < 10; i++)
        {
            limiter.Hold(TimeSpan.FromSeconds(1), tooManyCalls: true);
            clock.Advance(TimeSpan.FromSeconds(2));
        }

        Assert.Equal(1, limiter.CurrentLimit);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConcurrencyLimiter(0));
    }

    [Fact]
    public async Task Whoever_gives_up_waiting_takes_no_place()
    {
        var limiter = new ConcurrencyLimiter(1, new TestClock());
        await limiter.AcquireAsync(CancellationToken.None);
        using var stop = new CancellationTokenSource();
        var given = limiter.AcquireAsync(stop.Token);
        var patient = limiter.AcquireAsync(CancellationToken.None);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        Assert.False(patient.IsCompleted);
        limiter.Exit(succeeded: true);
        await patient;
        Assert.Equal(1, limiter.InFlight);
    }

    [Fact]
    public async Task A_throttled_call_makes_the_others_of_the_run_wait()
    {
        var clock = new TestClock();
        var limiter = new ConcurrencyLimiter(1, clock);
        var handler = new ScriptedHandler(Answers.Json(429, "", ("Retry-After", "30")), Answers.Created);
        using var client = TestClients.Over(handler, clock);
        var context = new RequestContext { Limiter = limiter };
        await client.CreateAsync(TestClients.Deal(), context, TestContext.Current.CancellationToken);
        Assert.True(clock.Elapsed >= TimeSpan.FromSeconds(30));
        Assert.Equal(2, handler.Requests.Count);
        Assert.Equal((0, 1L), (limiter.InFlight, limiter.ThrottledCount));
    }

    [Fact]
    public async Task A_pause_that_ends_just_now_leaves_nobody_waiting()
    {
        // Time goes on between any two looks at the clock.
        var clock = new SteppingClock();
        var limiter = new ConcurrencyLimiter(1, clock);
        limiter.Hold(TimeSpan.FromTicks(10), tooManyCalls: false);
        clock.Now = 9;
        await limiter.AcquireAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.Equal(1, limiter.InFlight);
    }

    private sealed class SteppingClock : IClock
    {
        internal long Now { get; set; }

        public DateTimeOffset UtcNow => DateTimeOffset.UnixEpoch;

        public TimeSpan Elapsed => TimeSpan.FromTicks(Now++);

        public Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
