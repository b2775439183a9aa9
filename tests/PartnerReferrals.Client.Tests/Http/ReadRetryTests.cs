using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;

namespace PartnerReferrals.Client.Tests.Http;

public class ReadRetryTests
{
    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_read_is_repeated_after_anything_transient(int status)
    {
        var handler = new ScriptedHandler(Answers.Json(status, ""), Faults.Lost, Answers.Json(200, """{"id":"""), Answers.Created);
        using var client = TestClients.Over(handler);
        Assert.Equal(Answers.ReferralId, (await client.GetAsync("x", cancellationToken: TestContext.Current.CancellationToken)).Id);
        Assert.Equal(4, handler.Requests.Count);
    }

    [Fact]
    public async Task A_read_that_times_out_is_repeated()
    {
        var handler = new ScriptedHandler(Faults.Silence, Answers.Created);
        using var client = TestClients.Over(handler, timeout: TimeSpan.FromMilliseconds(500));
        await client.GetAsync("x", cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(2, handler.Requests.Count);
    }

    [Theory]
    [InlineData("lost", "PartnerReferral.Connection.Lost", FailureCategory.ConnectionError)]
    [InlineData("silence", "PartnerReferral.Connection.TimedOut", FailureCategory.OperationTimeout)]
    [InlineData("html", "PartnerReferral.Connection.InvalidAnswer", FailureCategory.InvalidResult)]
    [InlineData("500", "PartnerReferral.Api.Http500", FailureCategory.ResourceUnavailable)]
    public async Task A_read_gives_up_after_its_attempts(string fault, string errorId, FailureCategory category)
    {
        var handler = new ScriptedHandler(fault switch
        {
            "lost" => Faults.Lost,
            "silence" => Faults.Silence,
            "html" => Answers.Html(200, "<!DOCTYPE html><html><head><title>Proxy &amp; Login</title></head></html>"),
            _ => Answers.Json(500, ""),
        });
        using var client = TestClients.Over(handler, timeout: TimeSpan.FromMilliseconds(fault == "silence" ? 20 : 5000));
        var error = await Assert.ThrowsAnyAsync<PartnerReferralException>(() => client.GetAsync("x", cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(errorId, error.ErrorId);
        Assert.Equal(category, error.Category);
        Assert.Equal(4, handler.Requests.Count);
        Assert.NotEmpty(error.RecommendedAction);
        if (fault == "html")
        {
            Assert.Contains("Proxy & Login", error.Message);
        }
    }

    [Theory]
    [InlineData("3", 3)]
    [InlineData("0.5", 0.5)]
    [InlineData("100000", 60)]
    [InlineData("99999999999999999999", 60)]
    public async Task Retry_After_is_waited_for_up_to_a_limit(string header, double seconds)
    {
        var clock = new TestClock();
        var handler = new ScriptedHandler(Answers.Json(429, "", ("Retry-After", header)), Answers.Created);
        using var client = TestClients.Over(handler, clock);
        await client.GetAsync("x", cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(TimeSpan.FromSeconds(seconds), Assert.Single(clock.Delays));
    }

    [Fact]
    public async Task A_service_whose_clock_stands_at_the_end_of_all_years_is_waited_for_all_the_same()
    {
        // Found by rough input: the date was one second short of what can be counted, and the answer passed for a lost one.
        var handler = new ScriptedHandler(
            Answers.Json(429, "", ("Date", "Fri, 31 Dec 9999 23:59:59 GMT"), ("Retry-After", "3")), Answers.Json(429, "", ("Retry-After", "4")), Answers.Created);
        var clock = new TestClock();
        using var client = TestClients.Over(handler, clock);
        await client.GetAsync("x", cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal([TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(4)], clock.Delays);
    }

    [Fact]
    public async Task Retry_After_as_a_date_is_meant_by_the_service_clock()
    {
        // This machine is an hour fast; the service says "in nine seconds" by its own clock.
        var clock = new TestClock { Error = TimeSpan.FromHours(1) };
        var handler = new ScriptedHandler(
            Answers.Json(503, "", ("Date", TestClock.Start.ToString("R")), ("Retry-After", (TestClock.Start + TimeSpan.FromSeconds(9)).ToString("R"))),
            Answers.Created);
        using var client = TestClients.Over(handler, clock);
        await client.GetAsync("x", cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(TimeSpan.FromSeconds(9), Assert.Single(clock.Delays));
        Assert.Equal(TimeSpan.FromHours(-1), client.ServerSkew);
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("")]
    [InlineData("-5")]
    [InlineData("0")]
    [InlineData("Sun, 01 Mar 2020 00:00:00 GMT")]
    [InlineData("NaN")]
    public async Task An_odd_Retry_After_falls_back_to_backoff(string header)
    {
        var clock = new TestClock();
        var handler = new ScriptedHandler(Answers.Json(429, "", ("Retry-After", header)), Answers.Created);
        using var client = TestClients.Over(handler, clock);
        await client.GetAsync("x", cancellationToken: TestContext.Current.CancellationToken);
        Assert.InRange(Assert.Single(clock.Delays).TotalSeconds, 0.4, 0.8);
    }

    [Theory]
    [InlineData(300)]
    [InlineData(501)]
    [InlineData(505)]
    [InlineData(599)]
    public async Task What_comes_back_the_same_is_asked_for_once(int status)
    {
        // Whatever its body looks like.
        var handler = new ScriptedHandler(Answers.Json(status, """{"id":"x"}"""), Answers.Created);
        using var client = TestClients.Over(handler);
        var error = await Assert.ThrowsAsync<ReferralApiException>(() => client.GetAsync("x", cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(status, (int)error.StatusCode);
        Assert.Single(handler.Requests);
    }

    [Fact]
    public async Task Waits_double_with_jitter_up_to_the_limit()
    {
        var clock = new TestClock();
        var retry = new RetryOptions { MaxAttempts = 8, MaxDelay = TimeSpan.FromSeconds(10) };
        using var client = TestClients.Over(new ScriptedHandler(Faults.Refused), clock, retry: retry);
        await Assert.ThrowsAsync<ConnectionException>(() => client.GetAsync("x", cancellationToken: TestContext.Current.CancellationToken));
        double[] full = [0.8, 1.6, 3.2, 6.4, 10, 10, 10];
        Assert.Equal(full.Length, clock.Delays.Count);
        Assert.All(full.Zip(clock.Delays), pair => Assert.InRange(pair.Second.TotalSeconds, pair.First / 2, pair.First));
        Assert.Contains(full.Zip(clock.Delays), pair => Math.Abs(pair.Second.TotalSeconds - pair.First) > 0.001);
    }

    [Fact]
    public async Task No_attempt_starts_after_the_total_time()
    {
        var clock = new TestClock();
        var retry = new RetryOptions { MaxAttempts = 100, MaxTotalTime = TimeSpan.FromSeconds(25) };
        var handler = new ScriptedHandler(Answers.Json(429, "", ("Retry-After", "10")));
        using var client = TestClients.Over(handler, clock, retry: retry);
        await Assert.ThrowsAsync<ReferralApiException>(() => client.GetAsync("x", cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(3, handler.Requests.Count);
    }

    [Fact]
    public async Task Limits_of_a_call_hold_instead_of_the_clients()
    {
        var handler = new ScriptedHandler(Faults.Refused);
        using var client = TestClients.Over(handler);
        await Assert.ThrowsAsync<ConnectionException>(() => client.GetAsync("x", new RequestContext { Retry = RetryOptions.None }, TestContext.Current.CancellationToken));
        Assert.Single(handler.Requests);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("..")]
    public async Task An_id_that_is_none_is_refused(string id)
    {
        using var client = TestClients.Over(new ScriptedHandler(Answers.Created));
        await Assert.ThrowsAsync<ArgumentException>(() => client.GetAsync(id, cancellationToken: TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_id_is_escaped_in_the_path()
    {
        var handler = new ScriptedHandler(Answers.Created);
        using var client = TestClients.Over(handler);
        await client.GetAsync("a/../b?c#d", cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("/v1.0/engagements/referrals/a%2F..%2Fb%3Fc%23d", handler.Requests[0].Address.PathAndQuery);
    }
}
