using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Http;

namespace PartnerReferrals.Client.Tests.Http;

public class CancellationTests
{
    [Theory]
    [InlineData("silence")]
    [InlineData("deaf")]
    public async Task A_hanging_request_ends_at_once(string fault)
    {
        var handler = new ScriptedHandler(fault == "deaf" ? Faults.Deaf : Faults.Silence);
        using var client = TestClients.Over(handler, timeout: TimeSpan.FromMinutes(5));
        using var stop = new CancellationTokenSource();
        var call = client.CreateAsync(TestClients.Deal(), cancellationToken: stop.Token);
        while (handler.Requests.Count == 0)
        {
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }

        var watch = Stopwatch.StartNew();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"took {watch.Elapsed}");
    }

    [Fact]
    public async Task A_handler_that_ignores_the_timeout_does_not_hang_the_call()
    {
        using var client = TestClients.Over(new ScriptedHandler(Faults.Deaf), timeout: TimeSpan.FromMilliseconds(30));
        await Assert.ThrowsAsync<PartnerReferrals.Errors.OutcomeUnknownException>(() => client.CreateAsync(TestClients.Deal(), cancellationToken: TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Nothing_is_sent_on_a_cancelled_token()
    {
        var handler = new ScriptedHandler(Answers.Created);
        using var client = TestClients.Over(handler);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.CreateAsync(TestClients.Deal(), cancellationToken: new CancellationToken(canceled: true)));
        Assert.Empty(handler.Requests);
    }

    [Fact]
    public async Task A_wait_before_the_next_attempt_ends_at_once()
    {
        using var stop = new CancellationTokenSource();
        var handler = new ScriptedHandler(async (_, _) =>
        {
            await stop.CancelAsync();
            return Answers.Message(System.Net.HttpStatusCode.TooManyRequests, "", "text/plain", ("Retry-After", "3600"));
        });
        var options = new ReferralClientOptions(ReferralClientOptions.EmulatorEndpoint, new TestTokens()) { MessageHandler = handler };
        using var client = new ReferralClient(options);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.GetAsync("x", cancellationToken: stop.Token));
        Assert.Single(handler.Requests);
    }

    [Fact]
    public async Task Without_new_attempts_the_one_under_way_still_ends_well()
    {
        using var halt = new CancellationTokenSource();
        var handler = new ScriptedHandler(async (seen, token) =>
        {
            await halt.CancelAsync();
            return await Answers.Created(seen, token);
        });
        using var client = TestClients.Over(handler);
        var context = new RequestContext { NoNewAttempts = halt.Token };
        Assert.NotNull(await client.CreateAsync(TestClients.Deal(), context, TestContext.Current.CancellationToken));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.CreateAsync(TestClients.Deal(), context, TestContext.Current.CancellationToken));
        Assert.Single(handler.Requests);
    }
}
