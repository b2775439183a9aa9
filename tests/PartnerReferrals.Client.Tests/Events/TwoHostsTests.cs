using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Client.Tests.Http;
using PartnerReferrals.Errors;
using PartnerReferrals.Events;
using PartnerReferrals.Http;

namespace PartnerReferrals.Client.Tests.Events;

/// <summary>The token of one host cannot get to the other.</summary>
public sealed class TwoHostsTests
{
    [Fact]
    public void No_source_of_tokens_is_good_for_both_hosts()
    {
        Assert.False(typeof(IAccessTokenSource).IsAssignableFrom(typeof(IWebhookTokenSource)) || typeof(IWebhookTokenSource).IsAssignableFrom(typeof(IAccessTokenSource)));
        Assert.DoesNotContain(
            typeof(ReferralClient).Assembly.GetTypes(),
            type => typeof(IAccessTokenSource).IsAssignableFrom(type) && typeof(IWebhookTokenSource).IsAssignableFrom(type));

        // Whatever sends takes options, and only these two know where a token is from.
        var options = typeof(ServiceOptions).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ServiceOptions)));
        Assert.Equal([typeof(WebhookClientOptions), typeof(ReferralClientOptions)], options.OrderBy(type => type.FullName));
    }

    [Fact]
    public void The_host_of_the_one_is_no_endpoint_of_the_other()
    {
        var mixedUp = Assert.Throws<ConnectionException>(() => new ReferralClientOptions(new Uri("https://API.partnercenter.microsoft.com/"), new TestTokens()));
        Assert.Equal("PartnerReferral.Connection.InvalidEndpoint", mixedUp.ErrorId);
        Assert.Contains("https://api.partner.microsoft.com", mixedUp.RecommendedAction, StringComparison.Ordinal);
        Assert.Throws<ConnectionException>(() => new WebhookClientOptions(new Uri("https://api.partner.microsoft.com/v1.0"), new WebhookTokens()));
        Assert.Throws<ConnectionException>(() => new WebhookClientOptions(new Uri("http://partner.example/"), new WebhookTokens()));
    }

    [Theory]
    [InlineData("https://api.partner.microsoft.com/webhooks/v1/registration")]
    [InlineData("https://emulator.invalid/webhooks/v1/registration")]
    [InlineData("http://partnercenter.emulator.invalid/webhooks/v1/registration")]
    public async Task A_redirect_carries_no_token_to_another_host(string target)
    {
        using var handler = new ScriptedHandler((_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.TemporaryRedirect) { Headers = { Location = new Uri(target) } }));
        using var client = Client(handler);
        var error = await Assert.ThrowsAsync<ConnectionException>(() => client.GetAsync(new RequestContext(), TestContext.Current.CancellationToken));
        Assert.Equal("PartnerReferral.Connection.Redirected", error.ErrorId);
        Assert.Equal(["partnercenter.emulator.invalid"], handler.Requests.Select(request => request.Address.Host));
    }

    [Fact]
    public async Task A_test_event_whose_answer_is_lost_is_not_sent_again()
    {
        using var handler = new ScriptedHandler((_, _) => throw new HttpRequestException("lost", new System.IO.IOException("reset")));
        using var client = Client(handler);
        var error = await Assert.ThrowsAsync<OutcomeUnknownException>(() => client.SendTestAsync(new RequestContext(), TestContext.Current.CancellationToken));
        Assert.Contains("test event", error.RecommendedAction, StringComparison.Ordinal);
        Assert.Single(handler.Requests);
    }

    [Fact]
    public void Two_test_events_a_minute_leave_at_once_and_the_third_waits()
    {
        var clock = new TestClock();
        var pace = new TestEventPace(clock);
        Assert.Equal((TimeSpan.Zero, TimeSpan.Zero), (pace.TryLeave(), pace.TryLeave()));
        Assert.Equal(TimeSpan.FromMinutes(1), pace.TryLeave());
    }

    private static WebhookClient Client(HttpMessageHandler handler) =>
        new(new WebhookClientOptions(new Uri("https://partnercenter.emulator.invalid/"), new WebhookTokens()) { MessageHandler = handler, Clock = new TestClock() });

    private sealed class WebhookTokens : IWebhookTokenSource
    {
        public Task<string> GetWebhookTokenAsync(string? rejectedToken, CancellationToken cancellationToken) => Task.FromResult("webhook-token");
    }
}
