using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Client.Tests.Creating;
using PartnerReferrals.Client.Tests.Http;
using PartnerReferrals.Creating;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Client.Tests.Runs;

public sealed class ReferralRunTests : IDisposable
{
    private readonly TestClock _clock = new();
    private readonly FakeService _service;
    private readonly TempFolder _folder = new();

    public ReferralRunTests() => _service = new FakeService(_clock) { ListingDelay = TimeSpan.FromSeconds(60) };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_row_comes_out_once_and_in_order(bool unordered)
    {
        _service.Latency = async _ => await Task.Yield();
        var driver = new RunDriver(_service, _clock) { Unordered = unordered, Capacity = 32 };
        var outcomes = driver.Run(null, RunDriver.Rows(300));
        Assert.Equal(Enumerable.Range(1, 300).Select(n => (long)n), unordered ? outcomes.Select(o => o.Row).Order() : outcomes.Select(o => o.Row));
        Assert.All(outcomes, o => Assert.Equal((RowState.Created, "tag " + o.Row, "Deal " + o.Row), (o.State, o.Tag, o.Referral!.Name)));
        Assert.Equal(300, _service.Referrals.Count);
        Assert.Equal((300, 300), (driver.Summary!.Created, driver.Summary.Total));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(16)]
    public void As_many_requests_are_in_flight_as_asked_for(int limit)
    {
        // Nobody is answered before the limit is reached: fewer would hang, more would show.
        var waiting = 0;
        var full = new TaskCompletionSource();
        _service.Latency = async _ =>
        {
            if (Interlocked.Increment(ref waiting) == limit)
            {
                full.TrySetResult();
            }

            await full.Task;
            await Task.Yield();
        };
        var driver = new RunDriver(_service, _clock) { ThrottleLimit = limit };
        driver.Run(null, RunDriver.Rows(100));
        Assert.Equal(limit, _service.PeakInFlight);
        Assert.Equal(limit, driver.Summary!.PeakInFlight);
    }

    [Fact]
    public void Faults_of_every_kind_leave_each_row_created_once()
    {
        _service.FailAtRandom(11, 20, PostFault.DropBeforeCommit, PostFault.DropAfterCommit, PostFault.ErrorBeforeCommit, PostFault.ErrorAfterCommit, PostFault.TruncatedAfterCommit, PostFault.Throttled);
        using var journal = Open("run.jsonl");
        var driver = new RunDriver(_service, _clock) { ThrottleLimit = 8 };
        var outcomes = driver.Run(journal, RunDriver.Rows(400));
        Assert.All(outcomes, o => Assert.Equal(RowState.Created, o.State));
        AssertEachOnce(400);
        Assert.Equal(_service.Referrals.ToDictionary(r => r["name"]!.ToString(), r => r["id"]!.ToString()), outcomes.ToDictionary(o => o.Referral!.Name!, o => o.Referral!.Id!));
        Assert.True(driver.Summary!.Throttled > 0);
        Assert.True(_service.PeakInFlight <= 8);
    }

    [Fact]
    public void Equal_rows_under_faults_are_as_many_referrals()
    {
        // A clock that nobody waits for can leap over all patience while a request waits for a thread.
        var clock = new TestClock { Pace = TimeSpan.FromMilliseconds(1) };
        var service = new FakeService(clock) { ListingDelay = TimeSpan.FromSeconds(60) };
        service.FailAtRandom(3, 66, PostFault.DropBeforeCommit, PostFault.DropAfterCommit);
        using var journal = Journal.Open(_folder.File("run.jsonl"), "s", clock);
        var rows = Enumerable.Range(1, 40).Select(n => RunDriver.Row(n, "Same"));
        var driver = new RunDriver(service, clock) { ThrottleLimit = 8 };
        var outcomes = driver.Run(journal, rows);
        Assert.Null(driver.StopReason);
        Assert.Equal(40, service.Referrals.Count);
        Assert.Equal(service.Referrals.Select(r => r["id"]!.ToString()).Order(), outcomes.Select(o => o.Referral!.Id!).Order());
        Assert.Equal(Enumerable.Range(1, 40), outcomes.Select(o => o.Occurrence));
    }

    [Fact]
    public void A_refused_row_stops_nobody_and_a_second_run_tries_it_again()
    {
        _service.Fault = (json, _) => json["name"]!.ToString() == "Deal 2" ? PostFault.Refused : PostFault.None;
        var driver = new RunDriver(_service, _clock);
        using (var journal = Open("run.jsonl"))
        {
            var outcomes = driver.Run(journal, RunDriver.Rows(5));
            Assert.Equal([RowState.Created, RowState.Rejected, RowState.Created, RowState.Created, RowState.Created], outcomes.Select(o => o.State));
            Assert.Equal("PartnerReferral.Api.invalidRequest", outcomes[1].Error!.ErrorId);
        }

        _service.Fault = (_, _) => PostFault.None;
        using (var journal = Open("run.jsonl"))
        {
            var outcomes = driver.Run(journal, RunDriver.Rows(5));
            Assert.Equal([RowState.Skipped, RowState.Created, RowState.Skipped, RowState.Skipped, RowState.Skipped], outcomes.Select(o => o.State));
            Assert.Equal((1, 4), (driver.Summary!.Created, driver.Summary.Skipped));
        }

        AssertEachOnce(5);
    }

    [Fact]
    public void A_second_run_sends_nothing_and_still_knows_the_ids()
    {
        List<ReferralRunOutcome> first;
        using (var journal = Open("run.jsonl"))
        {
            first = new RunDriver(_service, _clock).Run(journal, RunDriver.Rows(20));
        }

        var posts = _service.Requests.Count;
        using var again = Open("run.jsonl");
        var second = new RunDriver(_service, _clock).Run(again, RunDriver.Rows(20));
        Assert.Equal(posts, _service.Requests.Count);
        Assert.All(second, o => Assert.Equal(RowState.Skipped, o.State));
        Assert.Equal(first.Select(o => (o.Referral!.Id, o.Referral.EngagementId)), second.Select(o => (o.Referral!.Id, o.Referral.EngagementId)));
    }

    [Fact]
    public void What_the_service_once_reported_created_is_looked_for_by_every_run_and_sent_by_none()
    {
        _service.Fault = (_, _) => PostFault.EmptySuccessWithoutCommit;
        for (var run = 1; run <= 3; run++)
        {
            using var journal = Open("run.jsonl");
            var outcome = Assert.Single(new RunDriver(_service, _clock).Run(journal, RunDriver.Rows(1)));
            Assert.Equal((RowState.Unknown, "PartnerReferral.OutcomeUnknown"), (outcome.State, outcome.Error!.ErrorId));
            Assert.Equal(1, _service.Posts);
            _clock.Advance(TimeSpan.FromHours(1));
        }
    }

    [Fact]
    public void Rows_may_be_reordered_added_removed_and_changed_between_runs()
    {
        using (var journal = Open("run.jsonl"))
        {
            new RunDriver(_service, _clock).Run(journal, RunDriver.Rows(4, withIds: true));
        }

        using var again = Open("run.jsonl");
        var outcomes = new RunDriver(_service, _clock).Run(
            again,
            RunDriver.Row(1, "Deal 4", "CRM-4"),
            RunDriver.Row(2, "Deal 2 changed", "CRM-2"),
            RunDriver.Row(3, "Deal 9", "CRM-9"),
            RunDriver.Row(4, "Deal 1", "CRM-1"));
        Assert.Equal(
            [(RowState.Skipped, false), (RowState.Skipped, true), (RowState.Created, false), (RowState.Skipped, false)],
            outcomes.Select(o => (o.State, o.ChangedSinceCreated)));
        Assert.Equal(5, _service.Referrals.Count);
    }

    [Fact]
    public void The_second_row_with_an_external_id_is_not_sent()
    {
        var outcomes = new RunDriver(_service, _clock).Run(null, RunDriver.Row(1, "A", "CRM-1"), RunDriver.Row(2, "B", "CRM-1"));
        Assert.Equal([RowState.Created, RowState.Rejected], outcomes.Select(o => o.State));
        Assert.Equal("PartnerReferral.Validation.DuplicateExternalReferenceId", outcomes[1].Error!.ErrorId);
        Assert.Single(_service.Referrals);
    }

    [Fact]
    public void What_exists_already_is_skipped_on_request()
    {
        _service.Commit(TestClients.Deal("By hand", "CRM-2").ToJson());
        _clock.Advance(TimeSpan.FromHours(1));
        var outcomes = new RunDriver(_service, _clock) { SkipExisting = true }.Run(null, RunDriver.Rows(3, withIds: true));
        Assert.Equal([RowState.Created, RowState.Skipped, RowState.Created], outcomes.Select(o => o.State));
        Assert.Equal("By hand", outcomes[1].Referral!.Name);
        Assert.Equal(3, _service.Referrals.Count);
    }

    [Fact]
    public void Too_many_errors_end_the_run()
    {
        _service.Fault = (_, _) => PostFault.Refused;
        var driver = new RunDriver(_service, _clock) { MaxErrors = 3, ThrottleLimit = 1 };
        var outcomes = driver.Run(null, RunDriver.Rows(100));
        Assert.Equal("PartnerReferral.Run.TooManyErrors", Assert.IsType<RunStoppedException>(driver.StopReason).ErrorId);
        Assert.Equal(100, outcomes.Count);
        Assert.InRange(outcomes.Count(o => o.State == RowState.Rejected), 3, 6);
        Assert.Equal(outcomes.Count(o => o.State == RowState.NotSent), driver.Summary!.NotSent);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_refusal_says_that_the_service_is_not_away(bool refused)
    {
        // Every second row is refused, the others are not reached. Four are at work at a time, so refusals can lag behind by three.
        _service.Intercept = seen => seen.Method != "POST" ? null
            : Newtonsoft.Json.Linq.JObject.Parse(seen.Body)["name"]!.ToString() is var name && refused && int.Parse(name[5..]) % 2 == 0
                ? Answers.Message(System.Net.HttpStatusCode.BadRequest, """{"error":{"code":"invalidRequest","message":"No."}}""", "application/json")
                : Answers.Message((System.Net.HttpStatusCode)429, "", "application/json");
        var driver = new RunDriver(_service, _clock) { ThrottleLimit = 1, Retry = new RetryOptions { MaxAttempts = 1 } };

        var outcomes = driver.Run(null, RunDriver.Rows(40));

        Assert.Equal(refused ? null : "PartnerReferral.Run.ServiceAway", (driver.StopReason as RunStoppedException)?.ErrorId);
        Assert.Equal(refused ? 20 : 0, outcomes.Count(o => o.State == RowState.Rejected));
    }

    [Fact]
    public void Rows_that_failed_before_they_came_to_the_run_count_as_errors()
    {
        var failed = 0;
        var driver = new RunDriver(_service, _clock) { MaxErrors = 3, ThrottleLimit = 1, Capacity = 1 };

        var outcomes = driver.Run(null, run =>
        {
            if (run.Summary.Created >= 5 && failed < 3)
            {
                failed++;
                run.AddFailure(null);
            }
        }, RunDriver.Rows(100));

        Assert.Equal("PartnerReferral.Run.TooManyErrors", Assert.IsType<RunStoppedException>(driver.StopReason).ErrorId);
        Assert.Equal(100, outcomes.Count);
        Assert.InRange(outcomes.Count(o => o.State == RowState.Created), 5, 50);
    }

    [Fact]
    public void A_service_that_stays_away_ends_the_run()
    {
        _service.Intercept = _ =>
        {
            var answer = Answers.Message(System.Net.HttpStatusCode.ServiceUnavailable, "", "text/plain", ("Retry-After", "5"));
            return answer;
        };
        var driver = new RunDriver(_service, _clock) { Retry = new RetryOptions { MaxAttempts = 2 } };
        var outcomes = driver.Run(null, RunDriver.Rows(60));

        // What says "come back later" may have gone on behind it, and no list could be read: the rows under way are in doubt, and no others but
        // one or two that are sent to see whether the service is there again when nobody waits for it any more.
        Assert.All(outcomes, o => Assert.True(o.State is RowState.NotSent or RowState.Unknown));
        Assert.InRange(outcomes.Count(o => o.State == RowState.Unknown), 1, (2 * driver.ThrottleLimit) + 2 + 2);
        Assert.Equal("PartnerReferral.Run.ServiceAway", Assert.IsType<RunStoppedException>(driver.StopReason).ErrorId);
        Assert.True(_service.Posts < 60);
    }

    [Fact]
    public void A_disk_that_is_full_ends_the_run_before_anything_is_sent_unannounced()
    {
        var flushes = 0;
        using var journal = Journal.Open(_folder.File("run.jsonl"), "s", _clock, _ =>
        {
            if (++flushes > 3)
            {
                throw new IOException("No space left on device");
            }
        });
        var driver = new RunDriver(_service, _clock) { ThrottleLimit = 1 };
        var outcomes = driver.Run(journal, RunDriver.Rows(50));
        Assert.Equal("PartnerReferral.Journal.NotWritable", Assert.IsType<JournalException>(driver.StopReason).ErrorId);
        Assert.Equal(outcomes.Count(o => o.State == RowState.Created), _service.Referrals.Count);
        Assert.True(_service.Referrals.Count < 50);
        Assert.DoesNotContain(outcomes, o => o.Error is not null);
    }

    [Fact]
    public async Task Stopping_is_prompt_and_leaves_a_journal_that_resumes()
    {
        var path = _folder.File("run.jsonl");
        var hanging = new SemaphoreSlim(0);
        _service.Fault = (json, _) =>
        {
            if (int.Parse(json["name"]!.ToString()[5..]) <= 10)
            {
                return PostFault.None;
            }

            hanging.Release();
            return PostFault.Hang;
        };
        using (var client = TestClients.Over(_service, _clock, timeout: TimeSpan.FromMinutes(5)))
        {
            var run = new ReferralRun(client, new ReferralRunOptions { ThrottleLimit = 4, Journal = Journal.Open(path, "s", _clock) });
            foreach (var row in RunDriver.Rows(30))
            {
                while (!run.TryAdd(row))
                {
                    run.WaitForCapacityOrResult(TimeSpan.FromMilliseconds(200), TestContext.Current.CancellationToken);
                }
            }

            for (var i = 0; i < 4; i++)
            {
                await hanging.WaitAsync(TestContext.Current.CancellationToken);
            }

            var watch = Stopwatch.StartNew();
            run.Stop();
            run.Dispose();
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"took {watch.Elapsed}");
        }

        _service.Fault = (_, _) => PostFault.None;
        using var journal = Open("run.jsonl");
        Assert.InRange(journal.InDoubt.Count, 4, 10);
        var outcomes = new RunDriver(_service, _clock).Run(journal, RunDriver.Rows(50));
        Assert.All(outcomes, o => Assert.True(o.State is RowState.Created or RowState.Skipped));
        AssertEachOnce(50);
    }

    [Fact]
    public void Nothing_is_held_beyond_the_capacity()
    {
        var driver = new RunDriver(_service, _clock) { Capacity = 16, ThrottleLimit = 2 };
        var handedOut = 0;
        var taken = 0;
        var most = 0;
        var outcomes = driver.Run(null, _ => { }, Count());
        Assert.Equal(500, outcomes.Count);
        Assert.InRange(most, 1, 18);

        IEnumerable<ReferralRunRow> Count()
        {
            foreach (var row in RunDriver.Rows(500))
            {
                handedOut++;
                taken = _service.Referrals.Count;
                most = Math.Max(most, handedOut - taken);
                yield return row;
            }
        }
    }

    private Journal Open(string name) => Journal.Open(_folder.File(name), "s", _clock);

    private void AssertEachOnce(int count) => Assert.Equal(
        Enumerable.Range(1, count).Select(n => "Deal " + n).Order(),
        _service.Referrals.Select(r => r["name"]!.ToString()).Order());
}
