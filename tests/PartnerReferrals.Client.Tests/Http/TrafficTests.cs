using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;

namespace PartnerReferrals.Client.Tests.Http;

public class TrafficTests
{
    [Fact]
    public async Task An_observer_is_told_what_happens_and_never_a_token()
    {
        var observer = new Recorder(wantsBodies: true);
        var handler = new ScriptedHandler(
            Answers.Json(429, "", ("Retry-After", "3"), ("Request-ID", "r-1")),
            Answers.Json(200, """{"id":"x","team":[{"email":"mia@bluewater.example"}]}""", ("Request-ID", "r-2")));
        using var client = TestClients.Over(handler, observer: observer);
        var deal = TestClients.Deal();
        deal.Team = [new Member { FirstName = "Mia", LastName = "Keller", PhoneNumber = "+41410000001", Email = "mia@bluewater.example" }];
        await client.CreateAsync(deal, new RequestContext { Observer = observer }, TestContext.Current.CancellationToken);
        Assert.Equal(
            [HttpTraceKind.RequestStarting, HttpTraceKind.ResponseReceived, HttpTraceKind.Retrying, HttpTraceKind.RequestStarting, HttpTraceKind.ResponseReceived],
            observer.Events.Select(e => e.Kind));
        Assert.Equal(["r-1", "r-2"], observer.Events.Where(e => e.Kind == HttpTraceKind.ResponseReceived).Select(e => e.RequestId));
        Assert.Equal(TimeSpan.FromSeconds(3), observer.Events[2].Delay);
        var all = string.Join("\n", observer.Events.Select(e => e + " " + e.Body));
        Assert.Contains("POST /v1.0/engagements/referrals (attempt 1, client-request-id ", all);
        Assert.Contains("429 from POST", all);
        Assert.Contains("in 3.0 s: status 429", all);
        Assert.Contains("42000.50", all);
        foreach (var secret in new[] { "token-1", "Bearer", "Mia", "Keller", "+4141", "mia@" })
        {
            Assert.DoesNotContain(secret, all);
        }
    }

    [Fact]
    public async Task Bodies_are_left_out_unless_wanted()
    {
        var observer = new Recorder(wantsBodies: false);
        using var client = TestClients.Over(new ScriptedHandler(Answers.Created), observer: observer);
        await client.CreateAsync(TestClients.Deal(), cancellationToken: TestContext.Current.CancellationToken);
        Assert.All(observer.Events, e => Assert.Null(e.Body));
    }

    [Fact]
    public async Task An_observer_that_throws_does_not_disturb_the_call()
    {
        using var client = TestClients.Over(new ScriptedHandler(Answers.Created), observer: new Thrower());
        Assert.NotNull(await client.CreateAsync(TestClients.Deal(), cancellationToken: TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_failed_attempt_says_why_and_an_address_in_a_filter_is_masked()
    {
        var observer = new Recorder(wantsBodies: false);
        using var client = TestClients.Over(new ScriptedHandler(Faults.Refused, Answers.Json(200, """{"value":[]}""")), observer: observer);
        await client.GetPageAsync(new ReferralQuery { Filter = "team/any(m:m/email eq 'noa@partner.example')" }, null, cancellationToken: TestContext.Current.CancellationToken);
        var failed = observer.Events.Single(e => e.Kind == HttpTraceKind.AttemptFailed);
        Assert.Equal("connection refused", failed.Reason);
        Assert.All(observer.Events, e => Assert.DoesNotContain("noa@", e.ToString()));
        Assert.Contains("team/any(m:m/email eq '***')", observer.Events[0].Path);
    }

    [Theory]
    [InlineData("""{"name":"Deal","team":[{"firstName":"Mia","Email":"m@x.example","title":null}]}""", """{"name":"Deal","team":[{"firstName":"***","Email":"***","title":null}]}""")]
    [InlineData("""[{"op":"replace","path":"/team/0/email","value":"m@x.example"}]""", """[{"op":"replace","path":"/team/0/email","value":"***"}]""")]
    [InlineData("""[{"op":"replace","path":"/details/notes","value":"Call mia@x.example, please"}]""", """[{"op":"replace","path":"/details/notes","value":"Call ***, please"}]""")]
    [InlineData("""{"access_token":"abc","details":{"dealValue":1.50}}""", """{"access_token":"***","details":{"dealValue":1.50}}""")]
    [InlineData("<p>mia@x.example</p>", "<p>***</p>")]
    [InlineData("Bearer eyJhbGciOi.eyJzdWIi.sig", "***")]
    [InlineData("""{"team":[{"title":"Chief of everything","role":"Owner"}]}""", """{"team":[{"title":"***","role":"Owner"}]}""")]
    [InlineData("""{"customerProfile":{"name":"Blue\u001b[31m"},"note":"\u009b2J\u202e"}""", "{\"customerProfile\":{\"name\":\"Blue\uFFFD[31m\"},\"note\":\"\uFFFD2J\uFFFD\"}")]
    [InlineData("", "")]
    public void Bodies_are_redacted(string body, string expected) => Assert.Equal(expected, Redactor.Body(body));

    [Fact]
    public void A_very_long_body_is_cut()
    {
        var shown = Redactor.Body("{\"details\":{\"notes\":\"" + string.Concat(System.Linq.Enumerable.Repeat("words ", 200_000)) + "\"}}");
        Assert.InRange(shown.Length, 60_000, 70_000);
        Assert.EndsWith("characters in all)", shown);
    }

    private sealed class Recorder(bool wantsBodies) : IHttpTraceObserver
    {
        private readonly ConcurrentQueue<HttpTraceEvent> _events = new();

        public bool WantsBodies => wantsBodies;

        internal IReadOnlyList<HttpTraceEvent> Events => [.. _events];

        public void Observe(HttpTraceEvent traffic) => _events.Enqueue(traffic);
    }

    private sealed class Thrower : IHttpTraceObserver
    {
        public bool WantsBodies => true;

        public void Observe(HttpTraceEvent traffic) => throw new InvalidOperationException();
    }
}
