using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Client.Tests.Http;
using PartnerReferrals.Creating;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;

namespace PartnerReferrals.Client.Tests.Creating;

/// <summary>How the second leg of a deal comes to the first: never twice, told to the journal, and waited for where the list lags.</summary>
public sealed class SharedReferralSenderTests : IDisposable
{
    private readonly TestClock _clock = new();
    private readonly FakeService _service;
    private readonly ReferralClient _client;
    private readonly Log _log = new();

    public SharedReferralSenderTests()
    {
        _service = new FakeService(_clock);
        _client = TestClients.Over(_service, _clock);
    }

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task Each_leg_is_told_before_it_is_sent_and_when_it_is_there()
    {
        var shared = await RunAsync(s => s.SendAsync(Legs, Context(), TestContext.Current.CancellationToken));
        Assert.Equal(["Own ?", "Own " + shared.Referral!.Id, "Microsoft ?", "Microsoft " + shared.ConnectedReferral!.Id], _log.Lines);
    }

    [Theory]
    [InlineData("6f0d2a1e-8a57-4b0e-9d0b-5f1c2f0c7a00")]
    [InlineData("6f0d2a1e-8a57-4b0e-9d0b-5f1c2f0c7a01")]
    public async Task The_legs_have_an_idempotency_id_each_and_the_same_in_every_run(string id)
    {
        foreach (var _ in new[] { 1, 2 })
        {
            await RunAsync(s => s.SendAsync(Legs, new SendContext { Request = new RequestContext { LogicalRequestId = new Guid(id) } }, TestContext.Current.CancellationToken));
        }

        var ids = _service.Requests.Where(r => r.Method == "POST").Select(r => r.Header("MS-RequestId")).ToArray();
        Assert.Equal(id, ids[0]);
        Assert.NotEqual(ids[0], ids[1]);
        Assert.Equal(ids[..2], ids[2..]);
    }

    [Fact]
    public async Task A_stop_when_Microsofts_leg_was_turned_away_does_not_say_that_nothing_was_sent()
    {
        using var stop = new CancellationTokenSource();
        var own = Commit(Legs.Own);
        _service.Intercept = seen =>
        {
            if (seen.Method != "POST")
            {
                return null;
            }

            stop.Cancel();
            return Answers.Message(HttpStatusCode.ServiceUnavailable, "", "application/json", ("Retry-After", "2"));
        };
        var request = new RequestContext { Limiter = new ConcurrencyLimiter(3, _clock), NoNewAttempts = stop.Token };
        using var reconciler = new OutcomeReconciler(_client, null, request);
        var error = await Record.ExceptionAsync(() => new SharedReferralSender(_client, new ReferralSender(_client, reconciler)).CompleteAsync(own, Legs, new SendContext { Request = request }, CancellationToken.None));
        Assert.IsAssignableFrom<OperationCanceledException>(error);
        Assert.IsNotType<NothingSentException>(error);
        Assert.Equal(1, _service.Posts);
    }

    [Fact]
    public async Task A_leg_that_is_found_is_told_as_one_that_was_made()
    {
        var own = Commit(Legs.Own);
        var connected = Commit(Legs.Connected(own));
        var shared = await RunAsync(s => s.CompleteAsync(own, Legs, Context(), TestContext.Current.CancellationToken));
        Assert.Equal((own.EngagementId, own.Id, connected.Id), (shared.EngagementId, shared.Referral!.Id, shared.ConnectedReferral!.Id));
        Assert.Equal(["Microsoft " + connected.Id], _log.Lines);
        Assert.Equal(0, _service.Posts);
    }

    [Theory]
    [InlineData("engagementId")]
    [InlineData("organizationId")]
    public async Task What_the_answer_to_the_own_leg_leaves_out_is_read_first(string missing)
    {
        _service.Intercept = seen =>
        {
            if (seen.Method != "POST" || _service.Posts > 1)
            {
                return null;
            }

            var answer = (JObject)_service.Commit(seen.Body).DeepClone();
            answer.Remove(missing);
            return Answers.Message(HttpStatusCode.OK, answer.ToString(), "application/json");
        };
        var shared = await RunAsync(s => s.SendAsync(Legs, cancellationToken: TestContext.Current.CancellationToken));

        var own = _service.Referrals[0];
        Assert.Equal(own["engagementId"]!.ToString(), shared.EngagementId);
        var posted = JObject.Parse(_service.Requests.Last(r => r.Method == "POST").Body);
        Assert.Equal((shared.EngagementId, own["organizationId"]!.ToString()), (posted["engagementId"]!.ToString(), posted.SelectToken("inviteContext.invitedBy.organizationId")!.ToString()));
        Assert.Equal(["POST", "GET", "POST"], _service.Requests.Select(r => r.Method));
    }

    [Fact]
    public async Task What_an_earlier_process_got_further_with_than_the_own_leg_is_not_sent_again()
    {
        var sentAt = _clock.UtcNow;
        var own = Commit(Legs.Own);
        var connected = Commit(Legs.Connected(own));
        _clock.Advance(TimeSpan.FromHours(1));
        var shared = await RunAsync(s => s.SendAsync(Legs, Context(sentAt), TestContext.Current.CancellationToken));
        Assert.Equal((own.Id, connected.Id), (shared.Referral!.Id, shared.ConnectedReferral!.Id));
        Assert.Equal(0, _service.Posts);
    }

    [Fact]
    public async Task Where_microsofts_leg_may_have_been_sent_the_whole_delay_is_waited_for_it()
    {
        var own = Commit(Legs.Own);
        _clock.Advance(TimeSpan.FromHours(1));
        _service.ListingDelay = TimeSpan.FromMinutes(2);
        var connected = Commit(Legs.Connected(own));
        var polls = new List<TimeSpan>();
        _service.Latency = _ =>
        {
            polls.Add(_clock.Elapsed);
            return Task.CompletedTask;
        };
        var shared = await RunAsync(s => s.CompleteAsync(own, Legs, Context(_clock.UtcNow), TestContext.Current.CancellationToken));
        Assert.Equal(connected.Id, shared.ConnectedReferral!.Id);
        Assert.Equal(0, _service.Posts);

        // One search looks for it, and nobody beside it.
        Assert.Equal(polls.Distinct(), polls);
    }

    [Fact]
    public async Task An_own_leg_that_is_not_yet_listed_is_waited_for_ever_longer()
    {
        _service.ListingDelay = TimeSpan.FromSeconds(40);
        var own = Commit(Legs.Own);
        var shared = await RunAsync(s => s.CompleteAsync(own, Legs, cancellationToken: TestContext.Current.CancellationToken), new ReconcileOptions { LongestInterval = TimeSpan.FromSeconds(10) });
        Assert.Equal(SharedReferralState.Complete, shared.State);
        Assert.Equal([2, 3, 4.5, 6.75, 10, 10, 10], _clock.Delays.Select(delay => delay.TotalSeconds));
        Assert.Equal(1, _service.Posts);
    }

    [Fact]
    public async Task One_that_is_not_listed_when_the_delay_is_over_proves_nothing()
    {
        _service.ListingDelay = TimeSpan.FromDays(1);
        var own = Commit(Legs.Own);
        var options = new ReconcileOptions { ListingDelay = TimeSpan.FromMinutes(2), FirstInterval = TimeSpan.FromMinutes(1), LongestInterval = TimeSpan.FromMinutes(1) };
        _clock.Advance(TimeSpan.FromHours(1));
        var error = await Assert.ThrowsAsync<SharedReferralIncompleteException>(() => RunAsync(s => s.CompleteAsync(own, Legs, cancellationToken: TestContext.Current.CancellationToken), options));
        Assert.Contains("lacks the partner's own referral", error.InnerException!.Message);
        Assert.Equal((own.EngagementId, own.Id), (error.SharedReferral.EngagementId, error.SharedReferral.Referral!.Id));
        Assert.Equal([1, 1], _clock.Delays.Select(delay => delay.TotalMinutes));
        Assert.Equal(0, _service.Posts);
    }

    [Fact]
    public async Task A_list_that_cannot_be_reached_is_not_waited_for()
    {
        var own = Commit(Legs.Own);
        _service.Latency = _ => throw new HttpRequestException("lost");
        var error = await Assert.ThrowsAsync<SharedReferralIncompleteException>(() => RunAsync(s => s.CompleteAsync(own, Legs, cancellationToken: TestContext.Current.CancellationToken)));
        Assert.IsType<ConnectionException>(error.InnerException);

        // The four attempts of one call.
        Assert.Equal(4, _service.Requests.Count);
    }

    [Fact]
    public async Task A_journal_that_fails_is_told_as_such()
    {
        var own = Commit(Legs.Own);
        var failure = new JournalException("PartnerReferral.Journal.Full", "Full.", "Make room.", FailureCategory.WriteError);
        _log.Failure = failure;
        Assert.Same(failure, await Assert.ThrowsAsync<JournalException>(() => RunAsync(s => s.CompleteAsync(own, Legs, Context(), TestContext.Current.CancellationToken))));
        Assert.Equal(0, _service.Posts);
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task The_search_keeps_to_the_limits_of_its_run_and_is_told_to_its_observer(bool hasLimiter, bool hasObserver)
    {
        var own = Commit(Legs.Own);
        Commit(Legs.Connected(own));
        var (limiter, observer) = (new ConcurrencyLimiter(3, _clock), new Observer());
        var context = new SendContext { Request = new RequestContext { Limiter = hasLimiter ? limiter : null, Observer = hasObserver ? observer : null } };
        await RunAsync(s => s.CompleteAsync(own, Legs, context, TestContext.Current.CancellationToken));
        Assert.Equal(hasLimiter ? 1 : 0, limiter.PeakInFlight);
        Assert.Equal(hasObserver, observer.Heard > 0);
    }

    private static SharedReferralLegs Legs
    {
        get
        {
            var deal = TestClients.Deal();
            deal.InviteContext = new InviteContext { Notes = "Please join.", AssistanceRequestCode = "GeneralOrOther" };
            return SharedReferralLegs.Split(deal, "SOL-1");
        }
    }

    private Referral Commit(Referral leg) => new() { Json = _service.Commit(leg.ToJson()) };

    private SendContext Context(DateTimeOffset? possiblySentAt = null) => new() { Log = _log, PossiblySentAt = possiblySentAt };

    private async Task<SharedReferral> RunAsync(Func<SharedReferralSender, Task<SharedReferral>> action, ReconcileOptions? options = null)
    {
        using var reconciler = new OutcomeReconciler(_client, options ?? new ReconcileOptions { ListingDelay = TimeSpan.FromMinutes(3) });
        return await action(new SharedReferralSender(_client, new ReferralSender(_client, reconciler)));
    }

    /// <summary>Which leg is about to be sent, and which referral is there.</summary>
    private sealed class Log : ISendLog
    {
        internal List<string> Lines { get; } = [];

        internal Exception? Failure { get; set; }

        public Task SendingAsync(ReferralLeg leg, CancellationToken cancellationToken) => Write($"{leg} ?");

        public void TurnedAway() => Lines.Add("turned away");

        public Task CreatedAsync(ReferralLeg leg, Referral referral, CancellationToken cancellationToken) => Write($"{leg} {referral.Id}");

        private Task Write(string line)
        {
            Lines.Add(line);
            return Failure is null ? Task.CompletedTask : Task.FromException(Failure);
        }
    }

    private sealed class Observer : IHttpTraceObserver
    {
        private int _heard;

        internal int Heard => _heard;

        public bool WantsBodies => false;

        public void Observe(HttpTraceEvent traffic) => Interlocked.Increment(ref _heard);
    }
}
