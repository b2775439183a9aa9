using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;

namespace PartnerReferrals.Client.Tests.Http;

/// <summary>One logical request from its first attempt to its end: what is still known of it, how long it waits, and what others are told.</summary>
public class RequestSenderTests
{
    private static readonly JsonPatchDocument Change = new JsonPatchDocument().Replace("/details/dealValue", 10000m);

    [Theory]
    [InlineData("refused", true)]
    [InlineData("refused refused", true)]
    [InlineData("lost", false)]
    [InlineData("lost lost", false)]
    [InlineData("lost refused", false)]
    [InlineData("500", false)]
    [InlineData("500 503ra", false)]
    [InlineData("429", false)]
    [InlineData("429 429", false)]
    [InlineData("429 refused", false)]
    [InlineData("503ra", false)]
    public async Task A_stop_between_attempts_says_nothing_was_sent_only_where_the_service_saw_none_of_them(string attempts, bool isNothing)
    {
        using var stop = new CancellationTokenSource();
        var last = attempts.Split(' ').Length;
        var handler = new ScriptedHandler([.. Steps(attempts)]);
        using var client = TestClients.Over(handler, observer: new Watcher(e =>
        {
            if (e.Kind == HttpTraceKind.Retrying && e.Attempt == last)
            {
                stop.Cancel();
            }
        }));
        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ChangeAsync(client, new RequestContext { NoNewAttempts = stop.Token }));
        Assert.Equal(isNothing, error is NothingSentException);
        Assert.Equal(last, handler.Requests.Count);
    }

    [Theory]
    [InlineData("", true, false)]
    [InlineData("lost", true, false)]
    [InlineData("", false, true)]
    [InlineData("lost", false, false)]
    public async Task A_stop_under_way_says_nothing_was_sent_only_where_no_body_ever_left(string before, bool readsBody, bool isNothing)
    {
        using var stop = new CancellationTokenSource();
        var lost = before.Length > 0;
        using var client = TestClients.Over(new Handler(async (request, token) =>
        {
            if (readsBody || lost)
            {
                await request.Content!.ReadAsStringAsync(CancellationToken.None);
            }

            if (lost)
            {
                lost = false;
                return await Faults.Lost(null!, token);
            }

            await stop.CancelAsync();
            return await Faults.Silence(null!, token);
        }));
        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ChangeAsync(client, token: stop.Token));
        Assert.Equal(isNothing, error is NothingSentException);
        Assert.True(error.CancellationToken.IsCancellationRequested);
    }

    [Theory]
    [InlineData("429", "PartnerReferral.Connection.Refused")]
    [InlineData("429ra", "PartnerReferral.Connection.Refused")]
    [InlineData("503ra", "PartnerReferral.Connection.Refused")]
    [InlineData("refused", "PartnerReferral.Connection.Refused")]
    [InlineData("500", "PartnerReferral.OutcomeUnknown")]
    [InlineData("503", "PartnerReferral.OutcomeUnknown")]
    [InlineData("lost", "PartnerReferral.OutcomeUnknown")]
    [InlineData("lost lost", "PartnerReferral.OutcomeUnknown")]
    [InlineData("lost 429", "PartnerReferral.OutcomeUnknown")]
    public async Task A_change_that_is_not_reached_in_the_end_is_unknown_only_where_an_earlier_attempt_may_have_made_it(string attempts, string errorId)
    {
        var handler = new ScriptedHandler([.. Steps(attempts), Faults.Refused]);
        using var client = TestClients.Over(handler);
        var error = await Assert.ThrowsAnyAsync<PartnerReferralException>(() => ChangeAsync(client));
        Assert.Equal((errorId, 4), (error.ErrorId, handler.Requests.Count));
    }

    [Fact]
    public async Task Whoever_cannot_tell_yet_whether_to_repeat_is_waited_for_and_asked_again()
    {
        var clock = new TestClock();
        var handler = new ScriptedHandler([.. Steps("503ra"), Answers.Created]);
        using var client = TestClients.Over(handler, clock);
        var decisions = new Queue<RepeatDecision>([RepeatDecision.AskAgain, RepeatDecision.AskAgain, RepeatDecision.Repeat]);
        var context = new RequestContext().With(_ => Task.CompletedTask, (_, _) => Task.FromResult(decisions.Dequeue()));
        await client.CreateAsync(TestClients.Deal(), context, TestContext.Current.CancellationToken);
        Assert.Empty(decisions);
        Assert.Equal(Enumerable.Repeat(TimeSpan.FromSeconds(2), 3), clock.Delays);
        Assert.Equal(2, handler.Posts.Count);
    }

    [Theory]
    [InlineData("503ra", "PartnerReferral.OutcomeUnknown", 503)]
    [InlineData("429ra", "PartnerReferral.Api.Http429", 429)]
    public async Task Each_question_that_is_not_answered_counts_as_an_attempt(string answer, string errorId, int status)
    {
        var handler = new ScriptedHandler([.. Steps(answer)]);
        using var client = TestClients.Over(handler);
        var asked = new List<int>();
        var context = new RequestContext().With(_ => Task.CompletedTask, (seen, _) =>
        {
            asked.Add((int)seen);
            return Task.FromResult(RepeatDecision.AskAgain);
        });
        var error = await Assert.ThrowsAnyAsync<PartnerReferralException>(() => client.CreateAsync(TestClients.Deal(), context, TestContext.Current.CancellationToken));
        Assert.Equal(errorId, error.ErrorId);
        Assert.Equal([status, status, status], asked);
        Assert.Single(handler.Posts);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 2)]
    public async Task Nothing_is_sent_again_that_the_caller_does_not_believe_undone(bool isBelieved, int posts)
    {
        var handler = new ScriptedHandler([.. Steps("503ra"), Answers.Created]);
        using var client = TestClients.Over(handler);
        var context = new RequestContext().With(_ => Task.CompletedTask, (_, _) => Task.FromResult(isBelieved ? RepeatDecision.Repeat : RepeatDecision.Unknown));
        var error = await Record.ExceptionAsync(() => client.CreateAsync(TestClients.Deal(), context, TestContext.Current.CancellationToken));
        Assert.Equal(isBelieved, error is not OutcomeUnknownException { StatusCode: HttpStatusCode.ServiceUnavailable });
        Assert.Equal(posts, handler.Posts.Count);
    }

    [Fact]
    public async Task Nobody_is_asked_before_a_request_is_repeated_that_was_not_answered()
    {
        using var client = TestClients.Over(new ScriptedHandler(Faults.Refused, Answers.Created));
        var context = new RequestContext().With(_ => Task.CompletedTask, (_, _) => Task.FromResult(RepeatDecision.Unknown));
        Assert.NotNull(await client.CreateAsync(TestClients.Deal(), context, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("429", 1, 2)]
    [InlineData("429ra", 1, 2)]
    [InlineData("503ra", 1, 4)]
    [InlineData("503", 0, 4)]
    [InlineData("500ra", 0, 4)]
    [InlineData("refused", 0, 4)]
    public async Task Others_are_held_back_where_the_service_asks_for_it_and_called_less_often_where_they_were_too_many(string answer, int throttled, int limit)
    {
        var clock = new TestClock();
        var limiter = new ConcurrencyLimiter(4, clock);
        using var client = TestClients.Over(new ScriptedHandler([.. Steps(answer), Answers.Created]), clock);
        await client.GetAsync("x", new RequestContext { Limiter = limiter }, TestContext.Current.CancellationToken);
        Assert.Equal((throttled, limit), (limiter.ThrottledCount, limiter.CurrentLimit));
        Assert.Single(clock.Delays);
    }

    [Theory]
    [InlineData("404", 2)]
    [InlineData("no token", 2)]
    [InlineData("200", 4)]
    public async Task Only_what_the_service_took_lets_more_be_sent_at_a_time(string end, int limit)
    {
        var clock = new TestClock();
        var limiter = new ConcurrencyLimiter(4, clock);
        limiter.Hold(TimeSpan.FromSeconds(1), tooManyCalls: true);
        clock.Advance(TimeSpan.FromSeconds(1));
        using var client = New(new ScriptedHandler(end == "404" ? Answers.Json(404, "") : Answers.Created), clock, (_, _) => end == "no token" ? throw Away() : "t");
        for (var call = 0; call < 5; call++)
        {
            await Record.ExceptionAsync(() => client.GetAsync("x", new RequestContext { Limiter = limiter, Retry = RetryOptions.None }, TestContext.Current.CancellationToken));
        }

        Assert.Equal((limit, 0), (limiter.CurrentLimit, limiter.InFlight));
    }

    [Theory]
    [InlineData("""{"code":"900421","description":"The request was rejected."}""", 1)]
    [InlineData("", 2)]
    public async Task A_sign_in_that_a_new_token_does_not_help_ends_all_calls_that_share_it(string body, int requests)
    {
        var handler = new ScriptedHandler(Answers.Json(401, body));
        using var client = TestClients.Over(handler);
        var context = new RequestContext { Limiter = new ConcurrencyLimiter(1, new TestClock()) };
        for (var call = 0; call < 3; call++)
        {
            var error = await Assert.ThrowsAsync<ReferralApiException>(() => client.GetAsync("x", context, TestContext.Current.CancellationToken));
            Assert.Equal(HttpStatusCode.Unauthorized, error.StatusCode);
            Assert.Equal(requests, handler.Requests.Count);
        }
    }

    [Fact]
    public async Task A_call_whose_new_token_is_taken_ends_no_other()
    {
        using var client = TestClients.Over(new ScriptedHandler(Answers.Json(401, ""), Answers.Created));
        var context = new RequestContext { Limiter = new ConcurrencyLimiter(1, new TestClock()) };
        await client.GetAsync("x", context, TestContext.Current.CancellationToken);
        Assert.NotNull(await client.GetAsync("x", context, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_refused_token_is_not_forgotten_while_a_new_one_cannot_be_had()
    {
        var rejected = new List<string?>();
        var handler = new ScriptedHandler(Answers.Json(401, ""));
        using var client = New(handler, new TestClock(), (call, refused) =>
        {
            rejected.Add(refused);
            return call == 2 ? throw Away() : "token-" + call;
        });
        var error = await Assert.ThrowsAsync<ReferralApiException>(() => client.GetAsync("x", cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.Unauthorized, error.StatusCode);
        Assert.Equal([null, "token-1", "token-1"], rejected);
        Assert.Equal(2, handler.Requests.Count);
    }

    [Theory]
    [InlineData(19.9, 2)]
    [InlineData(20, 3)]
    public async Task An_attempt_may_start_up_to_the_total_time_however_long_the_machine_is_up(double total, int requests)
    {
        var clock = new TestClock();
        clock.Advance(TimeSpan.FromDays(40));
        var handler = new ScriptedHandler(Answers.Json(429, "", ("Retry-After", "10")));
        using var client = TestClients.Over(handler, clock, retry: new RetryOptions { MaxAttempts = 100, MaxTotalTime = TimeSpan.FromSeconds(total) });
        await Assert.ThrowsAsync<ReferralApiException>(() => client.GetAsync("x", cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(requests, handler.Requests.Count);
    }

    [Fact]
    public async Task The_timeout_of_a_call_holds_instead_of_the_clients()
    {
        using var client = TestClients.Over(new ScriptedHandler(Faults.Silence), timeout: TimeSpan.FromMinutes(5));
        var context = new RequestContext { AttemptTimeout = TimeSpan.FromMilliseconds(5) };
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => client.CreateAsync(TestClients.Deal(), context, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_observer_is_told_how_long_an_attempt_took_and_how_long_all_are_held_back()
    {
        var clock = new TestClock();
        clock.Advance(TimeSpan.FromDays(40));
        var told = new ConcurrentQueue<HttpTraceEvent>();
        using var client = TestClients.Over(new ScriptedHandler(Slow("lost", 2), Slow("429ra", 3), Slow("200", 5)), clock, observer: new Watcher(told.Enqueue));
        await client.GetAsync("x", new RequestContext { Limiter = new ConcurrencyLimiter(4, clock) }, TestContext.Current.CancellationToken);
        Assert.Equal(
            [(HttpTraceKind.AttemptFailed, 2), (HttpTraceKind.ResponseReceived, 3), (HttpTraceKind.ResponseReceived, 5)],
            told.Where(e => e.Kind is HttpTraceKind.AttemptFailed or HttpTraceKind.ResponseReceived).Select(e => (e.Kind, e.Elapsed.TotalSeconds)));
        Assert.Equal(TimeSpan.FromSeconds(2), Assert.Single(told, e => e.Kind == HttpTraceKind.Throttled).Delay);

        Func<SeenRequest, CancellationToken, Task<HttpResponseMessage>> Slow(string step, int seconds) => (seen, token) =>
        {
            clock.Advance(TimeSpan.FromSeconds(seconds));
            return Step(step)(seen, token);
        };
    }

    [Fact]
    public async Task The_last_id_that_the_service_gave_a_call_is_known_until_the_next_that_has_one()
    {
        using var client = TestClients.Over(new ScriptedHandler(Read("r-1"), Read(null), Read("r-2")));
        var seen = new List<string?>();
        for (var call = 0; call < 3; call++)
        {
            await client.GetAsync("x", cancellationToken: TestContext.Current.CancellationToken);
            seen.Add(client.LastRequestId);
        }

        Assert.Equal(["r-1", "r-1", "r-2"], seen);

        static Func<SeenRequest, CancellationToken, Task<HttpResponseMessage>> Read(string? id) =>
            Answers.Json(200, """{"id":"x"}""", id is null ? [] : [("Request-ID", id)]);
    }

    [Fact]
    public async Task The_name_that_the_caller_gives_the_program_is_sent()
    {
        var handler = new ScriptedHandler(Answers.Created);
        using var client = new ReferralClient(new ReferralClientOptions(ReferralClientOptions.EmulatorEndpoint, new TestTokens()) { MessageHandler = handler, UserAgent = "Mine/2.0" });
        await client.GetAsync("x", cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("Mine/2.0", handler.Requests[0].Header("User-Agent"));
    }

    private static Task<Referral?> ChangeAsync(ReferralClient client, RequestContext? context = null, CancellationToken? token = null) =>
        client.PatchAsync("x", Change, null, returnRepresentation: false, context, token ?? TestContext.Current.CancellationToken);

    private static ReferralClient New(HttpMessageHandler handler, TestClock clock, Func<int, string?, string> token) =>
        new(new ReferralClientOptions(ReferralClientOptions.EmulatorEndpoint, new Source(token)) { MessageHandler = handler, Clock = clock, Retry = new RetryOptions { MaxAttempts = 4 } });

    private static AuthenticationException Away() => new("PartnerReferral.Auth.Network", "Away.", "Wait.") { IsTransient = true };

    private static IEnumerable<Func<SeenRequest, CancellationToken, Task<HttpResponseMessage>>> Steps(string attempts) =>
        attempts.Split(' ').Select(Step);

    private static Func<SeenRequest, CancellationToken, Task<HttpResponseMessage>> Step(string attempt) => attempt switch
    {
        "refused" => Faults.Refused,
        "lost" => Faults.Lost,
        _ when attempt.EndsWith("ra", StringComparison.Ordinal) => Answers.Json(int.Parse(attempt[..3]), "", ("Retry-After", "2")),
        _ => Answers.Json(int.Parse(attempt), """{"id":"x"}"""),
    };

    private sealed class Handler(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => answer(request, cancellationToken);
    }

    private sealed class Source(Func<int, string?, string> token) : IAccessTokenSource
    {
        private int _calls;

        public Task<string> GetTokenAsync(string? rejectedToken, CancellationToken cancellationToken)
        {
            try
            {
                return Task.FromResult(token(++_calls, rejectedToken));
            }
            catch (AuthenticationException e)
            {
                return Task.FromException<string>(e);
            }
        }
    }

    private sealed class Watcher(Action<HttpTraceEvent> watch) : IHttpTraceObserver
    {
        public bool WantsBodies => false;

        public void Observe(HttpTraceEvent traffic) => watch(traffic);
    }
}
