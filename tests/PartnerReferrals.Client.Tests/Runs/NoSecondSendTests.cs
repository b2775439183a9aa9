using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Client.Tests.Creating;
using PartnerReferrals.Client.Tests.Http;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Client.Tests.Runs;

/// <summary>What a run sent, and could not find out about before it ended, the next one looks for and does not send again.</summary>
public sealed class NoSecondSendTests : IDisposable
{
    private readonly TestClock _clock = new();
    private readonly FakeService _service;
    private readonly TempFolder _folder = new();

    public NoSecondSendTests() => _service = new FakeService(_clock);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_answer_of_an_id_alone_and_then_no_sign_in_to_read_it(bool shared)
    {
        AnswerByIdAlone(shared ? 2 : 1);
        Assert.Equal(RowState.Unknown, Run(shared, new TestTokens { GoneFrom = shared ? 3 : 2 }));
        Assert.Equal(RowState.Created, Run(shared));
        AssertOnce(shared);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_answer_of_an_id_alone_and_then_the_end_of_the_run(bool shared)
    {
        ReferralRun? running = null;
        AnswerByIdAlone(shared ? 2 : 1, () =>
        {
            SpinWait.SpinUntil(() => running is not null, 5000);
            running!.Stop();
        });
        Assert.Equal(RowState.Unknown, Run(shared, watch: run => running = run));
        Assert.Equal(RowState.Created, Run(shared));
        AssertOnce(shared);
    }

    /// <summary>The service made it, says that it did not, and lists it late. The sign-in is gone at the glance, or when it is sent again.</summary>
    [Theory]
    [InlineData(429, 2)]
    [InlineData(429, 3)]
    [InlineData(503, 2)]
    [InlineData(503, 3)]
    public void Turned_away_and_then_no_sign_in(int status, int goneFrom)
    {
        _service.ListingDelay = TimeSpan.FromSeconds(60);
        TurnAway(status);
        Assert.Equal(RowState.NotSent, Run(tokens: new TestTokens { GoneFrom = goneFrom }));
        Assert.Equal(RowState.Created, Run());
        AssertOnce();
    }

    [Fact]
    public void Turned_away_and_then_the_end_of_the_run()
    {
        ReferralRun? running = null;
        _service.ListingDelay = TimeSpan.FromSeconds(60);
        TurnAway(503, () =>
        {
            SpinWait.SpinUntil(() => running is not null, 5000);
            running!.Stop();
        });
        Assert.Equal(RowState.Unknown, Run(watch: run => running = run));
        Assert.Equal(RowState.Created, Run());
        AssertOnce();
    }

    [Fact]
    public void Turned_away_and_then_a_service_that_nobody_reaches()
    {
        _service.ListingDelay = TimeSpan.FromSeconds(60);
        TurnAway(503);
        _service.Latency = seen => _service.Posts > 1 ? throw new HttpRequestException("no way there", new SocketException((int)SocketError.ConnectionRefused)) : Task.CompletedTask;
        Assert.NotEqual(RowState.Created, Run());
        _service.Latency = _ => Task.CompletedTask;
        Assert.Equal(RowState.Created, Run());
        Assert.Single(_service.Referrals);
    }

    private void AnswerByIdAlone(int post, Action? then = null) => _service.Intercept = seen =>
    {
        if (seen.Method != "POST" || _service.Posts != post)
        {
            return null;
        }

        var id = _service.Commit(seen.Body)["id"];
        then?.Invoke();
        return Answers.Message(HttpStatusCode.OK, $$"""{"id":"{{id}}"}""", "application/json");
    };

    private void TurnAway(int status, Action? then = null) => _service.Intercept = seen =>
    {
        if (seen.Method != "POST" || _service.Posts > 1)
        {
            return null;
        }

        _service.Commit(seen.Body);
        then?.Invoke();
        return Answers.Message((HttpStatusCode)status, "", "application/json", ("Retry-After", "2"));
    };

    private RowState Run(bool shared = false, TestTokens? tokens = null, Action<ReferralRun>? watch = null)
    {
        using var journal = Journal.Open(_folder.File("run.jsonl"), "s", _clock);
        return new RunDriver(_service, _clock) { ThrottleLimit = 1, Tokens = tokens }.Run(journal, watch, RunDriver.Rows(1, shared: shared)).Single().State;
    }

    private void AssertOnce(bool shared = false) => Assert.Equal((shared ? 2 : 1, shared ? 2 : 1), (_service.Posts, _service.Referrals.Count));
}
