using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Client.Tests.Creating;
using PartnerReferrals.Client.Tests.Http;
using PartnerReferrals.Creating;
using PartnerReferrals.Editing;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;
using PartnerReferrals.Mapping;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Client.Tests.Runs;

/// <summary>What a run does with one row, by what is known of it beforehand, and what it says became of it.</summary>
public sealed class RowWorkerTests : IDisposable
{
    private readonly TestClock _clock = new();
    private readonly FakeService _service;
    private readonly TempFolder _folder = new();
    private IAccessTokenSource _tokens = new TestTokens();
    private Exception? _stop;

    public RowWorkerTests() => _service = new FakeService(_clock);

    public void Dispose() => _folder.Dispose();

    // What is there, what is asked for (skip existing ones, withdrawn ones too, change them), what becomes of the row, and what is sent.
    [Theory]
    [InlineData("", "skip", RowState.Created, "POST")]
    [InlineData("", "change", RowState.Created, "POST")]
    [InlineData("own", "", RowState.Created, "POST")]
    [InlineData("own", "skip", RowState.Skipped, "")]
    [InlineData("own", "change", RowState.Updated, "PATCH")]
    [InlineData("own", "skip change", RowState.Updated, "PATCH")]
    [InlineData("withdrawn", "", RowState.Created, "POST")]
    [InlineData("withdrawn", "skip", RowState.Created, "POST")]
    [InlineData("withdrawn", "skip withdrawn", RowState.Skipped, "")]
    [InlineData("withdrawn", "change", RowState.Rejected, "")]
    [InlineData("same", "change", RowState.Skipped, "")]
    public void What_exists_already_is_sent_again_only_where_nobody_asked_to_look(string existing, string asked, RowState state, string sent)
    {
        var there = existing.Length == 0 ? null : Commit("Deal 1", existing);
        var outcome = Assert.Single(Run(
            new() { SkipExisting = asked.Contains("skip", StringComparison.Ordinal), SkipWithdrawn = asked.Contains("withdrawn", StringComparison.Ordinal), Journal = Open() },
            Row("Deal 1", change: asked.Contains("change", StringComparison.Ordinal) ? existing == "same" ? "Deal 1" : "Other" : null)));
        Assert.Equal((state, sent), (outcome.State, Sent()));
        Assert.Equal(state == RowState.Updated, outcome.Changes.Length > 0);
        Assert.Equal(state is RowState.Skipped or RowState.Updated, there is not null && outcome.Referral?.Id == there["id"]!.ToString());
        Assert.False(outcome.ChangedSinceCreated);

        // What was found as it should be is nothing that this journal did.
        Assert.Equal(existing == "same" || sent.Length == 0 ? 0 : 1, Known());
    }

    // How the first run ended for the row, and what the second is asked for; meanwhile somebody made the deal.
    [Theory]
    [InlineData("refused", "skip", RowState.Skipped, "")]
    [InlineData("refused", "change", RowState.Updated, "PATCH")]
    [InlineData("not looked for", "skip", RowState.Skipped, "")]
    [InlineData("not looked for", "change", RowState.Updated, "PATCH")]
    [InlineData("not sent", "skip", RowState.Skipped, "")]
    [InlineData("not sent", "change", RowState.Updated, "PATCH")]
    public void What_no_run_sent_is_looked_for_as_if_it_were_new(string first, string asked, RowState state, string sent)
    {
        var isChange = asked == "change";
        _service.Intercept = seen => (first, seen.Method) switch
        {
            ("refused", "POST") => Answer(400),
            ("not looked for", "GET") => Answer(429),
            _ => null,
        };
        _tokens = first == "not sent" ? new TestTokens { GoneFrom = 2 } : new TestTokens();
        Assert.NotEqual(RowState.Created, Assert.Single(Run(new() { Journal = Open(), SkipExisting = !isChange }, Row("Deal 1", change: isChange ? "Other" : null))).State);
        Assert.Empty(_service.Referrals);

        _service.Intercept = _ => null;
        _tokens = new TestTokens();
        var there = Commit("Deal 1", "own");
        var before = _service.Requests.Count;
        var outcome = Assert.Single(Run(new() { Journal = Open(), SkipExisting = !isChange }, Row("Deal 1", change: isChange ? "Other" : null)));

        Assert.Equal((state, sent, there["id"]!.ToString()), (outcome.State, Sent(before), outcome.Referral?.Id));
        Assert.Single(_service.Referrals);
    }

    // Legs that are there, and whether to change them.
    [Theory]
    [InlineData("", false, RowState.Created, "POST POST")]
    [InlineData("own", false, RowState.Created, "POST")]
    [InlineData("own", true, RowState.Created, "POST")]
    [InlineData("own msft", false, RowState.Created, "")]
    [InlineData("own msft", true, RowState.Updated, "PATCH")]
    public void A_deal_of_two_legs_is_completed_before_it_is_changed(string existing, bool isChange, RowState state, string sent)
    {
        var row = Row("Deal 1", shared: true, change: isChange ? "Other" : null);
        var own = existing.Length == 0 ? null : Commit(row.Legs!.Own);
        if (existing == "own msft")
        {
            Commit(row.Legs!.Connected(JsonModel.View<Referral>(own!)));
        }

        var outcome = Assert.Single(Run(new() { SkipExisting = true }, row));
        Assert.Equal((state, sent), (outcome.State, Sent()));
        Assert.Equal(own?["id"]!.ToString() ?? outcome.Referral!.Id, outcome.Referral!.Id);
        Assert.Equal(isChange && existing == "own msft" ? null : SharedReferralState.Complete, outcome.SharedReferral?.State);
        Assert.Equal(2, _service.Referrals.Count);
    }

    [Fact]
    public void Of_a_deal_whose_own_leg_is_given_only_the_other_is_sent()
    {
        var row = Row("Deal 1", shared: true);
        var own = JsonModel.View<Referral>(Commit(row.Legs!.Own));
        var outcome = Assert.Single(Run(new(), new ReferralRunRow { Row = 1, Referral = row.Referral, Legs = row.Legs, ExistingOwnLeg = own }));
        Assert.Equal((RowState.Created, "POST", own.Id), (outcome.State, Sent(), outcome.Referral!.Id));
        Assert.Single(_service.Referrals.Select(r => r["engagementId"]!.ToString()).Distinct());
    }

    // A row that the journal created: whether it says something else now, and whether that is to be made so.
    [Theory]
    [InlineData("Deal 1", null, RowState.Skipped, "", false)]
    [InlineData("Deal 1", "Other", RowState.Skipped, "", false)]
    [InlineData("Other", null, RowState.Skipped, "", true)]
    [InlineData("Other", "Other", RowState.Updated, "PATCH", false)]
    [InlineData("Other", "Deal 1", RowState.Skipped, "", false)]
    public void What_the_journal_created_is_never_sent_again(string name, string? change, RowState state, string sent, bool isChanged)
    {
        var first = Assert.Single(Run(new() { Journal = Open() }, Row("Deal 1")));
        var before = _service.Requests.Count;

        var outcome = Assert.Single(Run(new() { Journal = Open() }, Row(name, change: change)));

        Assert.Equal((state, sent, isChanged), (outcome.State, Sent(before), outcome.ChangedSinceCreated));
        Assert.Equal((first.Referral!.Id, first.Referral.EngagementId), (outcome.Referral!.Id, outcome.Referral.EngagementId));

        // Once it was made so, or found to be so, nothing is asked any more.
        before = _service.Requests.Count;
        Assert.Equal(RowState.Skipped, Assert.Single(Run(new() { Journal = Open() }, Row(name, change: change))).State);
        Assert.Equal(before, _service.Requests.Count);
    }

    [Fact]
    public void A_referral_that_is_there_stays_there_whatever_becomes_of_its_change()
    {
        Run(new() { Journal = Open() }, Row("Deal 1"));
        _service.Intercept = seen => seen.Method == "PATCH" ? Answer(400) : null;

        var outcome = Assert.Single(Run(new() { Journal = Open() }, Row("Other", change: "Other")));
        Assert.Equal((RowState.Rejected, "PartnerReferral.Api.Http400"), (outcome.State, outcome.Error!.ErrorId));

        Assert.Equal(RowState.Skipped, Assert.Single(Run(new() { Journal = Open() }, Row("Other"))).State);
        Assert.Single(_service.Referrals);
    }

    // A row without external id where another stood: what it is called, and whether the other is still in the input.
    [Theory]
    [InlineData("Deal 1", "Other", false, RowState.Skipped)]
    [InlineData("Other", "alpine  SKI AG", false, RowState.Skipped)]
    [InlineData("Other", "Alpine Ski & Söhne AG", false, RowState.Skipped)]
    [InlineData("Other", "Other", false, RowState.Created)]
    [InlineData("Deal 1", "Other", true, RowState.Created)]
    public void A_row_that_was_changed_where_it_stands_is_no_second_deal(string name, string customer, bool isOtherInInput, RowState state)
    {
        var first = Assert.Single(Run(new() { Journal = Open() }, Of("Deal 1", customer.Contains('&', StringComparison.Ordinal) ? customer : "Alpine Ski AG")));
        var row = Of(name, customer);

        var outcome = Assert.Single(Run(new() { Journal = Open(), IsInInput = _ => isOtherInInput }, row));

        Assert.Equal((state, state == RowState.Skipped), (outcome.State, outcome.ChangedSinceCreated));
        Assert.Equal(state == RowState.Skipped, outcome.Referral!.Id == first.Referral!.Id);
        Assert.Equal(state == RowState.Skipped ? 1 : 2, _service.Posts);

        static ReferralRunRow Of(string name, string customer)
        {
            var row = Row(name, externalId: null);
            row.Referral.CustomerProfile!.Name = customer;
            return row;
        }
    }

    [Fact]
    public void A_row_that_was_changed_where_it_stands_is_none_either_if_the_other_could_not_be_read_at_first()
    {
        Run(new() { Journal = Open() }, Row("Deal 1", externalId: null));
        var changed = Row("Deal 1", externalId: null);
        changed.Referral.DealValue = 77;
        _service.Intercept = seen => seen.Method == "GET" ? Answer(429) : null;
        Assert.Equal(RowState.NotSent, Assert.Single(Run(new() { Journal = Open(), IsInInput = _ => false }, changed)).State);

        _service.Intercept = _ => null;
        var outcome = Assert.Single(Run(new() { Journal = Open(), IsInInput = _ => false }, changed));

        Assert.Equal((RowState.Skipped, true, 1), (outcome.State, outcome.ChangedSinceCreated, _service.Posts));
    }

    [Theory]
    [InlineData("other", true)]
    [InlineData(null, false)]
    public void A_row_that_an_earlier_run_sent_and_lost_is_found_and_told_to_have_changed_since(string? hash, bool isChanged)
    {
        var there = Commit("Deal 1", "own");
        var row = Row("Deal 1");
        var key = new RowKeys().Next(row.Referral);
        WriteLine(new JournalLine { State = JournalState.Sending, Row = 1, Key = key.Key, Hash = hash ?? key.PayloadHash, SentAt = _clock.UtcNow, RequestId = Guid.NewGuid() });

        var told = new ConcurrentQueue<HttpTraceEvent>();
        var outcome = Assert.Single(Run(new() { Journal = Open(), Observer = new Watcher(told.Enqueue) }, row));

        Assert.Equal((RowState.Created, isChanged, 0), (outcome.State, outcome.ChangedSinceCreated, _service.Posts));
        Assert.Contains(told, e => e.Kind == HttpTraceKind.Reconciling);
        Assert.Equal(there["id"]!.ToString(), outcome.Referral!.Id);
    }

    [Fact]
    public void What_an_equal_row_was_given_long_ago_is_not_taken_for_the_one_that_was_lost()
    {
        var keys = new RowKeys();
        keys.Next(TestClients.Deal("Same"));
        var lost = keys.Next(TestClients.Deal("Same"));
        WriteLine(new JournalLine { State = JournalState.Sending, Row = 9, Key = lost.Key, Hash = lost.PayloadHash, SentAt = _clock.UtcNow, RequestId = Guid.NewGuid() });
        using var client = Client();
        using var run = new ReferralRun(client, new() { Journal = Open(), Reconcile = Reconcile });
        var given = new List<string?>();
        foreach (var name in new[] { "Same", "Other", "Another", "Same" })
        {
            Assert.True(run.TryAdd(Row(name, externalId: null, number: given.Count + 1)));
            var outcome = Take(run);
            Assert.Equal(RowState.Created, outcome.State);
            given.Add(outcome.Referral!.Id);
            _clock.Advance(TimeSpan.FromMinutes(40));
        }

        Assert.Equal(4, given.Distinct().Count());
        Assert.Equal(4, _service.Posts);
    }

    [Fact]
    public void A_row_is_written_down_as_planned_and_sent_under_the_id_that_the_journal_has()
    {
        Run(new() { Journal = Open() }, Row("Deal 1"));
        var lines = File.ReadLines(_folder.File("run.jsonl")).Where(line => line.Contains("\"key\"", StringComparison.Ordinal)).ToArray();
        Assert.Equal(["planned", "sending", "created"], lines.Select(line => JObject.Parse(line)["state"]!.ToString()).Distinct(), StringComparer.OrdinalIgnoreCase);
        using var journal = Open();
        var line = journal.Find("id:CRM-1")!;
        Assert.Equal(line.RequestId.ToString(), _service.Requests.Single(r => r.Method == "POST").Header("MS-RequestId"));
        Assert.Equal((1L, JournalState.Created), (line.Row, line.State));
    }

    [Fact]
    public void A_second_run_sends_a_row_that_was_refused_without_looking_for_it()
    {
        _service.Fault = (_, _) => PostFault.Refused;
        var outcome = Assert.Single(Run(new() { Journal = Open() }, Row("Deal 1")));
        Assert.Equal((RowState.Rejected, "PartnerReferral.Api.invalidRequest"), (outcome.State, outcome.Error!.ErrorId));
        _service.Fault = (_, _) => PostFault.None;
        var before = _service.Requests.Count;
        var again = Assert.Single(Run(new() { Journal = Open() }, Row("Deal 1")));
        Assert.Equal((RowState.Created, false, "POST"), (again.State, again.ChangedSinceCreated, Sent(before)));
        Assert.Equal(before + 1, _service.Requests.Count);
    }

    [Fact]
    public void The_requests_of_a_row_are_limited_watched_and_repeated_as_the_run_says()
    {
        var told = new ConcurrentQueue<HttpTraceEvent>();
        _service.Intercept = seen => seen.Method == "POST" && _service.Posts <= 2 ? Answer(429) : null;
        using var client = Client();
        using var run = new ReferralRun(client, new() { Observer = new Watcher(told.Enqueue), Retry = new RetryOptions { MaxAttempts = 2 } });
        Assert.True(run.TryAdd(Row("Deal 1")));
        Assert.Equal(RowState.NotSent, Take(run).State);
        Assert.Equal((1, 1L), (run.Summary.PeakInFlight, run.Summary.Throttled));
        Assert.Equal(2, told.Count(e => e.Kind == HttpTraceKind.RequestStarting && e.Method == "POST"));
    }

    [Fact]
    public void A_deal_that_the_service_made_of_another_state_is_told_of_and_nothing_else_is()
    {
        _service.Touch = json => json["status"] = "Active";
        var asked = Row("Deal 1");
        asked.Referral.Status = "Closed";
        var outcomes = Run(new(), asked, Row("Deal 2", externalId: "CRM-2"), Row("Deal 3"));
        Assert.Equal([1, 0, 0], outcomes.Select(o => o.Warnings.Count));
        Assert.Equal(FaultCodes.StateNotKept.Code, outcomes[0].Warnings[0].Code);
        Assert.Equal([RowState.Created, RowState.Created, RowState.Rejected], outcomes.Select(o => o.State));
        Assert.IsType<DuplicateRowException>(outcomes[2].Error);
        Assert.Equal((2, 2), (_service.Posts, outcomes[2].Occurrence));
    }

    [Fact]
    public void After_a_stop_nothing_is_asked_for_a_row_and_nothing_is_held_against_it()
    {
        using var client = Client();
        using var run = new ReferralRun(client, new() { SkipExisting = true });
        run.Stop();
        foreach (var row in new[] { Row("Deal 1"), Row("The same id", number: 2) })
        {
            Assert.True(run.TryAdd(row));
            var outcome = Take(run);
            Assert.Equal((RowState.NotSent, null, null), (outcome.State, outcome.Error, outcome.Referral));
            Assert.Empty(outcome.Warnings);
        }

        Assert.Null(run.StopReason);
        Assert.Empty(_service.Requests);
    }

    // How many tokens come before the run is stopped while it waits for the next: so far the row has got.
    [Theory]
    [InlineData(false, 0, null)]
    [InlineData(true, 0, null)]
    [InlineData(true, 1, SharedReferralState.OwnLegOnly)]
    public void What_was_stopped_before_it_left_is_not_sent_and_not_looked_for_later(bool shared, int tokens, SharedReferralState? legs)
    {
        var waiting = new LateToken(tokens);
        _tokens = waiting;
        using (var client = Client())
        using (var run = new ReferralRun(client, new() { Journal = Open() }))
        {
            Assert.True(run.TryAdd(Row("Deal 1", shared: shared)));
            Assert.True(waiting.Asked.Wait(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
            run.Stop();
            var outcome = Take(run);
            Assert.Equal((RowState.NotSent, legs), (outcome.State, outcome.SharedReferral?.State));
            Assert.Equal(_service.Referrals.SingleOrDefault()?["id"]!.ToString(), outcome.Referral?.Id);
        }

        using var journal = Open();
        Assert.Null(journal.Find("id:CRM-1")!.SentAt);
        Assert.Equal(tokens, _service.Posts);
    }

    [Fact]
    public void What_was_given_up_under_way_is_unknown_and_looked_for_by_the_next_run()
    {
        var posted = new ManualResetEventSlim();
        _service.Fault = (_, _) =>
        {
            posted.Set();
            return PostFault.Hang;
        };
        using (var client = Client())
        using (var run = new ReferralRun(client, new() { Journal = Open(), StopGrace = TimeSpan.FromMilliseconds(1) }))
        {
            Assert.True(run.TryAdd(Row("Deal 1")));
            Assert.True(posted.Wait(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
            run.Dispose();
            var outcome = Take(run);
            Assert.Equal((RowState.Unknown, null), (outcome.State, outcome.SharedReferral));
        }

        using var journal = Open();
        Assert.Equal("id:CRM-1", Assert.Single(journal.InDoubt).Key);
    }

    // A fault of this program, before a row is written down as sent and after, and where an earlier run may have sent it.
    [Theory]
    [InlineData("change", RowState.NotSent)]
    [InlineData("token", RowState.Unknown)]
    [InlineData("token in doubt", RowState.Unknown)]
    public void A_fault_of_the_program_stops_the_run_and_says_of_the_row_no_more_than_is_known(string fault, RowState state)
    {
        var row = Row("Deal 1");
        if (fault == "change")
        {
            Commit("Deal 1", "own");
            row = new ReferralRunRow { Row = 1, Referral = row.Referral, Change = (_, _) => throw new InvalidOperationException("broken") };
        }
        else
        {
            _tokens = new BrokenToken();
        }

        if (fault == "token in doubt")
        {
            WriteLine(new JournalLine { State = JournalState.Sending, Row = 1, Key = "id:CRM-1", Hash = "h", SentAt = _clock.UtcNow, RequestId = Guid.NewGuid() });
        }

        var outcomes = Run(new() { Journal = Open() }, row, Row("Deal 2", externalId: "CRM-2"));

        Assert.Equal([state, RowState.NotSent], outcomes.Select(o => o.State));
        Assert.IsType<InvalidOperationException>(_stop);
        Assert.All(outcomes, o => Assert.Null(o.Error));
    }

    // An earlier run sent Microsoft's leg and lost it; now the own leg cannot be read.
    [Theory]
    [InlineData("gone", "PartnerReferral.OutcomeUnknown", null)]
    [InlineData("signed out", null, "PartnerReferral.Auth.Revoked")]
    public void A_leg_in_doubt_stays_in_doubt_whatever_keeps_it_from_being_looked_for(string obstacle, string? errorId, string? stopId)
    {
        WriteLine(new JournalLine
        {
            State = JournalState.Sending,
            Row = 1,
            Key = "id:CRM-1",
            Hash = "h",
            SentAt = _clock.UtcNow,
            RequestId = Guid.NewGuid(),
            IsConnecting = true,
            Id = "11111111-0000-0000-0000-000000000001",
            EngagementId = "e-1",
        });
        _tokens = new TestTokens { GoneFrom = obstacle == "signed out" ? 1 : null };

        var outcome = Assert.Single(Run(new() { Journal = Open() }, Row("Deal 1", shared: true)));

        Assert.Equal((RowState.Unknown, errorId), (outcome.State, outcome.Error?.ErrorId));
        Assert.Equal(stopId, (_stop as PartnerReferralException)?.ErrorId);
        using var journal = Open();
        Assert.Equal(TestClock.Start, Assert.Single(journal.InDoubt).SentAt);
    }

    // Who is still to come: nobody, a row of an earlier run while the input goes on, or nobody as the input has ended.
    [Theory]
    [InlineData("nobody", 3)]
    [InlineData("goes on", 3 + 2)]
    [InlineData("ended", 3)]
    public void What_may_belong_to_a_row_still_to_come_is_waited_for_and_no_longer(string input, int minutes)
    {
        var like = Row("Deal 1", externalId: null).Referral;
        like.Details!.DealValue = 7;
        Commit(like);
        if (input != "nobody")
        {
            WriteLine(new JournalLine { State = JournalState.Sending, Row = 9, Key = "id:GONE", Hash = "h", SentAt = _clock.UtcNow, RequestId = Guid.NewGuid() });
        }

        var (go, lose) = (new TaskCompletionSource(), new TaskCompletionSource());
        _service.Fault = (json, _) => json["name"]!.ToString() == "Deal 1" ? PostFault.DropBeforeCommit : PostFault.None;
        _service.Latency = seen => seen.Method != "POST" ? Task.CompletedTask : seen.Body.Contains("\"Deal 1\"", StringComparison.Ordinal) ? lose.Task : go.Task;
        using var client = Client();
        using var run = new ReferralRun(client, new() { ThrottleLimit = 1, Capacity = 4, Journal = Open(), Reconcile = Reconcile });
        foreach (var number in Enumerable.Range(2, 4))
        {
            Assert.True(run.TryAdd(Row("Deal " + number, externalId: null, number: number)));
        }

        // Offered and not taken.
        Assert.False(run.TryAdd(Row("Deal 6", externalId: null, number: 6)));
        go.SetResult();
        Assert.All(Enumerable.Range(2, 4), _ => Assert.Equal(RowState.Created, Take(run).State));
        Assert.True(run.TryAdd(Row("Deal 1", externalId: null)));
        Assert.True(SpinWait.SpinUntil(() => _service.Posts == 5, TimeSpan.FromSeconds(20)));
        if (input == "ended")
        {
            run.CompleteAdding();
        }

        var began = _clock.Elapsed;
        lose.SetResult();
        Assert.Equal(RowState.Unknown, Take(run).State);
        Assert.InRange(_clock.Elapsed - began, TimeSpan.FromMinutes(minutes), TimeSpan.FromMinutes(minutes + 1.5));
    }

    public static TheoryData<string, RowState, bool> Failures => new()
    {
        { "unknown", RowState.Unknown, false },
        { "api 400", RowState.Rejected, false },
        { "api 403", RowState.Rejected, false },
        { "api 401", RowState.NotSent, true },
        { "api 429", RowState.NotSent, false },
        { "api 503", RowState.NotSent, false },
        { "api 500", RowState.Rejected, false },
        { "connection", RowState.NotSent, false },
        { "signed out", RowState.NotSent, true },
        { "identity away", RowState.NotSent, false },
        { "journal", RowState.NotSent, true },
        { "duplicate", RowState.Rejected, false },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public void How_a_row_ended_and_whether_the_run_ends_with_it_depends_on_what_failed(string failure, RowState state, bool isEnd)
    {
        var error = Failure(failure);
        var half = new SharedReferralIncompleteException(new SharedReferral { Referral = new Referral { Id = "x" } }, error);
        Assert.Equal((state, isEnd), (RowWorker.StateOf(error), RowWorker.IsEndOfRun(error)));
        Assert.Equal((state, isEnd), (RowWorker.StateOf(half), RowWorker.IsEndOfRun(half)));
    }

    private static ReconcileOptions Reconcile { get; } = new() { ListingDelay = TimeSpan.FromMinutes(3), ListTimeout = TimeSpan.FromMinutes(2) };

    private static PartnerReferralException Failure(string failure) => failure switch
    {
        "unknown" => new OutcomeUnknownException("Lost.", "Look."),
        "connection" => new ConnectionException("PartnerReferral.Connection.Lost", "Lost.", "Wait."),
        "signed out" => new AuthenticationException("PartnerReferral.Auth.Revoked", "Gone.", "Sign in."),
        "identity away" => new AuthenticationException("PartnerReferral.Auth.Network", "Away.", "Wait.") { IsTransient = true },
        "journal" => new JournalException("PartnerReferral.Journal.NotWritable", "Full.", "Free some.", FailureCategory.WriteError),
        "duplicate" => new DuplicateRowException("CRM-1"),
        _ => new ReferralApiException(new ServiceFault { StatusCode = (HttpStatusCode)int.Parse(failure[4..]), Code = "x" }, "No.", "Wait.", FailureCategory.InvalidOperation),
    };

    private static HttpResponseMessage Answer(int status) => Answers.Message((HttpStatusCode)status, "", "application/json");

    private static ReferralRunRow Row(string name, string? externalId = "CRM-1", bool shared = false, string? change = null, long number = 1)
    {
        var row = RunDriver.Row(number, name, externalId, shared);
        return change is null ? row : new ReferralRunRow
        {
            Row = row.Row,
            Referral = row.Referral,
            Legs = row.Legs,
            Change = (id, eTag) => EditRequest.OfRow(
                new MappedReferral { Referral = JsonModel.View<Referral>(new JObject { ["name"] = change }), Faults = [], UnknownNames = [], Row = number }, id).After(eTag),
        };
    }

    private JObject Commit(string name, string kind)
    {
        var deal = TestClients.Deal(name, "CRM-1");
        (deal.Status, deal.Substatus) = kind == "withdrawn" ? ("Closed", "Declined") : ("Active", "Accepted");
        return Commit(deal);
    }

    private JObject Commit(Referral deal) => _service.Commit(deal.ToJson());

    /// <summary>The methods of what was sent, reading apart.</summary>
    private string Sent(int after = 0) => string.Join(" ", _service.Requests.Skip(after).Select(r => r.Method).Where(method => method != "GET"));

    private int Known()
    {
        using var journal = Open();
        return journal.KnownRows;
    }

    private void WriteLine(JournalLine line)
    {
        using var journal = Open();
        journal.Append(line, soon: true);
    }

    private ReferralClient Client() => new(new ReferralClientOptions(ReferralClientOptions.EmulatorEndpoint, _tokens) { MessageHandler = _service, Clock = _clock });

    private Journal Open() => Journal.Open(_folder.File("run.jsonl"), "s", _clock);

    /// <summary>One row after the other.</summary>
    private List<ReferralRunOutcome> Run(ReferralRunOptions options, params ReferralRunRow[] rows)
    {
        using var client = Client();
        using var run = new ReferralRun(client, options);
        var outcomes = new List<ReferralRunOutcome>();
        foreach (var row in rows)
        {
            Assert.True(run.TryAdd(row));
            outcomes.Add(Take(run));
        }

        run.CompleteAdding();
        _stop = run.StopReason;
        return outcomes;
    }

    private static ReferralRunOutcome Take(ReferralRun run)
    {
        while (true)
        {
            if (run.TryTake(out var outcome))
            {
                return outcome;
            }

            run.WaitForCapacityOrResult(TimeSpan.FromMilliseconds(1), TestContext.Current.CancellationToken);
        }
    }

    private sealed class Watcher(Action<HttpTraceEvent> watch) : IHttpTraceObserver
    {
        public bool WantsBodies => false;

        public void Observe(HttpTraceEvent traffic) => watch(traffic);
    }

    /// <summary>Some tokens, then none until nobody wants one any more.</summary>
    private sealed class LateToken(int tokens) : IAccessTokenSource
    {
        private int _given;

        internal ManualResetEventSlim Asked { get; } = new();

        public async Task<string> GetTokenAsync(string? rejectedToken, CancellationToken cancellationToken)
        {
            if (_given < tokens)
            {
                _given++;
                return "token";
            }

            Asked.Set();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return "";
        }
    }

    private sealed class BrokenToken : IAccessTokenSource
    {
        public Task<string> GetTokenAsync(string? rejectedToken, CancellationToken cancellationToken) => throw new InvalidOperationException("broken");
    }
}
