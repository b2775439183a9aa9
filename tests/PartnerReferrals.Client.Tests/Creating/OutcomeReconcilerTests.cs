using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Client.Tests.Http;
using PartnerReferrals.Creating;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;

namespace PartnerReferrals.Client.Tests.Creating;

/// <summary>
/// The search for creates whose answer was lost: when the list is polled, when absence is proven, and what is said where it cannot be. Times are seconds; the listing
/// delay is three minutes, and sixteen seconds after it a list that cannot be read is given up.
/// </summary>
public sealed class OutcomeReconcilerTests : IDisposable
{
    private const string Engagement = "22222222-2222-2222-2222-222222222222";
    private const string Hidden = "44444444-4444-4444-4444-444444444444";
    private const string UntilProof = "0 2 5 9.5 16.25 26.375 41.5625 64.34375 94.34375 124.34375 154.34375 180";

    // What hangs has to end a test, not to hang it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly TestClock _clock = new();
    private readonly FakeService _service;
    private readonly Watcher _watcher;
    private readonly List<IDisposable> _disposables = [];

    public OutcomeReconcilerTests()
    {
        _service = new FakeService(_clock);
        _watcher = new Watcher(_clock);
    }

    public void Dispose() => _disposables.ForEach(one => one.Dispose());

    [Fact]
    public async Task It_polls_ever_more_seldom_and_at_the_end_of_the_delay_twice_for_a_proof()
    {
        Assert.Equal("absent", await OutcomeAsync(New(), Lost()));
        Assert.Equal(UntilProof + " 182", _watcher.Times);
        Assert.Equal(Enumerable.Range(1, 13), _watcher.Polls.Select(poll => poll.Event.Attempt));
    }

    [Theory]
    [InlineData(1, "")]
    [InlineData(2, " 182")]
    [InlineData(4, " 182 184 186")]
    public async Task As_many_polls_have_to_agree_as_were_asked_for(int polls, string more)
    {
        Assert.Equal("absent", await OutcomeAsync(New(new ReconcileOptions { ListingDelay = TimeSpan.FromMinutes(3), PollsForProof = polls }), Lost()));
        Assert.Equal(UntilProof + more, _watcher.Times);
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(8, " 188")]
    [InlineData(16, " 188 196")]
    [InlineData(17, " 188 196 204")]
    public async Task A_list_that_cannot_be_read_is_given_up_a_while_after_the_delay(int timeout, string more)
    {
        Fail(HttpStatusCode.BadGateway);
        var outcome = await OutcomeAsync(New(new ReconcileOptions { ListingDelay = TimeSpan.FromMinutes(3), ListTimeout = TimeSpan.FromSeconds(timeout) }), Lost());
        Assert.Contains("could not be read", outcome, StringComparison.Ordinal);
        Assert.Equal(UntilProof + more, _watcher.Times);
    }

    [Theory]
    [InlineData(502, "0 2 5 9.5 16.25")]
    [InlineData(200, "0 2 4")]
    public async Task However_long_ago_it_was_lost_the_list_has_as_long_to_answer(int status, string polls)
    {
        if (status != 200)
        {
            Fail((HttpStatusCode)status);
        }

        var outcome = await OutcomeAsync(New(), Lost(time: SendTime.Earlier(_clock.UtcNow.AddDays(-2), null, TimeSpan.FromSeconds(30), _clock)));
        Assert.Equal(status == 200, outcome == "absent");
        Assert.Equal(polls, _watcher.Times);
    }

    /// <summary>Which polls fail, counted from 1; the first that says something says that it is absent, and a second has to.</summary>
    [Theory]
    [InlineData("1 2 3 5 6", true, "0 2 5 9.5 11.5 19.5 27.5")]
    [InlineData("1 2 3 5 6 7", false, "0 2 5 9.5 11.5 19.5 27.5")]
    [InlineData("2 3 4 5", false, "0 2 5 9.5 16.25")]
    public async Task A_list_that_was_read_a_while_ago_is_not_given_up_yet(string failing, bool isAbsent, string polls)
    {
        _service.Intercept = _ => failing.Split(' ').Contains($"{_watcher.Polls.Count()}") ? Answers.Message(HttpStatusCode.BadGateway, "", "text/plain") : null;
        var outcome = await OutcomeAsync(New(), Lost(time: SendTime.Earlier(_clock.UtcNow.AddDays(-2), null, TimeSpan.FromSeconds(30), _clock)));
        Assert.Equal(isAbsent, outcome == "absent");
        Assert.Equal(polls, _watcher.Times);
    }

    /// <summary>A status, or what the sign-in says; a right that is missing does not come back while one waits.</summary>
    [Theory]
    [InlineData("403", true)]
    [InlineData("401", true)]
    [InlineData("sign-in gone", true)]
    [InlineData("sign-in away", false)]
    [InlineData("400", false)]
    [InlineData("404", false)]
    [InlineData("500", false)]
    [InlineData("503", false)]
    public async Task Without_the_right_to_read_the_list_it_is_given_up_at_once(string fault, bool isHopeless)
    {
        var tokens = Fail(fault);
        Assert.Contains("could not be read", await OutcomeAsync(New(tokens: tokens), Lost()), StringComparison.Ordinal);
        Assert.Equal(isHopeless ? "0" : UntilProof + " 188 196", _watcher.Times);
    }

    /// <summary>What is listed by name, what is in flight beside it, and whether creates of an earlier process are still to come. What was lost is "Deal".</summary>
    [Theory]
    [InlineData("", "", true, "absent", " 182")]
    [InlineData("Other", "", false, "is like it", " 182")]
    [InlineData("Other", "", true, "is like it", " 182 184 186 188 190 192 194 196")]
    [InlineData("Other", "Other", false, "one of them may own it", " 182 184 186 188 190 192 194 196")]
    [InlineData("Other", "Other", true, "one of them may own it", " 182 184 186 188 190 192 194 196")]
    [InlineData("Other Another", "Other", false, "is like it", " 182 184 186 188 190 192 194 196")]
    [InlineData("Other Another", "Other", true, "is like it", " 182 184 186 188 190 192 194 196")]
    [InlineData("Deal", "Deal", false, "one of them may own it", " 182 184 186 188 190 192 194 196")]
    public async Task Where_another_may_own_what_may_be_it_it_waits_and_at_last_says_so(string listed, string inFlight, bool awaitsEarlier, string outcome, string more)
    {
        var reconciler = New();
        if (awaitsEarlier)
        {
            reconciler.AwaitsEarlier = () => true;
        }

        foreach (var name in listed.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            _service.Commit(TestClients.Deal(name).ToJson());
        }

        if (inFlight.Length > 0)
        {
            _ = reconciler.Begin(PayloadFingerprint.Of(Deal(inFlight, inFlight == "Deal" ? null : "Of " + inFlight)));
        }

        Assert.Contains(outcome, await OutcomeAsync(reconciler, Lost()), StringComparison.Ordinal);
        Assert.Equal(UntilProof + more, _watcher.Times);
    }

    [Fact]
    public async Task What_stands_beside_the_own_leg_is_no_earlier_creates()
    {
        _service.Touch = json => (json["engagementId"], json["organizationId"]) = (Engagement, null);
        _service.Commit(TestClients.Deal().ToJson());
        var reconciler = New();
        reconciler.AwaitsEarlier = () => true;
        Assert.Contains("in the same engagement", await OutcomeAsync(reconciler, Lost(engagement: Engagement)), StringComparison.Ordinal);
        Assert.Equal(UntilProof + " 182", _watcher.Times);
    }

    [Fact]
    public async Task Microsofts_that_belongs_to_another_row_is_not_taken()
    {
        _service.Touch = json => (json["engagementId"], json["organizationId"]) = (Engagement, "msft");
        var id = _service.Commit(TestClients.Deal().ToJson())["id"]!.ToString();
        var reconciler = New();
        reconciler.Claim(id);
        Assert.Contains("in the same engagement", await OutcomeAsync(reconciler, Lost(engagement: Engagement)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_is_told_why_its_own_list_could_not_be_read()
    {
        // The one's engagement lacks its own leg; the list of all is away.
        _service.Intercept = seen => seen.Address.Query.Contains("engagementId", StringComparison.Ordinal) ? null : Answers.Message(HttpStatusCode.BadGateway, "", "text/plain");
        var outcomes = await OutcomesAsync(New(), Lost(engagement: Engagement, ownLeg: new Referral { Id = Hidden }), Lost());
        Assert.Contains(Hidden, outcomes[0], StringComparison.Ordinal);
        Assert.Contains("502", outcomes[1], StringComparison.Ordinal);
    }

    /// <summary>Two lost at zero and at two minutes, beginning with the later. What ended has no say in when the other's next poll is due.</summary>
    [Theory]
    [InlineData("absent", "absent absent", " 180 182 212 242 272 300 302")]
    [InlineData("away", "unknown unknown", " 180 188 218 248 278 300 308")]
    [InlineData("contested", "unknown absent", " 180 182 184 186 216 246 276 300 302")]
    public async Task Every_one_is_waited_for_by_itself(string service, string outcomes, string more)
    {
        var reconciler = New(new ReconcileOptions { ListingDelay = TimeSpan.FromMinutes(3), ListTimeout = TimeSpan.FromSeconds(5) });
        if (service == "away")
        {
            Fail(HttpStatusCode.BadGateway);
        }
        else if (service == "contested")
        {
            _service.Commit(TestClients.Deal().ToJson());
            _ = reconciler.Begin(PayloadFingerprint.Of(TestClients.Deal()));
        }

        var first = Lost();
        _clock.Advance(TimeSpan.FromMinutes(2));
        var ended = await OutcomesAsync(reconciler, first, Lost("Something else", customer: "Another"));
        Assert.Equal(outcomes, string.Join(' ', ended.Select(outcome => outcome == "absent" ? outcome : "unknown")));
        Assert.Equal("120 122 125 129.5 136.25 146.375 161.5625" + more, _watcher.Times);
    }

    [Fact]
    public async Task Who_may_have_lost_it_to_an_equal_one_is_absent_no_sooner_than_that()
    {
        _service.ListingDelay = TimeSpan.FromSeconds(30);
        var first = Lost();
        _clock.Advance(TimeSpan.FromMinutes(1));
        var second = Lost();
        var id = _service.Commit(TestClients.Deal().ToJson())["id"]!.ToString();
        var outcomes = await OutcomesAsync(New(), first, second);
        Assert.Equal(["absent", id], outcomes);
        Assert.Equal([240, 242], _watcher.Polls.Select(poll => poll.Second).TakeLast(2));
    }

    [Fact]
    public async Task How_many_are_searched_for_and_how_long_at_most_is_told()
    {
        var first = Lost();
        _clock.Advance(TimeSpan.FromSeconds(59.5));
        var second = Lost();
        await OutcomesAsync(New(), first, second);
        var told = _watcher.Polls.Select(poll => (poll.Event.Attempt, poll.Event.Delay.TotalSeconds, poll.Event.Reason)).ToArray();
        Assert.Equal((1, 120.5, "1 searched for, poll 1, at most 121 s more"), told[0]);
        Assert.Equal((2, 178, "2 searched for, poll 2, at most 178 s more"), told[1]);
        Assert.Equal((told.Length - 1, 0, $"1 searched for, poll {told.Length - 1}, at most 0 s more"), told[^2]);
        Assert.Equal((told.Length, 0, $"1 searched for, poll {told.Length}, at most 0 s more"), told[^1]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Both_observers_are_told_and_one_that_is_both_once(bool isSame)
    {
        var other = isSame ? _watcher : new Watcher(_clock);
        await OutcomeAsync(New(context: new RequestContext { Observer = other }), Lost());
        Assert.Equal(UntilProof + " 182", _watcher.Times);
        Assert.Equal(UntilProof + " 182", other.Times);
    }

    /// <summary>When a create may be sent although the limit is reached, to see whether the service answers again.</summary>
    [Theory]
    [InlineData("", "2 9.5 26.375 64.34375 124.34375 154.34375 180")]
    [InlineData("400", "2 9.5 26.375 64.34375 124.34375 154.34375 180")]
    [InlineData("404", "2 9.5 26.375 64.34375 124.34375 154.34375 180")]
    [InlineData("500", "")]
    [InlineData("503", "")]
    [InlineData("sign-in away", "")]
    public async Task While_the_list_answers_one_create_at_a_time_may_be_sent_though_the_limit_is_reached(string fault, string times)
    {
        var limiter = FullLimiter();
        var tries = new List<double>();
        _watcher.OnPoll = second => Try(limiter, second, tries);
        var tokens = Fail(fault);
        await OutcomeAsync(New(new ReconcileOptions { ListingDelay = TimeSpan.FromMinutes(3), ListTimeout = TimeSpan.Zero }, tokens: tokens, limiter: limiter), Lost());
        Assert.Equal(times, Join(tries));
        Assert.All(_watcher.Polls, poll => Assert.EndsWith("; nothing new is sent until the service answers", poll.Event.Reason, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false, "")]
    [InlineData(true, "5 16.25 41.5625 94.34375 124.34375 154.34375 180")]
    public async Task An_answer_about_one_of_them_is_an_answer(bool isOneWhole, string times)
    {
        var limiter = FullLimiter();
        var tries = new List<double>();
        var reconciler = New(new ReconcileOptions { ListingDelay = TimeSpan.FromMinutes(3), ListTimeout = TimeSpan.Zero }, limiter: limiter);
        _watcher.OnPoll = second => Try(limiter, second, tries);
        await OutcomesAsync(reconciler, Lost(engagement: Engagement, ownLeg: new Referral { Id = Hidden }), Lost(engagement: Engagement, ownLeg: isOneWhole ? null : new Referral { Id = Hidden }));

        // Of the first poll the second create is no part.
        Assert.Equal(times, Join(tries));
    }

    [Fact]
    public async Task When_nobody_searches_any_more_one_create_may_find_out()
    {
        Fail(HttpStatusCode.BadGateway);
        var limiter = FullLimiter();
        var waits = limiter.AcquireAsync(TestContext.Current.CancellationToken);
        await OutcomeAsync(New(limiter: limiter), Lost());
        await waits.WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_service_that_stays_away_is_told_of()
    {
        Fail(HttpStatusCode.BadGateway);
        var told = new List<double>();
        var limiter = new InDoubtLimiter(2, _clock, TimeSpan.FromSeconds(60), (_, _) => told.Add(_clock.Elapsed.TotalSeconds));
        Fill(limiter);
        await OutcomeAsync(New(limiter: limiter), Lost());
        Assert.Equal([64.34375], told);
    }

    [Theory]
    [InlineData(nameof(ReferralLeg.Own), false)]
    [InlineData(nameof(ReferralLeg.Microsoft), true)]
    public async Task A_list_without_an_own_referral_that_was_created_just_now_is_no_proof(string leg, bool isProof)
    {
        var reconciler = New();
        reconciler.Know(new Referral { Id = Hidden, CreatedDateTime = TestClock.Start }, Enum.Parse<ReferralLeg>(leg));
        var outcome = await OutcomeAsync(reconciler, Lost());
        Assert.Contains(isProof ? "absent" : $"lacks referral {Hidden}", outcome, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(ReferralLeg.Own), false)]
    [InlineData(nameof(ReferralLeg.Microsoft), true)]
    public async Task What_an_earlier_run_created_belongs_to_a_row_and_without_an_own_one_a_list_is_no_proof(string leg, bool isProof)
    {
        var reconciler = New();
        reconciler.KnowEarlier(Hidden, Enum.Parse<ReferralLeg>(leg));
        Assert.True(reconciler.IsClaimed(Hidden));
        Assert.Contains(isProof ? "absent" : Hidden, await OutcomeAsync(reconciler, Lost()), StringComparison.Ordinal);
    }

    /// <summary>Minutes after which another create begins. A search begins a quarter of an hour and a minute before a send, at most.</summary>
    [Theory]
    [InlineData(16, false, true)]
    [InlineData(17, false, false)]
    [InlineData(17, true, true)]
    public void What_a_search_may_still_reach_is_remembered(int minutes, bool keepsClaims, bool isRemembered)
    {
        var reconciler = New();
        if (keepsClaims)
        {
            reconciler.KeepClaims();
        }

        reconciler.Claim("old");
        _clock.Advance(TimeSpan.FromMinutes(minutes - 1));
        reconciler.Claim("new");
        _clock.Advance(TimeSpan.FromMinutes(1));
        _ = reconciler.Begin(PayloadFingerprint.Of(TestClients.Deal()));
        Assert.Equal((isRemembered, true), (reconciler.IsClaimed("old"), reconciler.IsClaimed("new")));
    }

    [Fact]
    public async Task What_the_oldest_search_reaches_is_remembered_as_long_as_it_goes_on()
    {
        var (_, gate) = Hold();
        var reconciler = New();
        reconciler.Claim("old");
        using var stop = new CancellationTokenSource();
        var first = reconciler.FindAsync(Lost(), stop.Token);
        _clock.Advance(TimeSpan.FromHours(1));
        var second = reconciler.FindAsync(Lost(), stop.Token);
        SendSome();
        Assert.True(reconciler.IsClaimed("old"));

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first.WaitAsync(Patience, TestContext.Current.CancellationToken));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second.WaitAsync(Patience, TestContext.Current.CancellationToken));
        SendSome();
        Assert.False(reconciler.IsClaimed("old"));
        gate.SetResult();

        void SendSome()
        {
            for (var i = 0; i < 3; i++)
            {
                _clock.Advance(TimeSpan.FromHours(1));
                using var create = reconciler.Begin(PayloadFingerprint.Of(TestClients.Deal()));
                create.CreatedId = Guid.NewGuid().ToString();
            }
        }
    }

    [Fact]
    public async Task What_is_lost_during_a_poll_is_left_what_it_may_own_until_the_next_covers_both()
    {
        _service.ListingDelay = TimeSpan.Zero;
        var reconciler = New();
        var (asked, gate) = Hold();
        var first = reconciler.FindAsync(Lost(), TestContext.Current.CancellationToken);
        await asked;
        _clock.Advance(TimeSpan.FromSeconds(1));
        Task<Referral?> second;
        using (var inFlight = reconciler.Begin(PayloadFingerprint.Of(TestClients.Deal())))
        {
            second = reconciler.FindAsync(Lost(inFlight: inFlight), TestContext.Current.CancellationToken);
        }

        var id = _service.Commit(TestClients.Deal().ToJson())["id"]!.ToString();
        gate.SetResult();
        Assert.Equal(id, (await second.WaitAsync(Patience, TestContext.Current.CancellationToken))!.Id);
        Assert.Null(await first.WaitAsync(Patience, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Who_gives_up_leaves_to_others_what_it_might_have_owned()
    {
        var reconciler = New();
        var (asked, gate) = Hold();
        var first = reconciler.FindAsync(Lost(), TestContext.Current.CancellationToken);
        await asked;
        using var stop = new CancellationTokenSource();
        using (var inFlight = reconciler.Begin(PayloadFingerprint.Of(TestClients.Deal())))
        {
            var second = reconciler.FindAsync(Lost(inFlight: inFlight), stop.Token);
            await stop.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second.WaitAsync(Patience, TestContext.Current.CancellationToken));
        }

        Assert.Equal(1, reconciler.SearchedFor);
        var id = _service.Commit(TestClients.Deal().ToJson())["id"]!.ToString();
        gate.SetResult();
        Assert.Equal(id, (await first.WaitAsync(Patience, TestContext.Current.CancellationToken))!.Id);
        Assert.Equal("0", _watcher.Times);
    }

    [Fact]
    public async Task Who_has_given_up_before_is_not_searched_for()
    {
        var reconciler = New();
        using var inFlight = reconciler.Begin(PayloadFingerprint.Of(TestClients.Deal()));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reconciler.FindAsync(Lost(inFlight: inFlight), new CancellationToken(canceled: true)));
        Assert.False(inFlight.IsSearchedFor);
        Assert.Equal(0, reconciler.SearchedFor);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_request_that_hangs_ends_with_the_last_who_waits_and_with_all(bool isDisposed)
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var handler = new ScriptedHandler(async (seen, token) =>
        {
            asked.TrySetResult();
            try
            {
                return await Faults.Silence(seen, token);
            }
            finally
            {
                ended.TrySetResult();
            }
        });
        var client = TestClients.Over(handler, _clock);
        var reconciler = new OutcomeReconciler(client);
        _disposables.AddRange([reconciler, client]);
        using var stop = new CancellationTokenSource();
        var waits = reconciler.FindAsync(Lost(), stop.Token);
        await asked.Task;
        Assert.Equal(1, reconciler.SearchedFor);
        if (isDisposed)
        {
            reconciler.Dispose();
        }
        else
        {
            await stop.CancelAsync();
        }

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waits.WaitAsync(Patience, TestContext.Current.CancellationToken));
        await ended.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.Equal(0, reconciler.SearchedFor);
    }

    [Fact]
    public async Task A_glance_ends_with_all()
    {
        var handler = new ScriptedHandler(Faults.Silence);
        var client = TestClients.Over(handler, _clock);
        var reconciler = new OutcomeReconciler(client);
        _disposables.AddRange([reconciler, client]);
        var glance = reconciler.GlanceAsync(Lost(), TestContext.Current.CancellationToken);
        reconciler.Dispose();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => glance.WaitAsync(Patience, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_search_that_nobody_waits_for_any_more_does_not_go_on_beside_the_next()
    {
        // Between two polls of the first search its only create is given up, and another begins one.
        var between = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var goOn = new ManualResetEventSlim();
        var asked = 0;
        var limiter = FullLimiter();
        var reconciler = New(limiter: limiter);
        reconciler.AwaitsEarlier = () =>
        {
            if (Interlocked.Increment(ref asked) == 2)
            {
                between.SetResult();
                goOn.Wait(Patience, CancellationToken.None);
            }

            return false;
        };
        using var stop = new CancellationTokenSource();
        var first = reconciler.FindAsync(Lost("First"), stop.Token);
        await between.Task;
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first.WaitAsync(Patience, TestContext.Current.CancellationToken));
        limiter.TryAcquire()!.InDoubt(new OutcomeUnknownException("lost", "look"));

        // The second is under way when the first goes on and ends, which lets one create try.
        var (secondAsked, gate) = Hold();
        var second = reconciler.FindAsync(Lost("Second"), TestContext.Current.CancellationToken);
        await secondAsked;
        var waits = limiter.AcquireAsync(TestContext.Current.CancellationToken);
        goOn.Set();
        (await waits.WaitAsync(Patience, TestContext.Current.CancellationToken)).Dispose();
        var third = reconciler.FindAsync(Lost("Third"), TestContext.Current.CancellationToken);
        gate.SetResult();
        Assert.Null(await second.WaitAsync(Patience, TestContext.Current.CancellationToken));
        Assert.Null(await third.WaitAsync(Patience, TestContext.Current.CancellationToken));
        Assert.Equal([1, .. Enumerable.Range(1, _watcher.Polls.Count - 1)], _watcher.Polls.Select(poll => poll.Event.Attempt));
    }

    [Fact]
    public async Task When_one_search_has_ended_the_next_begins()
    {
        var reconciler = New();
        await OutcomeAsync(reconciler, Lost());
        Assert.Equal(0, reconciler.SearchedFor);
        var id = _service.Commit(TestClients.Deal().ToJson())["id"]!.ToString();
        Assert.Equal(id, await OutcomeAsync(reconciler, Lost()));
        Assert.Equal(0, reconciler.SearchedFor);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_poll_that_fails_by_a_fault_of_its_own_ends_the_search_with_it(bool isStopped)
    {
        using var stop = new CancellationTokenSource();
        await (isStopped ? stop.CancelAsync() : Task.CompletedTask);
        var reconciler = New(
            context: new RequestContext { NoNewAttempts = stop.Token },
            tokens: isStopped ? null : new Tokens(new InvalidOperationException("broken")));
        var waits = reconciler.FindAsync(Lost(), TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);
        var error = await Assert.ThrowsAnyAsync<Exception>(() => waits);
        Assert.Equal(isStopped, error is OperationCanceledException);
        Assert.Equal(!isStopped, error is InvalidOperationException { Message: "broken" });
        Assert.Equal(0, reconciler.SearchedFor);
    }

    [Fact]
    public async Task Such_a_fault_ends_nobodys_search_who_came_since()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var reconciler = New(tokens: new Tokens(async number =>
        {
            if (number == 1)
            {
                asked.SetResult();
                await gate.Task;
                throw new InvalidOperationException("broken");
            }

            return "token";
        }));
        var first = reconciler.FindAsync(Lost(), TestContext.Current.CancellationToken);
        await asked.Task;
        var second = OutcomeAsync(reconciler, Lost());
        gate.SetResult();
        await Assert.ThrowsAsync<InvalidOperationException>(() => first.WaitAsync(Patience, TestContext.Current.CancellationToken));
        Assert.Equal("absent", await second);
        Assert.Equal("0 " + UntilProof + " 182", _watcher.Times);
    }

    private static string Join(IEnumerable<double> seconds) => string.Join(' ', seconds.Select(second => second.ToString(CultureInfo.InvariantCulture)));

    private static void Fill(InDoubtLimiter limiter)
    {
        for (var i = 0; i < 2; i++)
        {
            limiter.TryAcquire()!.InDoubt(new OutcomeUnknownException("lost", "look"));
        }
    }

    private static void Try(InDoubtLimiter limiter, double second, List<double> tries)
    {
        if (limiter.TryAcquire() is { } permit)
        {
            tries.Add(second);
            permit.InDoubt(new OutcomeUnknownException("lost", "look"));
        }
    }

    private InDoubtLimiter FullLimiter()
    {
        var limiter = new InDoubtLimiter(2, _clock, TimeSpan.MaxValue, (_, _) => { });
        Fill(limiter);
        return limiter;
    }

    private void Fail(HttpStatusCode status) => _service.Intercept = _ => Answers.Message(status, "", "text/plain");

    private Tokens? Fail(string fault)
    {
        if (int.TryParse(fault, CultureInfo.InvariantCulture, out var status))
        {
            Fail((HttpStatusCode)status);
            return null;
        }

        return fault.Length == 0 ? null : new Tokens(new AuthenticationException("id", "No sign-in.", "Sign in.") { IsTransient = fault == "sign-in away" });
    }

    private OutcomeReconciler New(ReconcileOptions? options = null, RequestContext? context = null, IAccessTokenSource? tokens = null, InDoubtLimiter? limiter = null)
    {
        var client = new ReferralClient(new ReferralClientOptions(ReferralClientOptions.EmulatorEndpoint, tokens ?? new TestTokens())
        {
            MessageHandler = _service,
            Clock = _clock,
            Retry = RetryOptions.None,
            Observer = _watcher,
        });
        var reconciler = new OutcomeReconciler(
            client,
            options ?? new ReconcileOptions { ListingDelay = TimeSpan.FromMinutes(3), ListTimeout = TimeSpan.FromSeconds(16) },
            context)
        {
            InDoubtLimiter = limiter ?? InDoubtLimiter.Unlimited,
        };
        _disposables.AddRange([reconciler, client]);
        return reconciler;
    }

    private static Referral Deal(string name, string? customer)
    {
        var deal = TestClients.Deal(name);
        deal.CustomerProfile!.Name = customer ?? deal.CustomerProfile.Name;
        return deal;
    }

    private InDoubtCreate Lost(
        string name = "Deal",
        string? customer = null,
        string? engagement = null,
        Referral? ownLeg = null,
        SendTime? time = null,
        InFlightCreate? inFlight = null) => new()
    {
        Fingerprint = PayloadFingerprint.Of(Deal(name, customer)),
        Leg = engagement is null ? ReferralLeg.Own : ReferralLeg.Microsoft,
        EngagementId = engagement,
        OwnLeg = ownLeg,
        SentAt = _clock.UtcNow,
        Time = time ?? SendTime.Here(_clock.Elapsed, _clock.Elapsed, _clock),
        InFlight = inFlight,
    };

    /// <summary>Holds all requests until the gate opens.</summary>
    private (Task Asked, TaskCompletionSource Gate) Hold()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _service.Latency = _ =>
        {
            asked.TrySetResult();
            return gate.Task;
        };
        return (asked.Task, gate);
    }

    private static async Task<string> TextAsync(Task<Referral?> search)
    {
        try
        {
            return (await search.WaitAsync(Patience, TestContext.Current.CancellationToken))?.Id ?? "absent";
        }
        catch (OutcomeUnknownException e)
        {
            return e.Message;
        }
    }

    /// <summary>The id that was found, "absent", or what is said of an outcome that is unknown.</summary>
    private static Task<string> OutcomeAsync(OutcomeReconciler reconciler, InDoubtCreate create) => TextAsync(reconciler.FindAsync(create, TestContext.Current.CancellationToken));

    /// <summary>The same for several, of which the first poll is for the first alone.</summary>
    private async Task<string[]> OutcomesAsync(OutcomeReconciler reconciler, params InDoubtCreate[] creates)
    {
        var (asked, gate) = Hold();
        var first = reconciler.FindAsync(creates[0], TestContext.Current.CancellationToken);
        await asked;
        var searches = creates.Skip(1).Select(create => reconciler.FindAsync(create, TestContext.Current.CancellationToken)).Prepend(first).ToArray();
        gate.SetResult();
        return await Task.WhenAll(searches.Select(TextAsync));
    }

    /// <summary>Notes every poll with the second of it.</summary>
    private sealed class Watcher(TestClock clock) : IHttpTraceObserver
    {
        private readonly List<(double Second, HttpTraceEvent Event)> _polls = [];

        public bool WantsBodies => false;

        internal Action<double> OnPoll { get; set; } = _ => { };

        internal IReadOnlyList<(double Second, HttpTraceEvent Event)> Polls
        {
            get
            {
                lock (_polls)
                {
                    return [.. _polls];
                }
            }
        }

        internal string Times => Join(Polls.Select(poll => poll.Second));

        public void Observe(HttpTraceEvent traffic)
        {
            if (traffic.Kind == HttpTraceKind.Reconciling)
            {
                var second = clock.Elapsed.TotalSeconds;
                lock (_polls)
                {
                    _polls.Add((second, traffic));
                }

                OnPoll(second);
            }
        }
    }

    /// <summary>What comes of the n-th asking.</summary>
    private sealed class Tokens(Func<int, Task<string>> answer) : IAccessTokenSource
    {
        private int _asked;

        internal Tokens(Exception failure)
            : this(_ => Task.FromException<string>(failure))
        {
        }

        public Task<string> GetTokenAsync(string? rejectedToken, CancellationToken cancellationToken) => answer(Interlocked.Increment(ref _asked));
    }
}
