using System;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Client.Tests.Http;
using PartnerReferrals.Creating;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;

namespace PartnerReferrals.Client.Tests.Creating;

/// <summary>How one create goes from being written down to being known: announced, turned away, answered by half, in doubt.</summary>
public class LegSenderTests
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(2);

    private readonly TestClock _clock = new();
    private readonly FakeService _service;

    public LegSenderTests() => _service = new FakeService(_clock);

    [Theory]
    [InlineData("00:00:00", 1)]
    [InlineData("00:00:02", 1)]
    [InlineData("00:00:02.0000001", 2)]
    public async Task What_was_written_down_over_two_seconds_before_it_leaves_is_written_down_again(string writing, int times)
    {
        _clock.Advance(TimeSpan.FromHours(1));
        var log = new Log(() => _clock.Advance(TimeSpan.Parse(writing, CultureInfo.InvariantCulture)));
        await SendAsync(TestClients.Deal(), new SendContext { Log = log });
        Assert.Equal(times, log.Sendings);
    }

    [Theory]
    [InlineData(429, 0)]
    [InlineData(503, 0)]
    [InlineData(503, 300)]
    public async Task What_was_turned_away_but_made_all_the_same_is_found_at_a_glance(int status, int seconds)
    {
        TurnAway(status, makes: true, TimeSpan.FromSeconds(seconds));
        var created = await SendAsync(TestClients.Deal());
        Assert.Equal(_service.Referrals.Single()["id"]!.ToString(), created.Id);
        Assert.Equal((1, 1), (_service.Posts, Gets));
        Assert.Equal(TimeSpan.FromSeconds(seconds) + RetryAfter, _clock.Elapsed);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task What_was_turned_away_and_not_made_is_sent_again_after_one_glance(int status)
    {
        TurnAway(status, makes: false);
        await SendAsync(TestClients.Deal());
        Assert.Single(_service.Referrals);
        Assert.Equal((2, 1, RetryAfter), (_service.Posts, Gets, _clock.Elapsed));
    }

    [Fact]
    public async Task What_was_turned_away_and_may_have_been_made_under_a_shorter_name_is_not_sent_again()
    {
        _service.Touch = json => json["name"] = "Deal";
        TurnAway(503, makes: true);
        var error = await Assert.ThrowsAsync<OutcomeUnknownException>(() => SendAsync(TestClients.Deal("Deal of the year")));
        Assert.Contains(_service.Referrals.Single()["id"]!.ToString(), error.Message);
        Assert.Equal(1, _service.Posts);
    }

    /// <summary>
    /// "Too many calls" is believed without a glance. "Not available" is not: a list that is away as well is asked once more, and where it fails otherwise
    /// the create is searched for, which takes the listing delay.
    /// </summary>
    [Theory]
    [InlineData(429, 500, 1, 2)]
    [InlineData(429, 403, 1, 2)]
    [InlineData(429, 503, 1, 2)]
    [InlineData(503, 503, 1, 4)]
    [InlineData(503, 503, 2, 6)]
    [InlineData(503, null, 1, 4)]
    [InlineData(503, 500, 1, 180)]
    [InlineData(503, 403, 1, 180)]
    public async Task Where_the_glance_fails_it_depends_on_how_it_was_turned_away_and_why_the_list_fails(int status, int? listStatus, int failures, int seconds)
    {
        TurnAway(status, makes: false, list: () =>
            Gets > failures ? null
            : listStatus is { } known ? Answers.Message((HttpStatusCode)known, "", "application/json")
            : throw new HttpRequestException("lost"));
        await SendAsync(TestClients.Deal());
        Assert.Equal(2, _service.Posts);

        // A search goes on for one more of its intervals.
        Assert.InRange(_clock.Elapsed, TimeSpan.FromSeconds(seconds), TimeSpan.FromSeconds(seconds < 180 ? seconds : 240));
    }

    [Fact]
    public async Task What_was_turned_away_by_a_service_that_does_not_let_look_is_not_sent_again()
    {
        TurnAway(503, makes: true, list: () => Answers.Message(HttpStatusCode.Forbidden, "", "application/json"));
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => SendAsync(TestClients.Deal()));
        Assert.Equal(1, _service.Posts);
    }

    [Fact]
    public async Task A_sign_in_that_ends_at_the_glance_is_told_and_nothing_is_sent_again()
    {
        TurnAway(503, makes: false);
        await Assert.ThrowsAsync<AuthenticationException>(() => SendAsync(TestClients.Deal(), tokens: new TestTokens { GoneFrom = 2 }));
        Assert.Equal(1, _service.Posts);
    }

    [Fact]
    public async Task What_came_of_the_first_of_several_attempts_is_found_by_when_that_one_left()
    {
        // Made at once and listed late; the next attempt leaves ten minutes after, and its answer is lost.
        _service.ListingDelay = TimeSpan.FromMinutes(30);
        TurnAway(503, makes: true, list: () =>
        {
            _clock.Advance(Gets == 1 ? TimeSpan.FromMinutes(10) : TimeSpan.Zero);
            return null;
        });
        _service.Fault = (_, _) => PostFault.DropBeforeCommit;
        var created = await SendAsync(TestClients.Deal(), options: new ReconcileOptions { ListingDelay = TimeSpan.FromMinutes(60) });
        Assert.Equal(_service.Referrals.Single()["id"]!.ToString(), created.Id);
        Assert.Equal(2, _service.Posts);
    }

    /// <summary>Of the question that was kept back, not of the create.</summary>
    [Theory]
    [InlineData("turned away")]
    [InlineData("an id alone")]
    [InlineData("lost")]
    public async Task A_stop_after_the_create_left_does_not_say_that_nothing_was_sent(string answer)
    {
        using var stop = new CancellationTokenSource();
        _service.Intercept = seen =>
        {
            if (seen.Method != "POST")
            {
                return null;
            }

            var id = _service.Commit(seen.Body)["id"];
            stop.Cancel();
            return answer switch
            {
                "turned away" => Answers.Message(HttpStatusCode.ServiceUnavailable, "", "application/json", ("Retry-After", "2")),
                "lost" => throw new HttpRequestException("lost"),
                _ => Answers.Message(HttpStatusCode.OK, $$"""{"id":"{{id}}"}""", "application/json"),
            };
        };
        using var client = TestClients.Over(_service, _clock);
        var stopped = new RequestContext { Limiter = new ConcurrencyLimiter(3, _clock), NoNewAttempts = stop.Token };
        using var reconciler = new OutcomeReconciler(client, null, stopped);

        // What is lost is searched for by somebody who is not stopped, whose polls are.
        var context = new SendContext { Request = answer == "lost" ? new RequestContext() : stopped };
        var error = await Record.ExceptionAsync(() => new ReferralSender(client, reconciler).SendAsync(TestClients.Deal(), context, CancellationToken.None));
        Assert.IsAssignableFrom<OperationCanceledException>(error);
        Assert.IsNotType<NothingSentException>(error);
        Assert.Equal(1, _service.Posts);
    }

    [Fact]
    public async Task An_answer_of_an_id_alone_is_read_under_that_id()
    {
        AnswerById(makes: true, _ => null);
        var created = await SendAsync(TestClients.Deal());
        Assert.Equal((_service.Referrals.Single()["id"]!.ToString(), "Deal"), (created.Id, created.Name));
        Assert.Equal((1, 1), (_service.Posts, Gets));
    }

    [Theory]
    [InlineData(404, "")]
    [InlineData(403, "")]
    [InlineData(500, "")]
    [InlineData(200, """{"id":"x"}""")]
    [InlineData(200, """{"id":"x","name":"Another","customerProfile":{"name":"Another"}}""")]
    public async Task Where_the_id_gives_nothing_or_another_deal_the_list_tells(int status, string body)
    {
        AnswerById(makes: true, _ => Answers.Message((HttpStatusCode)status, body, "application/json"));
        var created = await SendAsync(TestClients.Deal());
        Assert.Equal((_service.Referrals.Single()["id"]!.ToString(), "Deal"), (created.Id, created.Name));
        Assert.Equal(1, _service.Posts);
    }

    [Theory]
    [InlineData(404, "")]
    [InlineData(200, """{"id":"x","name":"Another","customerProfile":{"name":"Another"}}""")]
    public async Task What_was_answered_by_an_id_that_leads_nowhere_is_unknown_and_never_sent_again(int status, string body)
    {
        AnswerById(makes: false, _ => Answers.Message((HttpStatusCode)status, body, "application/json"));
        var error = await Assert.ThrowsAsync<OutcomeUnknownException>(() => SendAsync(TestClients.Deal()));
        Assert.Contains("reported success", error.Message);
        Assert.Equal(1, _service.Posts);
    }

    [Fact]
    public async Task An_answer_with_the_referral_of_another_row_is_not_taken()
    {
        var others = _service.Commit(TestClients.Deal().ToJson()).ToString();
        _clock.Advance(TimeSpan.FromDays(2));
        _service.Intercept = seen => seen.Method == "POST" ? Answers.Message(HttpStatusCode.OK, others, "application/json") : null;
        using var client = TestClients.Over(_service, _clock);
        using var reconciler = new OutcomeReconciler(client);
        reconciler.Claim(_service.Referrals.Single()["id"]!.ToString());
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => new ReferralSender(client, reconciler).SendAsync(TestClients.Deal(), cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(1, _service.Posts);
    }

    [Fact]
    public async Task Of_two_equal_ones_the_one_that_was_reported_created_owns_what_is_found()
    {
        // The first is made and its answer cut off; the second, sent a little later, is lost before it is made.
        _service.ListingDelay = TimeSpan.FromSeconds(90);
        _service.Fault = (_, n) => n switch { 1 => PostFault.TruncatedAfterCommit, 2 => PostFault.DropBeforeCommit, _ => PostFault.None };
        var look = new TaskCompletionSource();
        _service.Latency = seen => seen.Method == "GET" ? look.Task : Task.CompletedTask;
        using var client = TestClients.Over(_service, _clock);
        using var reconciler = new OutcomeReconciler(client);
        var sender = new ReferralSender(client, reconciler);
        var reported = sender.SendAsync(TestClients.Deal(), cancellationToken: TestContext.Current.CancellationToken);
        await SearchedForAsync(1);
        _clock.Advance(TimeSpan.FromSeconds(1));
        var lost = sender.SendAsync(TestClients.Deal(), cancellationToken: TestContext.Current.CancellationToken);
        await SearchedForAsync(2);
        look.SetResult();

        string?[] ids = [(await reported).Id, (await lost).Id];
        Assert.Equal(_service.Referrals.Select(r => r["id"]!.ToString()), ids);
        Assert.Equal(3, _service.Posts);

        async Task SearchedForAsync(int count)
        {
            while (reconciler.SearchedFor < count)
            {
                await Task.Delay(1, TestContext.Current.CancellationToken);
            }
        }
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task That_an_earlier_processs_create_is_looked_for_is_told_once(bool isEarlier, int times)
    {
        var told = 0;
        await SendAsync(TestClients.Deal(), new SendContext { PossiblySentAt = isEarlier ? _clock.UtcNow.AddDays(-1) : null, Resumed = () => told++ });
        Assert.Equal(times, told);
    }

    [Fact]
    public async Task What_an_earlier_process_was_told_to_be_created_is_not_sent_again_though_it_is_not_found()
    {
        var error = await Assert.ThrowsAsync<OutcomeUnknownException>(() => SendAsync(TestClients.Deal(), new SendContext { PossiblySentAt = _clock.UtcNow.AddDays(-1), WasReportedCreated = true }));
        Assert.True(error.ServiceReportedSuccess);
        Assert.Equal(0, _service.Posts);
    }

    /// <summary>Of three that may be in doubt one is, when a second create ends.</summary>
    [Theory]
    [InlineData(nameof(PostFault.None), 3)]
    [InlineData(nameof(PostFault.Refused), 3)]
    [InlineData(nameof(PostFault.TruncatedAfterCommit), 3)]
    [InlineData(nameof(PostFault.DropAfterCommit), 1)]
    [InlineData(null, 3)]
    public async Task Whatever_the_service_answered_says_that_it_is_there(string? fault, int free)
    {
        var limiter = new InDoubtLimiter(3, _clock, TimeSpan.FromHours(1), (_, _) => { });
        using var client = TestClients.Over(_service, _clock);
        using var reconciler = new OutcomeReconciler(client) { InDoubtLimiter = limiter };
        var sender = new ReferralSender(client, reconciler);
        _service.Fault = (_, n) => n == 1 ? PostFault.DropAfterCommit : Enum.Parse<PostFault>(fault!);
        await sender.SendAsync(TestClients.Deal("First"), cancellationToken: TestContext.Current.CancellationToken);
        if (fault is null)
        {
            // Turned away, and found at a glance.
            TurnAway(429, makes: true, post: 2);
        }

        await Record.ExceptionAsync(() => sender.SendAsync(TestClients.Deal("Second"), cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(2, _service.Posts);
        var count = 0;
        while (limiter.TryAcquire() is not null)
        {
            count++;
        }

        Assert.Equal(free, count);
    }

    [Fact]
    public async Task Whoever_is_stopped_while_too_many_are_in_doubt_has_sent_nothing()
    {
        var limiter = new InDoubtLimiter(1, _clock, TimeSpan.FromHours(1), (_, _) => { });
        using var first = limiter.TryAcquire();
        using var client = TestClients.Over(_service, _clock);
        using var reconciler = new OutcomeReconciler(client) { InDoubtLimiter = limiter };
        using var stop = new CancellationTokenSource();
        var log = new Log(() => { });
        var sending = new ReferralSender(client, reconciler).SendAsync(
            TestClients.Deal(),
            new SendContext { Log = log, Request = new RequestContext { NoNewAttempts = stop.Token } },
            TestContext.Current.CancellationToken);
        await stop.CancelAsync();

        await Assert.ThrowsAsync<NothingSentException>(() => sending);
        Assert.Equal((0, 0), (log.Sendings, _service.Posts));
    }

    private int Gets => _service.Requests.Count(r => r.Method == "GET");

    private async Task<Referral> SendAsync(Referral referral, SendContext? context = null, ReconcileOptions? options = null, TestTokens? tokens = null)
    {
        using var client = TestClients.Over(_service, _clock, tokens);
        using var reconciler = new OutcomeReconciler(client, options ?? new ReconcileOptions { ListingDelay = TimeSpan.FromMinutes(3) });
        return await new ReferralSender(client, reconciler).SendAsync(referral, context, TestContext.Current.CancellationToken);
    }

    /// <summary>Answers one POST with a status that says that nothing was done.</summary>
    private void TurnAway(int status, bool makes, TimeSpan takes = default, int post = 1, Func<HttpResponseMessage?>? list = null) => _service.Intercept = seen =>
    {
        if (seen.Method != "POST")
        {
            return list?.Invoke();
        }

        if (_service.Posts != post)
        {
            return null;
        }

        if (makes)
        {
            _service.Commit(seen.Body);
        }

        _clock.Advance(takes);
        return Answers.Message((HttpStatusCode)status, "", "application/json", ("Retry-After", RetryAfter.TotalSeconds.ToString(CultureInfo.InvariantCulture)));
    };

    /// <summary>Answers the POST with an id and nothing else.</summary>
    private void AnswerById(bool makes, Func<SeenRequest, HttpResponseMessage?> read) => _service.Intercept = seen =>
        seen.Method != "POST" ? seen.Address.AbsolutePath.EndsWith("/referrals", StringComparison.Ordinal) ? null : read(seen)
        : Answers.Message(HttpStatusCode.OK, $$"""{"id":"{{(makes ? _service.Commit(seen.Body)["id"] : "x")}}"}""", "application/json");

    private sealed class Log(Action write) : ISendLog
    {
        internal int Sendings { get; private set; }

        public Task SendingAsync(ReferralLeg leg, CancellationToken cancellationToken)
        {
            Sendings++;
            write();
            return Task.CompletedTask;
        }

        public void TurnedAway()
        {
        }

        public Task CreatedAsync(ReferralLeg leg, Referral referral, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
