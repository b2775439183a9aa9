using System;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Errors;

namespace PartnerReferrals.Client.Tests.Http;

/// <summary>A POST through every fault, counting how often it was sent.</summary>
public class PostRetryTests
{
    public static TheoryData<string> CertainlyNotDone => ["refused", "name", "429", "429date", "429odd", "401"];

    public static TheoryData<string> PerhapsDone =>
    [
        "lost", "silence", "500", "502", "503", "503ra", "503raOdd", "504", "501", "501ra", "507", "599", "509", "408", "300", "301", "302", "303", "304", "307", "308", "399", "empty", "truncated", "html", "null", "array", "noId", "204",
    ];

    public static TheoryData<string> Refusals => ["400", "403", "404", "405", "409", "412", "413", "415", "422"];

    [Theory]
    [MemberData(nameof(CertainlyNotDone))]
    public async Task What_was_certainly_not_done_is_sent_again(string fault)
    {
        var handler = new ScriptedHandler(Step(fault), Answers.Created);
        using var client = TestClients.Over(handler);
        var created = await client.CreateAsync(TestClients.Deal(), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(Answers.ReferralId, created.Id);
        Assert.Equal(2, handler.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(PerhapsDone))]
    public async Task What_may_have_been_done_is_sent_once_and_unknown(string fault)
    {
        var handler = new ScriptedHandler(Step(fault), Answers.Created);
        using var client = TestClients.Over(handler, timeout: fault == "silence" ? TimeSpan.FromMilliseconds(500) : null);
        var error = await Assert.ThrowsAsync<OutcomeUnknownException>(() => client.CreateAsync(TestClients.Deal(), cancellationToken: TestContext.Current.CancellationToken));
        Assert.Single(handler.Requests);
        Assert.Equal("PartnerReferral.OutcomeUnknown", error.ErrorId);
        Assert.Equal(TestClock.Start, error.SentAt);
        Assert.Equal(1, error.Attempts);
    }

    [Theory]
    [MemberData(nameof(PerhapsDone))]
    public async Task What_may_have_been_done_stays_unknown_after_a_safe_retry(string fault)
    {
        var handler = new ScriptedHandler(Step("429"), Step(fault), Answers.Created);
        using var client = TestClients.Over(handler, timeout: fault == "silence" ? TimeSpan.FromMilliseconds(500) : null);
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => client.CreateAsync(TestClients.Deal(), cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(2, handler.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_refusal_is_final(string fault)
    {
        var handler = new ScriptedHandler(Step(fault), Answers.Created);
        using var client = TestClients.Over(handler);
        var error = await Assert.ThrowsAsync<ReferralApiException>(() => client.CreateAsync(TestClients.Deal(), cancellationToken: TestContext.Current.CancellationToken));
        Assert.Single(handler.Requests);
        Assert.Equal(int.Parse(fault), (int)error.StatusCode);
    }

    [Theory]
    [InlineData("429", "PartnerReferral.Api.Http429")]
    [InlineData("refused", "PartnerReferral.Connection.Refused")]
    [InlineData("name", "PartnerReferral.Connection.NameNotFound")]
    public async Task Attempts_are_bounded_and_the_end_is_certain(string fault, string errorId)
    {
        var handler = new ScriptedHandler(Step(fault));
        using var client = TestClients.Over(handler);
        var error = await Assert.ThrowsAnyAsync<PartnerReferralException>(() => client.CreateAsync(TestClients.Deal(), cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(errorId, error.ErrorId);
        Assert.Equal(4, handler.Requests.Count);
    }

    [Fact]
    public async Task Missing_trust_is_neither_retried_nor_unknown()
    {
        var handler = new ScriptedHandler(Faults.Tls);
        using var client = TestClients.Over(handler);
        var error = await Assert.ThrowsAsync<ConnectionException>(() => client.CreateAsync(TestClients.Deal(), cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal("PartnerReferral.Connection.Tls", error.ErrorId);
        Assert.Contains("certificate", error.Message);
        Assert.Single(handler.Requests);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(201)]
    [InlineData(202)]
    public async Task Any_answer_of_success_is_accepted(int status)
    {
        var handler = new ScriptedHandler(Answers.Json(status, """{"id":"x"}"""));
        using var client = TestClients.Over(handler);
        Assert.Equal("x", (await client.CreateAsync(TestClients.Deal(), cancellationToken: TestContext.Current.CancellationToken)).Id);
    }

    [Fact]
    public async Task A_redirect_of_a_post_is_not_followed()
    {
        var handler = new ScriptedHandler(Answers.Json(307, "", ("Location", "https://emulator.invalid/v1.0/engagements/referrals")), Answers.Created);
        using var client = TestClients.Over(handler);
        var error = await Assert.ThrowsAsync<OutcomeUnknownException>(() => client.CreateAsync(TestClients.Deal(), cancellationToken: TestContext.Current.CancellationToken));
        Assert.Contains("answered 307 and points elsewhere", error.Message);
        Assert.Single(handler.Requests);
    }

    [Fact]
    public async Task A_handler_that_sends_twice_by_itself_cannot_send_the_body_twice()
    {
        var inner = new ScriptedHandler(Answers.Created);
        using var client = TestClients.Over(new StubbornHandler(inner));
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => client.CreateAsync(TestClients.Deal(), cancellationToken: TestContext.Current.CancellationToken));
        Assert.Single(inner.Requests);
    }

    [Fact]
    public async Task A_handler_that_reads_the_body_after_the_timeout_gets_none()
    {
        var late = new LateHandler();
        using var client = TestClients.Over(late, timeout: TimeSpan.FromMilliseconds(30), retry: new() { MaxAttempts = 1 });
        await Assert.ThrowsAsync<ConnectionException>(() => client.CreateAsync(TestClients.Deal(), cancellationToken: TestContext.Current.CancellationToken));
        late.GoOn.SetResult();
        Assert.False(await late.GotBody.Task);
    }

    private static Func<SeenRequest, CancellationToken, Task<HttpResponseMessage>> Step(string fault) => fault switch
    {
        "refused" => Faults.Refused,
        "name" => Faults.NameNotFound,
        "lost" => Faults.Lost,
        "silence" => Faults.Silence,
        "429date" => Answers.Json(429, "", ("Retry-After", (TestClock.Start + TimeSpan.FromSeconds(7)).ToString("R"))),
        "429odd" => Answers.Json(429, "", ("Retry-After", "soon")),
        "503ra" => Answers.Json(503, "", ("Retry-After", "2")),
        "501ra" => Answers.Json(501, "", ("Retry-After", "2")),
        "503raOdd" => Answers.Json(503, "", ("Retry-After", "-1")),
        "empty" => Answers.Json(200, ""),
        "204" => Answers.Json(204, ""),
        "truncated" => Answers.Json(200, """{"id":"6f0d2a1e-8a57-4b0e-9d0b"""),
        "html" => Answers.Html(200, "<html><title>Please sign in</title></html>"),
        "null" => Answers.Json(200, "null"),
        "array" => Answers.Json(200, "[]"),
        "noId" => Answers.Json(200, """{"name":"x"}"""),
        _ => Answers.Json(int.Parse(fault), ""),
    };

    private sealed class StubbornHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await base.SendAsync(request, cancellationToken);
            return await base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class LateHandler : HttpMessageHandler
    {
        internal TaskCompletionSource GoOn { get; } = new();

        internal TaskCompletionSource<bool> GotBody { get; } = new();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await GoOn.Task;
            try
            {
                await request.Content!.ReadAsStringAsync(CancellationToken.None);
                GotBody.SetResult(true);
            }
            catch (InvalidOperationException)
            {
                GotBody.SetResult(false);
            }

            return new HttpResponseMessage();
        }
    }
}
