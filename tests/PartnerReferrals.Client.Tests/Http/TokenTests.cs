using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;

namespace PartnerReferrals.Client.Tests.Http;

public class TokenTests
{
    [Fact]
    public async Task A_refused_token_is_renewed_once()
    {
        var tokens = new TestTokens();
        var handler = new ScriptedHandler(Answers.Json(401, ""), Answers.Created);
        using var client = TestClients.Over(handler, tokens: tokens);
        await client.CreateAsync(TestClients.Deal(), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(["Bearer token-1", "Bearer token-2"], handler.Requests.Select(r => r.Header("Authorization")));
        Assert.Equal(["token-1"], tokens.Rejected);
    }

    [Fact]
    public async Task A_token_that_expires_while_the_call_waits_is_renewed_again()
    {
        var tokens = new TestTokens();
        var handler = new ScriptedHandler(Answers.Json(401, ""), Answers.Json(429, "", ("Retry-After", "60")), Answers.Json(401, ""), Answers.Created);
        using var client = TestClients.Over(handler, tokens: tokens);
        await client.CreateAsync(TestClients.Deal(), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(["token-1", "token-2"], tokens.Rejected);
    }

    [Fact]
    public async Task A_service_that_refuses_every_other_time_is_not_asked_for_ever()
    {
        var handler = new ScriptedHandler([.. Enumerable.Range(0, 50).Select(i => i % 2 == 0 ? Answers.Json(401, "") : Answers.Json(429, "", ("Retry-After", "1")))]);
        using var client = TestClients.Over(handler);
        await Assert.ThrowsAsync<ReferralApiException>(() => client.CreateAsync(TestClients.Deal(), cancellationToken: TestContext.Current.CancellationToken));
        Assert.InRange(handler.Requests.Count, 2, RetryOptions.Unattended.MaxAttempts + 1);
    }

    [Fact]
    public async Task A_second_refusal_is_an_error_that_says_what_to_do()
    {
        var handler = new ScriptedHandler(Answers.Json(401, """{"error":{"code":"unauthenticated","message":"Token audience is wrong."}}""", ("Request-ID", "r-7")));
        using var client = TestClients.Over(handler);
        var error = await Assert.ThrowsAsync<ReferralApiException>(() => client.CreateAsync(TestClients.Deal(), cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(2, handler.Requests.Count);
        Assert.Equal("PartnerReferral.Api.unauthenticated", error.ErrorId);
        Assert.Equal(FailureCategory.AuthenticationError, error.Category);
        Assert.Contains("Token audience is wrong.", error.Message);
        Assert.Contains("https://api.partner.microsoft.com", error.RecommendedAction);
        Assert.Contains("multi-factor", error.RecommendedAction);
        Assert.Equal("r-7", error.RequestId);
        Assert.DoesNotContain("token-", error.ToString());
    }

    [Fact]
    public async Task A_source_without_a_token_ends_the_call_as_it_says()
    {
        using var client = new ReferralClient(new ReferralClientOptions(ReferralClientOptions.EmulatorEndpoint, new NoToken()) { MessageHandler = new ScriptedHandler(Answers.Created) });
        var error = await Assert.ThrowsAsync<AuthenticationException>(() => client.GetAsync("x", cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal("PartnerReferral.Auth.Expired", error.ErrorId);
        Assert.Equal(FailureCategory.AuthenticationError, error.Category);
    }

    [Fact]
    public async Task Calls_carry_their_ids()
    {
        var handler = new ScriptedHandler(Answers.Json(429, ""), Answers.Created, Answers.Created);
        using var client = TestClients.Over(handler);
        var context = new RequestContext();
        await client.CreateAsync(TestClients.Deal(), context, TestContext.Current.CancellationToken);
        await client.GetAsync("x", context, TestContext.Current.CancellationToken);
        var posts = handler.Posts;
        Assert.All(handler.Requests, r => Assert.Equal(r.Header("client-request-id"), r.Header("MS-CorrelationId")));
        Assert.All(handler.Requests, r => Assert.True(Guid.TryParse(r.Header("client-request-id"), out _)));
        Assert.NotEqual(posts[0].Header("client-request-id"), posts[1].Header("client-request-id"));
        Assert.All(posts, p => Assert.Equal(context.LogicalRequestId.ToString(), p.Header("MS-RequestId")));
        Assert.Null(handler.Requests[2].Header("MS-RequestId"));
        Assert.All(posts, p => Assert.Equal("application/json", p.Header("Content-Type")));
        Assert.All(handler.Requests, r => Assert.StartsWith("PartnerReferrals/", r.Header("User-Agent")));
    }

    [Fact]
    public async Task What_is_sent_is_exactly_the_referral()
    {
        var handler = new ScriptedHandler(Answers.Created);
        using var client = TestClients.Over(handler);
        var deal = TestClients.Deal("Çédille 🚀");
        await client.CreateAsync(deal, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(deal.ToJson(), handler.Posts[0].Body);
        Assert.Equal("https://emulator.invalid/v1.0/engagements/referrals", handler.Posts[0].Address.AbsoluteUri);
    }

    [Fact]
    public async Task A_source_that_is_away_is_waited_for_within_the_retry_limits()
    {
        var clock = new TestClock();
        var handler = new ScriptedHandler(Answers.Created);
        var options = new ReferralClientOptions(ReferralClientOptions.EmulatorEndpoint, new AwayFor(3)) { MessageHandler = handler, Clock = clock, Retry = new RetryOptions { MaxAttempts = 4 } };
        using var client = new ReferralClient(options);
        await client.CreateAsync(TestClients.Deal(), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Single(handler.Posts);
    }

    [Fact]
    public async Task One_that_stays_away_ends_the_call_with_its_own_error_and_nothing_was_sent()
    {
        var handler = new ScriptedHandler(Answers.Created);
        var options = new ReferralClientOptions(ReferralClientOptions.EmulatorEndpoint, new AwayFor(4)) { MessageHandler = handler, Clock = new TestClock(), Retry = new RetryOptions { MaxAttempts = 4 } };
        using var client = new ReferralClient(options);
        var error = await Assert.ThrowsAsync<AuthenticationException>(() => client.CreateAsync(TestClients.Deal(), cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal("PartnerReferral.Auth.Network", error.ErrorId);
        Assert.Empty(handler.Requests);
    }

    private sealed class AwayFor(int calls) : IAccessTokenSource
    {
        private int _calls;

        public Task<string> GetTokenAsync(string? rejectedToken, CancellationToken cancellationToken) => ++_calls > calls
            ? Task.FromResult("token")
            : Task.FromException<string>(new AuthenticationException("PartnerReferral.Auth.Network", "Away.", "Wait.") { IsTransient = true });
    }

    private sealed class NoToken : IAccessTokenSource
    {
        public Task<string> GetTokenAsync(string? rejectedToken, CancellationToken cancellationToken) =>
            Task.FromException<string>(new AuthenticationException("PartnerReferral.Auth.Expired", "Expired.", "Sign in."));
    }
}
