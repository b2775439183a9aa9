using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Client.Tests.Creating;
using PartnerReferrals.Client.Tests.Http;
using PartnerReferrals.Editing;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;
using PartnerReferrals.Mapping;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Client.Tests.Runs;

/// <summary>Changes by a journal, what a run of them says of each row, and how it ends.</summary>
public sealed class UpdateRunJournalTests : IDisposable
{
    private readonly TestClock _clock = new();
    private readonly FakeService _service;
    private readonly TempFolder _folder = new();
    private readonly JObject _deal;

    public UpdateRunJournalTests()
    {
        _service = new FakeService(_clock) { Intercept = Patch };
        _deal = _service.Commit(TestClients.Deal("Deal").ToJson());
    }

    private string Id => _deal["id"]!.ToString();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("h1", false, RowState.Skipped)]
    [InlineData("h2", false, RowState.Updated)]
    [InlineData("h1", true, RowState.Updated)]
    [InlineData(null, false, RowState.Updated)]
    public void What_an_earlier_run_made_of_a_referral_is_not_made_again_unless_the_row_says_something_else(string? hash, bool force, RowState state)
    {
        Assert.Equal(RowState.Updated, Assert.Single(Run(Row("h1"))).State);
        var requests = _service.Requests.Count;

        var outcome = Assert.Single(Run(Row(hash, force: force)));

        Assert.Equal(state, outcome.State);
        Assert.Equal(state == RowState.Skipped, _service.Requests.Count == requests);
        Assert.Equal((Id, _deal["engagementId"]!.ToString()), (outcome.Referral!.Id, outcome.Referral.EngagementId));
        Assert.Equal((Id, "tag 1"), (outcome.Key, outcome.Tag));
    }

    [Theory]
    [InlineData("Planned")]
    [InlineData("Rejected")]
    public void Only_what_was_changed_counts_as_done(string state)
    {
        using (var journal = Open())
        {
            journal.Append(new JournalLine { State = (JournalState)Enum.Parse(typeof(JournalState), state), Row = 1, Key = RowKey.OfReferral(Id), Hash = "h1" }, soon: true);
        }

        Assert.Equal(RowState.Updated, Assert.Single(Run(Row("h1"))).State);
    }

    [Theory]
    [InlineData("\"2\"", "h2", RowState.Updated)]
    [InlineData("\"3\"", "h2", RowState.Rejected)]
    [InlineData("\"2\"", null, RowState.Rejected)]
    public void The_state_that_an_earlier_change_of_the_row_left_is_no_news_to_it(string now, string? hash, RowState state)
    {
        Run(Row("h1"));
        _deal["eTag"] = now;

        // Written from the state before.
        var outcome = Assert.Single(Run(Row(hash, eTag: "\"1\"")));

        Assert.Equal(state, outcome.State);
        Assert.Equal(state == RowState.Rejected, outcome.Error is ReferralConflictException);
    }

    [Fact]
    public void A_change_is_written_down_with_all_that_the_next_run_needs()
    {
        Run(Row("h1"));
        using var journal = Open();
        var line = journal.Find(RowKey.OfReferral(Id))!;
        Assert.Equal((JournalState.Updated, 1L, "h1", Id), (line.State, line.Row, line.Hash, line.Id));
        Assert.Equal((_deal["engagementId"]!.ToString(), "\"2\""), (line.EngagementId, line.ETag));
    }

    [Theory]
    [InlineData("Deal", "h1")]
    [InlineData("Other", null)]
    public void What_changes_nothing_or_asks_for_no_line_is_not_written_down(string name, string? hash)
    {
        var outcome = Assert.Single(Run(Row(hash, name: name)));
        Assert.Equal(name == "Deal" ? RowState.Skipped : RowState.Updated, outcome.State);
        using var journal = Open();
        Assert.Equal(0, journal.KnownRows);
    }

    [Fact]
    public void A_change_is_on_disk_before_the_run_ends()
    {
        using var written = new ManualResetEventSlim();
        using var journal = Journal.Open(_folder.File("run.jsonl"), "s", _clock, _ => written.Set());
        using var client = TestClients.Over(_service, _clock);
        using var run = new ReferralUpdateRun(client, new ReferralRunOptions { Journal = journal });
        Drain(run, Row("h1"));
        Assert.True(written.Wait(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Each_row_says_what_was_changed_and_the_run_counts_and_tells_it()
    {
        var told = new ConcurrentQueue<HttpTraceEvent>();
        _service.Latency = _ =>
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            return Task.CompletedTask;
        };
        using var client = TestClients.Over(_service, _clock);
        using var run = new ReferralUpdateRun(client, new ReferralRunOptions { Observer = new Watcher(told.Enqueue) });

        var outcomes = Drain(run, Row("h1"), Row("h1", name: "Deal"), Row("h1", deal: DealType.CoSell), Row("h1", id: "11111111-0000-0000-0000-00000000dead"));

        Assert.Equal([RowState.Updated, RowState.Skipped, RowState.Updated, RowState.Rejected], outcomes.Select(o => o.State));
        Assert.Contains("Name", outcomes[0].Changes, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(["", ""], [outcomes[1].Changes, outcomes[3].Changes]);
        Assert.Contains(outcomes[2].Warnings, w => w.Code == ImportFaultCodes.MicrosoftLegMissing.Code);
        Assert.Empty(outcomes[3].Warnings);
        Assert.Equal((2L, 1L, 1L, 4L), (run.Summary.Updated, run.Summary.Skipped, run.Summary.Rejected, run.Summary.Total));
        Assert.True(run.Summary is { PeakInFlight: > 0, Elapsed.Ticks: > 0 });
        Assert.Contains(told, e => e.Method == "PATCH");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Outcomes_come_in_the_order_of_the_rows_unless_any_order_will_do(bool unordered)
    {
        var other = _service.Commit(TestClients.Deal("Deal").ToJson())["id"]!.ToString();
        var go = new TaskCompletionSource();
        _service.Latency = seen => seen.Address.AbsolutePath.EndsWith(Id, StringComparison.Ordinal) ? go.Task : Task.CompletedTask;
        using var client = TestClients.Over(_service, _clock);
        using var run = new ReferralUpdateRun(client, new ReferralRunOptions { Unordered = unordered });
        Assert.True(run.TryAdd(Row(null)) && run.TryAdd(Row(null, id: other)));
        Assert.True(SpinWait.SpinUntil(() => run.Summary.Updated == 1, TimeSpan.FromSeconds(20)));
        if (unordered)
        {
            Assert.Equal(other, Take(run).Key);
        }

        Assert.False(run.TryTake(out _));
        go.SetResult();
        Assert.Equal(Id, Take(run).Key);
    }

    [Fact]
    public void A_lost_sign_in_ends_the_run_and_is_said_once()
    {
        var tokens = new TestTokens { GoneFrom = 1 };
        using var client = TestClients.Over(_service, _clock, tokens);
        using var run = new ReferralUpdateRun(client, new ReferralRunOptions { ThrottleLimit = 1 });

        var outcomes = Drain(run, Enumerable.Range(0, 20).Select(_ => Row(null)));

        Assert.IsType<AuthenticationException>(run.StopReason);
        Assert.Equal(1, tokens.Asked);
        Assert.All(outcomes, o => Assert.Equal((RowState.NotSent, null), (o.State, o.Error)));
        Assert.Equal(20, outcomes.Count);
    }

    [Fact]
    public void After_a_stop_every_row_comes_out_as_not_sent_whatever_the_journal_says_of_it()
    {
        Run(Row("h1"));
        using var journal = Open();
        using var client = TestClients.Over(_service, _clock);
        using var run = new ReferralUpdateRun(client, new ReferralRunOptions { Journal = journal });
        run.Stop();
        var outcomes = Drain(run, Row("h1"), Row("h2"));
        Assert.All(outcomes, o => Assert.Equal((RowState.NotSent, null), (o.State, o.Error)));
        Assert.Null(run.StopReason);
    }

    [Fact]
    public void The_end_of_a_run_does_not_wait_for_what_has_not_left()
    {
        var token = new StoppedToken();
        using var client = new ReferralClient(new ReferralClientOptions(ReferralClientOptions.EmulatorEndpoint, token) { MessageHandler = _service, Clock = _clock });
        var run = new ReferralUpdateRun(client, new ReferralRunOptions { StopGrace = TimeSpan.FromSeconds(30) });
        Assert.True(run.TryAdd(Row(null)));
        Assert.True(token.Asked.Wait(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));

        var watch = System.Diagnostics.Stopwatch.StartNew();
        run.Dispose();

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(15), $"took {watch.Elapsed}");
        Assert.Equal(RowState.NotSent, Take(run).State);
    }

    private System.Net.Http.HttpResponseMessage? Patch(SeenRequest seen)
    {
        if (seen.Method != "PATCH")
        {
            return null;
        }

        _deal["eTag"] = "\"2\"";
        return Answers.Message(HttpStatusCode.OK, _deal.ToString(), "application/json");
    }

    private ReferralUpdateRow Row(string? hash, string name = "Other", string? eTag = null, bool force = false, string? id = null, DealType? deal = null) => new()
    {
        Row = 1,
        Tag = "tag 1",
        Hash = hash,
        Request = EditRequest.OfRow(
            new MappedReferral { Referral = JsonModel.View<Referral>(new JObject { ["name"] = name }), Faults = [], UnknownNames = [], Row = 1, DealType = deal },
            id ?? Id,
            new RowVersion(eTag, null),
            force),
    };

    private List<ReferralRunOutcome> Run(params ReferralUpdateRow[] rows)
    {
        using var journal = Open();
        using var client = TestClients.Over(_service, _clock);
        using var run = new ReferralUpdateRun(client, new ReferralRunOptions { ThrottleLimit = 1, Journal = journal });
        return Drain(run, rows);
    }

    private static ReferralRunOutcome Take(ReferralUpdateRun run)
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

    // One after the other, so that each knows what the one before left.
    private static List<ReferralRunOutcome> Drain(ReferralUpdateRun run, params IEnumerable<ReferralUpdateRow> rows)
    {
        var outcomes = new List<ReferralRunOutcome>();
        foreach (var row in rows)
        {
            Assert.True(run.TryAdd(row));
            outcomes.Add(Take(run));
        }

        run.CompleteAdding();
        Assert.True(run.IsCompleted);
        return outcomes;
    }

    private Journal Open() => Journal.Open(_folder.File("run.jsonl"), "s", _clock);

    private sealed class Watcher(Action<HttpTraceEvent> watch) : IHttpTraceObserver
    {
        public bool WantsBodies => false;

        public void Observe(HttpTraceEvent traffic) => watch(traffic);
    }

    /// <summary>A token that comes only when nobody wants it any more.</summary>
    private sealed class StoppedToken : IAccessTokenSource
    {
        internal ManualResetEventSlim Asked { get; } = new();

        public async Task<string> GetTokenAsync(string? rejectedToken, CancellationToken cancellationToken)
        {
            Asked.Set();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return "";
        }
    }
}
