using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Client.Tests.Creating;
using PartnerReferrals.Client.Tests.Http;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Client.Tests.Runs;

/// <summary>How a run takes rows in, what it says of itself, and how it ends.</summary>
public sealed class RunEndTests : IDisposable
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(20);

    private readonly TestClock _clock = new();
    private readonly FakeService _service;
    private readonly TempFolder _folder = new();

    public RunEndTests() => _service = new FakeService(_clock);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_row_that_is_offered_again_because_the_run_was_full_is_still_one_row()
    {
        var go = new TaskCompletionSource();
        _service.Latency = _ => go.Task;
        using var client = TestClients.Over(_service, _clock);
        using var run = new ReferralRun(client, new() { ThrottleLimit = 1, Capacity = 4 });
        var rows = RunDriver.Rows(6, withIds: true).ToArray();
        Assert.All(rows[..4], row => Assert.True(run.TryAdd(row)));
        Assert.False(run.TryAdd(rows[4]) || run.TryAdd(rows[4]) || run.TryAdd(rows[4]));
        go.SetResult();
        var outcomes = new List<ReferralRunOutcome> { Take(run) };
        Assert.True(run.TryAdd(rows[4]));
        outcomes.Add(Take(run));
        Assert.True(run.TryAdd(rows[5]));
        run.CompleteAdding();
        while (!run.IsCompleted)
        {
            outcomes.Add(Take(run));
        }

        Assert.Equal(rows.Select(row => (row.Row, RowState.Created)), outcomes.Select(o => (o.Row, o.State)));
        Assert.Equal(6, _service.Posts);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Its_time_ends_with_its_last_row(bool isCompleted)
    {
        _clock.Advance(TimeSpan.FromDays(1));
        _service.Latency = _ =>
        {
            _clock.Advance(TimeSpan.FromSeconds(7));
            return Task.CompletedTask;
        };
        using var client = TestClients.Over(_service, _clock);
        var run = new ReferralRun(client, new());
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(run.TryAdd(RunDriver.Row(1, "Deal 1")));
        Take(run);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(TimeSpan.FromSeconds(8), run.Summary.Elapsed);
        if (isCompleted)
        {
            run.CompleteAdding();
        }
        else
        {
            run.Dispose();
        }

        Assert.Equal(TimeSpan.FromSeconds(7), run.Summary.Elapsed);
        run.Dispose();
        Assert.Equal((1L, TimeSpan.FromSeconds(7)), (run.Summary.Created, run.Summary.Elapsed));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Its_journal_is_closed_with_it_unless_another_run_needs_it(bool leavesOpen)
    {
        using var journal = Journal.Open(_folder.File("run.jsonl"), "s", _clock);
        using var client = TestClients.Over(_service, _clock);
        var run = new ReferralRun(client, new() { Journal = journal, LeavesJournalOpen = leavesOpen });
        Assert.True(run.TryAdd(RunDriver.Row(1, "Deal 1", "CRM-1")));
        Take(run);
        run.Dispose();
        run.Dispose();
        var error = await Record.ExceptionAsync(() => journal.AppendAsync(JournalTests.Line("id:CRM-2", JournalState.Planned)));
        Assert.Equal(leavesOpen, error is not JournalException);
    }

    [Fact]
    public void Its_end_does_not_wait_for_what_has_not_left()
    {
        var token = new StoppedToken();
        using var client = new ReferralClient(new ReferralClientOptions(ReferralClientOptions.EmulatorEndpoint, token) { MessageHandler = _service, Clock = _clock });
        var run = new ReferralRun(client, new() { StopGrace = TimeSpan.FromSeconds(30) });
        Assert.True(run.TryAdd(RunDriver.Row(1, "Deal 1")));
        Assert.True(token.Asked.Wait(Long, TestContext.Current.CancellationToken));

        var watch = Stopwatch.StartNew();
        run.Dispose();

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(15), $"took {watch.Elapsed}");
        Assert.Equal(RowState.NotSent, Take(run).State);
        Assert.Empty(_service.Requests);
    }

    [Fact]
    public void Its_end_gives_up_what_is_under_way_or_searched_for()
    {
        var posted = new CountdownEvent(2);
        _service.ListingDelay = TimeSpan.FromDays(1);
        _service.Fault = (json, _) =>
        {
            posted.Signal();
            return json["name"]!.ToString() == "Deal 1" ? PostFault.Hang : PostFault.DropAfterCommit;
        };
        _service.Intercept = seen => seen.Method == "GET" ? throw new TaskCanceledException("Nobody lists.") : null;
        using var client = TestClients.Over(_service, _clock, timeout: TimeSpan.FromMinutes(5));
        var run = new ReferralRun(client, new() { StopGrace = TimeSpan.FromMilliseconds(10), Reconcile = new() { ListTimeout = TimeSpan.FromDays(300) } });
        Assert.True(run.TryAdd(RunDriver.Row(1, "Deal 1")) && run.TryAdd(RunDriver.Row(2, "Deal 2")));
        Assert.True(posted.Wait(Long, TestContext.Current.CancellationToken));
        Assert.True(SpinWait.SpinUntil(() => run.SearchedFor == 1, Long));
        run.Dispose();
        Assert.Equal([(1L, RowState.Unknown), (2L, RowState.Unknown)], [Of(Take(run)), Of(Take(run))]);
        Assert.Equal(0, run.SearchedFor);

        static (long, RowState) Of(ReferralRunOutcome outcome) => (outcome.Row, outcome.State);
    }

    [Fact]
    public void No_request_outlives_it()
    {
        var (asked, ended) = (new ManualResetEventSlim(), new ManualResetEventSlim());
        using var client = TestClients.Over(new Handler(async (request, token) =>
        {
            if (request.Method == HttpMethod.Post)
            {
                // Before it is sent again, the list is looked at.
                await request.Content!.ReadAsStringAsync(token);
                return Answers.Message(HttpStatusCode.ServiceUnavailable, "", "application/json", ("Retry-After", "2"));
            }

            asked.Set();
            try
            {
                return await Faults.Silence(null!, token);
            }
            finally
            {
                ended.Set();
            }
        }), _clock, timeout: TimeSpan.FromMinutes(5));
        var run = new ReferralRun(client, new() { StopGrace = TimeSpan.FromMilliseconds(10) });
        Assert.True(run.TryAdd(RunDriver.Row(1, "Deal 1")));
        Assert.True(asked.Wait(Long, TestContext.Current.CancellationToken));
        run.Dispose();
        Assert.True(ended.Wait(Long, TestContext.Current.CancellationToken));
        Assert.Equal(RowState.Unknown, Take(run).State);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Outcomes_come_in_the_order_of_the_rows_unless_any_order_will_do(bool unordered)
    {
        var go = new TaskCompletionSource();
        _service.Latency = seen => JObject.Parse(seen.Body)["name"]!.ToString() == "Deal 1" ? go.Task : Task.CompletedTask;
        using var client = TestClients.Over(_service, _clock);
        using var run = new ReferralRun(client, new() { Unordered = unordered });
        Assert.True(run.TryAdd(RunDriver.Row(1, "Deal 1")) && run.TryAdd(RunDriver.Row(2, "Deal 2")));
        Assert.True(SpinWait.SpinUntil(() => run.Summary.Created == 1, Long));
        if (unordered)
        {
            Assert.Equal(2, Take(run).Row);
        }

        Assert.False(run.TryTake(out _));
        go.SetResult();
        Assert.Equal(1, Take(run).Row);
    }

    // Seven rows that are not reached, another, and one more that is not reached.
    [Theory]
    [InlineData("created", false)]
    [InlineData("refused", false)]
    [InlineData("changed", false)]
    [InlineData("duplicate", true)]
    [InlineData("known", true)]
    public void Only_an_answer_to_a_row_says_that_the_service_is_there(string between, bool isAway)
    {
        using (var earlier = Journal.Open(_folder.File("run.jsonl"), "s", _clock))
        {
            earlier.Append(JournalTests.Line("id:KNOWN", JournalState.Created), soon: true);
        }

        using var journal = Journal.Open(_folder.File("run.jsonl"), "s", _clock);
        var there = _service.Commit(TestClients.Deal("Old", "CHANGED").ToJson())["id"]!.ToString();
        _service.Intercept = seen => seen.Method == "POST" && seen.Body.Contains("\"away", StringComparison.Ordinal) ? Answers.Message((HttpStatusCode)429, "", "application/json") : null;
        _service.Fault = (json, _) => json["name"]!.ToString() == "refused" ? PostFault.Refused : PostFault.None;
        using var client = TestClients.Over(_service, _clock);
        using var run = new ReferralRun(client, new() { Journal = journal, Retry = RetryOptions.None });
        var rows = Enumerable.Range(1, 7).Select(n => RunDriver.Row(n, "away " + n, "A-" + n)).ToList();
        rows.Add(between switch
        {
            "duplicate" => RunDriver.Row(8, "away 8", "A-1"),
            "known" => RunDriver.Row(8, "known", "KNOWN"),
            "changed" => Changed(there),
            _ => RunDriver.Row(8, between, "B-1"),
        });
        rows.Add(RunDriver.Row(9, "away 9", "A-9"));

        var outcomes = new List<ReferralRunOutcome>();
        foreach (var row in rows)
        {
            Assert.True(run.TryAdd(row));
            outcomes.Add(Take(run));
        }

        Assert.Equal(isAway ? "PartnerReferral.Run.ServiceAway" : null, (run.StopReason as RunStoppedException)?.ErrorId);
        Assert.Equal(8, outcomes.Count(o => o.State == RowState.NotSent && o.Error is not null));
        Assert.Equal((8L, 9L), (run.Summary.NotSent, run.Summary.Total));
    }

    private static ReferralRunRow Changed(string id)
    {
        var row = RunDriver.Row(8, "changed", "CHANGED");
        return new ReferralRunRow
        {
            Row = 8,
            Referral = row.Referral,
            Change = (found, _) => found == id
                ? PartnerReferrals.Editing.EditRequest.OfRow(
                    new PartnerReferrals.Mapping.MappedReferral { Referral = JsonModel.View<Referral>(new JObject { ["name"] = "changed" }), Faults = [], UnknownNames = [], Row = 8 }, id)
                : throw new InvalidOperationException(found),
        };
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

    private sealed class Handler(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => answer(request, cancellationToken);
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
