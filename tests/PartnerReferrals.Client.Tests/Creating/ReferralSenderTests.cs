using System;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Client.Tests.Http;
using PartnerReferrals.Creating;
using PartnerReferrals.Errors;

namespace PartnerReferrals.Client.Tests.Creating;

public class ReferralSenderTests
{
    private readonly TestClock _clock = new();
    private readonly FakeService _service;
    private readonly ReconcileOptions _options = new() { ListingDelay = TimeSpan.FromMinutes(3) };

    public ReferralSenderTests() => _service = new FakeService(_clock) { ListingDelay = TimeSpan.FromSeconds(90) };

    [Theory]
    [InlineData(nameof(PostFault.DropAfterCommit), null)]
    [InlineData(nameof(PostFault.ErrorAfterCommit), null)]
    [InlineData(nameof(PostFault.TruncatedAfterCommit), null)]
    [InlineData(nameof(PostFault.DropAfterCommit), "CRM-1")]
    public async Task A_create_whose_answer_was_lost_is_found_and_not_sent_again(string fault, string? externalId)
    {
        _service.Fault = (_, n) => n == 1 ? Enum.Parse<PostFault>(fault) : PostFault.None;
        var created = await SendAsync(TestClients.Deal(externalId: externalId));
        Assert.Equal(_service.Referrals.Single()["id"]!.ToString(), created.Id);
        Assert.Equal(1, _service.Posts);
        Assert.InRange(_clock.Elapsed, TimeSpan.FromSeconds(90), TimeSpan.FromMinutes(3));
    }

    [Theory]
    [InlineData(nameof(PostFault.DropBeforeCommit))]
    [InlineData(nameof(PostFault.ErrorBeforeCommit))]
    public async Task A_create_that_is_proven_absent_is_sent_again_and_not_before(string fault)
    {
        _service.Fault = (_, n) => n == 1 ? Enum.Parse<PostFault>(fault) : PostFault.None;
        var created = await SendAsync(TestClients.Deal());
        Assert.Equal(_service.Referrals.Single()["id"]!.ToString(), created.Id);
        Assert.Equal(2, _service.Posts);
        Assert.True(_clock.Elapsed >= TimeSpan.FromMinutes(3), $"sent again after {_clock.Elapsed}");
        Assert.Single(_service.Requests.Where(r => r.Method == "POST").Select(r => r.Header("MS-RequestId")).Distinct());
    }

    [Fact]
    public async Task A_success_without_a_referral_is_never_sent_again()
    {
        _service.Fault = (_, _) => PostFault.EmptySuccessWithoutCommit;
        var error = await Assert.ThrowsAsync<OutcomeUnknownException>(() => SendAsync(TestClients.Deal()));
        Assert.Equal(1, _service.Posts);
        Assert.Contains("reported success", error.Message);
    }

    [Fact]
    public async Task A_create_that_is_lost_every_time_ends_after_a_few_sends_with_certainty()
    {
        _service.Fault = (_, _) => PostFault.DropBeforeCommit;
        var error = await Assert.ThrowsAsync<ConnectionException>(() => SendAsync(TestClients.Deal()));
        Assert.Equal(4, _service.Posts);
        Assert.Contains("nothing was created", error.Message);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(600)]
    public async Task Absence_is_proven_after_the_listing_delay_that_was_asked_for(int seconds)
    {
        _service.Fault = (_, n) => n == 1 ? PostFault.DropBeforeCommit : PostFault.None;
        using var client = TestClients.Over(_service, _clock);
        using var reconciler = new OutcomeReconciler(client, new ReconcileOptions { ListingDelay = TimeSpan.FromSeconds(seconds) });
        await new ReferralSender(client, reconciler).SendAsync(TestClients.Deal(), cancellationToken: TestContext.Current.CancellationToken);
        Assert.InRange(_clock.Elapsed.TotalSeconds, seconds, seconds + 60);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task Whatever_date_filter_the_service_takes_the_referral_is_found(bool bare, bool quoted)
    {
        (_service.TakesBareDates, _service.TakesQuotedDates, _service.PageSize) = (bare, quoted, 7);
        _service.Fault = (_, n) => n == 1 ? PostFault.DropAfterCommit : PostFault.None;
        _service.Touch = json => json["updatedDateTime"] = json["createdDateTime"];
        for (var i = 0; i < 30; i++)
        {
            _service.Commit(TestClients.Deal("Other " + i).ToJson());
        }

        Assert.NotNull((await SendAsync(TestClients.Deal())).Id);
        Assert.Equal(1, _service.Posts);
    }

    [Fact]
    public async Task An_order_the_service_ignores_hides_nothing_behind_an_old_referral()
    {
        // Old by creation, new by change: it comes first in a list that is not ordered as asked.
        _service.IgnoresOrder = true;
        _service.Touch = json => json["createdDateTime"] = "2020-01-01T00:00:00Z";
        _service.Commit(TestClients.Deal("Old").ToJson());
        _service.Touch = _ => { };
        _service.Fault = (_, n) => n == 1 ? PostFault.DropAfterCommit : PostFault.None;
        await SendAsync(TestClients.Deal());
        Assert.Equal(1, _service.Posts);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(-2)]
    public async Task A_machine_whose_clock_is_hours_off_finds_it_too(int hours)
    {
        _clock.Error = TimeSpan.FromHours(hours);
        _service.Fault = (_, n) => n == 1 ? PostFault.DropAfterCommit : PostFault.None;
        await SendAsync(TestClients.Deal());
        Assert.Equal(1, _service.Posts);
    }

    [Fact]
    public async Task An_equal_referral_from_before_the_send_is_not_taken_for_it()
    {
        _service.Commit(TestClients.Deal().ToJson());
        _clock.Advance(TimeSpan.FromDays(2));
        _service.Fault = (_, n) => n == 1 ? PostFault.DropBeforeCommit : PostFault.None;
        var created = await SendAsync(TestClients.Deal());
        Assert.Equal(2, _service.Referrals.Count);
        Assert.Equal(_service.Referrals[1]["id"]!.ToString(), created.Id);
    }

    [Fact]
    public async Task A_referral_edited_since_leaves_the_outcome_unknown()
    {
        _service.Touch = json =>
        {
            json["name"] = "Renamed in the portal";
            json["updatedDateTime"] = (_clock.TrueNow + TimeSpan.FromMinutes(1)).ToString("yyyy-MM-ddTHH:mm:ssZ");
        };
        _service.Fault = (_, n) => n == 1 ? PostFault.DropAfterCommit : PostFault.None;
        var error = await Assert.ThrowsAsync<OutcomeUnknownException>(() => SendAsync(TestClients.Deal()));
        Assert.Equal(1, _service.Posts);
        Assert.Contains(_service.Referrals.Single()["id"]!.ToString(), error.Message);
    }

    [Fact]
    public async Task A_list_that_cannot_be_read_leaves_the_outcome_unknown()
    {
        _service.Fault = (_, _) => PostFault.DropAfterCommit;
        _service.Intercept = seen => seen.Method == "GET" ? Answers.Message(System.Net.HttpStatusCode.InternalServerError, "", "text/plain") : null;
        var error = await Assert.ThrowsAsync<OutcomeUnknownException>(() => SendAsync(TestClients.Deal()));
        Assert.Equal(1, _service.Posts);
        Assert.Contains("500", error.Message);
        Assert.True(_clock.Elapsed >= TimeSpan.FromMinutes(8), "gave up before its time-out was over");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    public async Task A_short_listing_delay_does_not_shorten_the_list_time_out_with_a_service_that_is_away(int listingDelay)
    {
        _service.ListingDelay = TimeSpan.Zero;
        _service.Fault = (_, n) => n == 1 ? PostFault.DropAfterCommit : PostFault.None;
        _service.Intercept = seen => seen.Method == "GET" && _clock.Elapsed < TimeSpan.FromMinutes(4) ? Answers.Message(System.Net.HttpStatusCode.BadGateway, "", "text/plain") : null;
        var options = new ReconcileOptions().WithListingDelay(TimeSpan.FromSeconds(listingDelay));
        Assert.Equal((TimeSpan.FromSeconds(listingDelay), new ReconcileOptions().ListTimeout), (options.ListingDelay, options.ListTimeout));
        Assert.True(options.FirstInterval > TimeSpan.Zero, "would poll without a pause");
        using var client = TestClients.Over(_service, _clock);
        using var reconciler = new OutcomeReconciler(client, options);
        Assert.NotNull((await new ReferralSender(client, reconciler).SendAsync(TestClients.Deal(), null, TestContext.Current.CancellationToken)).Id);
        Assert.Equal(1, _service.Posts);
    }

    [Fact]
    public async Task A_service_that_comes_back_is_read_then()
    {
        _service.Fault = (_, n) => n == 1 ? PostFault.DropAfterCommit : PostFault.None;
        _service.Intercept = seen => seen.Method == "GET" && _clock.Elapsed < TimeSpan.FromMinutes(4) ? Answers.Message(System.Net.HttpStatusCode.BadGateway, "", "text/plain") : null;
        Assert.NotNull((await SendAsync(TestClients.Deal())).Id);
        Assert.Equal(1, _service.Posts);
    }

    [Fact]
    public async Task Without_the_right_to_list_the_outcome_is_unknown_at_once()
    {
        _service.Fault = (_, _) => PostFault.DropAfterCommit;
        _service.Intercept = seen => seen.Method == "GET" ? Answers.Message(System.Net.HttpStatusCode.Forbidden, "", "text/plain") : null;
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => SendAsync(TestClients.Deal()));
        Assert.True(_clock.Elapsed < TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Two_equal_creates_never_share_a_referral()
    {
        // Both answers are lost; only one was made.
        var made = 0;
        _service.Fault = (_, n) => n <= 2 ? (Interlocked.Increment(ref made) == 1 ? PostFault.DropAfterCommit : PostFault.DropBeforeCommit) : PostFault.None;
        using var client = TestClients.Over(_service, _clock);
        using var reconciler = new OutcomeReconciler(client, _options);
        var sender = new ReferralSender(client, reconciler);
        var both = await Task.WhenAll(
            sender.SendAsync(TestClients.Deal(), cancellationToken: TestContext.Current.CancellationToken),
            sender.SendAsync(TestClients.Deal(), cancellationToken: TestContext.Current.CancellationToken));
        Assert.NotEqual(both[0].Id, both[1].Id);
        Assert.Equal(_service.Referrals.Select(r => r["id"]!.ToString()).Order(), both.Select(r => r.Id!).Order());
    }

    [Fact]
    public async Task A_lost_create_does_not_take_the_referral_of_an_equal_one_still_in_flight()
    {
        // The first create is committed and listed while its answer is held back; the second is dropped before it is made.
        _service.ListingDelay = TimeSpan.Zero;
        var answerFirst = new TaskCompletionSource();
        var lookedTwice = new TaskCompletionSource();
        var looks = 0;
        using var client = TestClients.Over(new Gate(_service, answerFirst.Task, () => lookedTwice.TrySetResult(), () => Interlocked.Increment(ref looks)), _clock);
        _service.Fault = (_, n) => n == 2 ? PostFault.DropBeforeCommit : PostFault.None;
        using var reconciler = new OutcomeReconciler(client, _options);
        var sender = new ReferralSender(client, reconciler);
        var first = sender.SendAsync(TestClients.Deal(), cancellationToken: TestContext.Current.CancellationToken);
        while (_service.Referrals.Count == 0)
        {
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }

        var second = sender.SendAsync(TestClients.Deal(), cancellationToken: TestContext.Current.CancellationToken);
        await lookedTwice.Task;
        Assert.False(second.IsCompleted);
        answerFirst.SetResult();
        Assert.NotEqual((await first).Id, (await second).Id);
        Assert.Equal(2, _service.Referrals.Count);
    }

    [Fact]
    public async Task Many_lost_creates_share_one_search()
    {
        _service.Fault = (_, n) => n <= 50 ? PostFault.DropAfterCommit : PostFault.None;
        using var client = TestClients.Over(_service, _clock);
        using var reconciler = new OutcomeReconciler(client, _options);
        var sender = new ReferralSender(client, reconciler);
        var all = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => sender.SendAsync(TestClients.Deal("Deal " + i), cancellationToken: TestContext.Current.CancellationToken)));
        Assert.Equal(50, all.Select(r => r.Id).Distinct().Count());
        Assert.Equal(50, _service.Posts);
        Assert.InRange(_service.Requests.Count(r => r.Method == "GET"), 1, 60);
    }

    [Fact]
    public async Task What_an_earlier_process_may_have_sent_is_looked_for_first()
    {
        var sentAt = _clock.UtcNow;
        _service.Commit(TestClients.Deal().ToJson());
        _clock.Advance(TimeSpan.FromDays(2));
        var found = await SendAsync(TestClients.Deal(), new SendContext { PossiblySentAt = sentAt });
        Assert.Equal(_service.Referrals.Single()["id"]!.ToString(), found.Id);
        Assert.Equal(0, _service.Posts);
    }

    [Fact]
    public async Task What_an_earlier_process_never_sent_is_sent_without_a_long_wait()
    {
        var sentAt = _clock.UtcNow;
        _clock.Advance(TimeSpan.FromDays(2));
        var before = _clock.Elapsed;
        await SendAsync(TestClients.Deal(), new SendContext { PossiblySentAt = sentAt });
        Assert.Equal(1, _service.Posts);
        Assert.True(_clock.Elapsed - before < TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Waiting_ends_at_once_when_cancelled_and_leaves_no_search_behind()
    {
        _service.Fault = (_, _) => PostFault.DropBeforeCommit;
        using var stop = new CancellationTokenSource();
        _service.Intercept = seen =>
        {
            if (seen.Method == "GET")
            {
                stop.Cancel();
            }

            return null;
        };
        using var client = TestClients.Over(_service, _clock);
        using var reconciler = new OutcomeReconciler(client, _options);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new ReferralSender(client, reconciler).SendAsync(TestClients.Deal(), cancellationToken: stop.Token));
        await Task.Delay(50, TestContext.Current.CancellationToken);
        var count = _service.Requests.Count;
        await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.Equal(count, _service.Requests.Count);
        Assert.Equal(1, _service.Posts);
    }

    [Fact]
    public async Task The_log_is_written_before_the_send_and_a_log_that_fails_prevents_it()
    {
        using var client = TestClients.Over(_service, _clock);
        using var reconciler = new OutcomeReconciler(client, _options);
        var context = new SendContext { Log = new BrokenLog() };
        await Assert.ThrowsAsync<InvalidOperationException>(() => new ReferralSender(client, reconciler).SendAsync(TestClients.Deal(), context, TestContext.Current.CancellationToken));
        Assert.Empty(_service.Requests);
    }

    [Fact]
    public async Task A_list_that_lacks_what_was_created_before_does_not_prove_that_the_next_was_not()
    {
        using var client = TestClients.Over(_service, _clock);
        using var reconciler = new OutcomeReconciler(client, _options);
        var sender = new ReferralSender(client, reconciler);
        await sender.SendAsync(TestClients.Deal("First"), cancellationToken: TestContext.Current.CancellationToken);

        // What is not yet listed when the delay is over may be on its way: nothing is sent again.
        _service.ListingDelay = TimeSpan.FromHours(1);
        _service.Fault = (_, _) => PostFault.DropAfterCommit;
        var error = await Assert.ThrowsAsync<OutcomeUnknownException>(() => sender.SendAsync(TestClients.Deal("Second"), cancellationToken: TestContext.Current.CancellationToken));
        Assert.Contains("lacks referral " + _service.Referrals[0]["id"], error.Message);
        Assert.Equal(2, _service.Posts);
    }

    private async Task<Referral> SendAsync(Referral referral, SendContext? context = null)
    {
        using var client = TestClients.Over(_service, _clock);
        using var reconciler = new OutcomeReconciler(client, _options);
        return await new ReferralSender(client, reconciler).SendAsync(referral, context, TestContext.Current.CancellationToken);
    }

    /// <summary>Holds the answer to the first POST back.</summary>
    private sealed class Gate(HttpMessageHandler inner, Task open, Action lookedTwice, Func<int> look) : DelegatingHandler(inner)
    {
        private int _posts;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var isFirst = request.Method == HttpMethod.Post && Interlocked.Increment(ref _posts) == 1;
            var answer = await base.SendAsync(request, cancellationToken);
            if (isFirst)
            {
                await open.WaitAsync(cancellationToken);
            }
            else if (request.Method == HttpMethod.Get && look() == 3)
            {
                lookedTwice();
            }

            return answer;
        }
    }

    private sealed class BrokenLog : ISendLog
    {
        public Task SendingAsync(ReferralLeg leg, CancellationToken cancellationToken) => Task.FromException(new InvalidOperationException());

        public void TurnedAway()
        {
        }

        public Task CreatedAsync(ReferralLeg leg, Referral referral, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
