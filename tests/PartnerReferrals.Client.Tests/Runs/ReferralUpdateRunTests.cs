using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
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

public sealed class ReferralUpdateRunTests
{
    private readonly TestClock _clock = new();
    private readonly FakeService _service;

    public ReferralUpdateRunTests() => _service = new FakeService(_clock);

    [Fact]
    public void A_service_that_is_away_ends_the_run()
    {
        var rows = Rows(60);
        _service.Intercept = _ => throw Refused();

        var (outcomes, stop) = Run(rows);

        Assert.Equal("PartnerReferral.Run.ServiceAway", Assert.IsType<RunStoppedException>(stop).ErrorId);
        Assert.Equal(60, outcomes.Count(o => o.State == RowState.NotSent));
        Assert.InRange(outcomes.Count(o => o.Error is not null), 8, 8 + 4);
    }

    [Theory]
    [InlineData("changed")]
    [InlineData("the same")]
    [InlineData("refused")]
    public void A_service_that_answers_between_is_not_away(string answer)
    {
        var rows = Rows(60, number => number % 2 == 0 && answer == "the same" ? "Deal " + number : "Other");
        var heard = rows.Where(row => row.Row % 2 == 0).Select(row => row.Request.Id).ToHashSet();
        _service.Intercept = seen => !heard.Contains(seen.Address.Segments[^1]) ? throw Refused()
            : seen.Method == "PATCH" && answer == "refused" ? Answers.Message(HttpStatusCode.BadRequest, """{"error":{"code":"invalidRequest","message":"No."}}""", "application/json")
            : null;

        var (outcomes, stop) = Run(rows, throttleLimit: 1);

        Assert.Null(stop);
        Assert.Equal(30, outcomes.Count(o => o.State == answer switch { "changed" => RowState.Updated, "the same" => RowState.Skipped, _ => RowState.Rejected }));
    }

    [Fact]
    public void A_change_that_is_given_up_under_way_is_unknown_and_one_that_only_reads_is_not_sent()
    {
        var rows = Rows(2, number => "Other");
        var patching = new ManualResetEventSlim();
        var reading = new ManualResetEventSlim();
        var never = new TaskCompletionSource();
        _service.Latency = seen =>
        {
            var isFirst = seen.Address.AbsolutePath.EndsWith("/" + rows[0].Request.Id, StringComparison.Ordinal);
            if (isFirst && seen.Method == "GET")
            {
                return Task.CompletedTask;
            }

            (isFirst ? patching : reading).Set();
            return never.Task;
        };
        using var client = TestClients.Over(new Impatient(_service), _clock);
        using var run = new ReferralUpdateRun(client, new ReferralRunOptions { StopGrace = TimeSpan.FromSeconds(1) });
        Assert.All(rows, row => Assert.True(run.TryAdd(row)));
        Assert.True(patching.Wait(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken) && reading.Wait(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));

        run.Dispose();

        Assert.Equal([RowState.Unknown, RowState.NotSent], Drain(run).Select(o => o.State));
    }

    [Fact]
    public void What_was_sent_before_a_stop_still_comes_out_and_the_rest_as_not_sent()
    {
        var rows = Rows(20, _ => "Other");
        using var client = TestClients.Over(_service, _clock);
        using var run = new ReferralUpdateRun(client, new ReferralRunOptions { ThrottleLimit = 2 });
        var release = new TaskCompletionSource();
        var patching = new ManualResetEventSlim();
        _service.Latency = seen =>
        {
            if (seen.Method == "GET")
            {
                return Task.CompletedTask;
            }

            patching.Set();
            return release.Task;
        };
        var given = rows.TakeWhile(run.TryAdd).Count();
        Assert.True(patching.Wait(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));

        run.Stop();
        release.SetResult();
        var outcomes = Drain(run);

        Assert.Equal(given, outcomes.Count);
        Assert.Equal(_service.Requests.Count(r => r.Method == "PATCH"), outcomes.Count(o => o.State == RowState.Updated));
        Assert.All(outcomes, o => Assert.True(o.State is RowState.Updated or RowState.NotSent));
        Assert.InRange(outcomes.Count(o => o.State == RowState.NotSent), 1, given - 1);
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(2, 1)]
    public void Errors_before_the_run_count_towards_the_limit(int before, int rejected)
    {
        _service.Intercept = seen => seen.Method == "PATCH" ? Answers.Message(HttpStatusCode.BadRequest, "", "application/json") : null;
        var rows = Rows(20, _ => "Other");
        using var client = TestClients.Over(_service, _clock);
        using var run = new ReferralUpdateRun(client, new ReferralRunOptions { ThrottleLimit = 1, MaxErrors = 3, ErrorsBefore = before });

        var outcomes = Drain(run, rows);

        Assert.Equal(rejected, outcomes.Count(o => o.State == RowState.Rejected));
        Assert.StartsWith("3 rows failed", run.StopReason!.Message, StringComparison.Ordinal);
    }

    private static HttpRequestException Refused() => new("connect", new SocketException((int)SocketError.ConnectionRefused));

    private List<ReferralUpdateRow> Rows(int count, Func<int, string>? name = null) =>
        [.. Enumerable.Range(1, count).Select(number => new ReferralUpdateRow
        {
            Row = number,
            Request = EditRequest.OfRow(
                new MappedReferral
                {
                    Referral = JsonModel.View<Referral>(new JObject { ["name"] = name?.Invoke(number) ?? "Other" }),
                    Faults = [],
                    UnknownNames = [],
                    Row = number,
                },
                _service.Commit(TestClients.Deal("Deal " + number).ToJson())["id"]!.ToString()),
        })];

    private (List<ReferralRunOutcome> Outcomes, Exception? Stop) Run(List<ReferralUpdateRow> rows, int throttleLimit = 4)
    {
        using var client = TestClients.Over(_service, _clock);
        using var run = new ReferralUpdateRun(client, new ReferralRunOptions { ThrottleLimit = throttleLimit, Retry = new RetryOptions { MaxAttempts = 1 } });
        return (Drain(run, rows), run.StopReason);
    }

    private static List<ReferralRunOutcome> Drain(ReferralUpdateRun run, params IEnumerable<ReferralUpdateRow> rows)
    {
        var outcomes = new List<ReferralRunOutcome>();
        foreach (var row in rows)
        {
            while (!run.TryAdd(row))
            {
                Wait();
            }
        }

        run.CompleteAdding();
        while (!run.IsCompleted)
        {
            Wait();
        }

        return outcomes;

        void Wait()
        {
            run.WaitForCapacityOrResult(TimeSpan.FromMilliseconds(200), TestContext.Current.CancellationToken);
            while (run.TryTake(out var outcome))
            {
                outcomes.Add(outcome);
            }
        }
    }

    /// <summary>Gives up waiting when it is told to, whatever the service does.</summary>
    private sealed class Impatient(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            base.SendAsync(request, cancellationToken).WaitAsync(cancellationToken);
    }
}
