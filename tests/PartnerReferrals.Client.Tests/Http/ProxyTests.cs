using System;
using System.Net;
using System.Threading.Tasks;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;

namespace PartnerReferrals.Client.Tests.Http;

/// <summary>Through a proxy on a loopback socket, by the real HTTP stack.</summary>
public class ProxyTests
{
    [Fact]
    public async Task This_machine_is_never_asked_for_through_a_proxy()
    {
        using var proxy = new RawServer((_, _) => "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n");
        using var server = new RawServer((_, _) => "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n{\"id\":\"1\"}");
        using var client = server.NewClient(new WebProxy($"http://127.0.0.1:{proxy.Port}", BypassOnLocal: false));
        Assert.Equal("1", (await client.GetAsync("1", cancellationToken: TestContext.Current.CancellationToken)).Id);
        Assert.Empty(proxy.Requests);
        Assert.Contains("Bearer token-1", Assert.Single(server.Requests));
    }

    [Theory]
    [InlineData("407 Proxy Authentication Required", "ProxyRefused", "wants a login", 1)]
    [InlineData("403 Forbidden", "ProxyRefused", "answered 403", 1)]
    [InlineData("502 Bad Gateway", "ProxyUnreachable", "answered 502", 3)]
    public async Task A_proxy_that_lets_nothing_through_is_named(string status, string errorId, string words, int attempts)
    {
        using var proxy = new RawServer((_, _) => $"HTTP/1.1 {status}\r\nContent-Length: 0\r\n\r\n");
        var error = await CreateThroughAsync(proxy.Port);
        Assert.Equal("PartnerReferral.Connection." + errorId, error.ErrorId);
        Assert.Contains($"The proxy 127.0.0.1:{proxy.Port}", error.Message);
        Assert.Contains("service.invalid", error.Message);
        Assert.Contains(words, error.Message);
        Assert.Contains("HTTPS_PROXY", error.RecommendedAction);
        Assert.Equal(attempts, error.Attempts);
        Assert.All(proxy.Requests, request =>
        {
            Assert.StartsWith("CONNECT service.invalid:443", request);
            Assert.DoesNotContain("token-1", request);
        });
    }

    [Fact]
    public async Task A_proxy_that_is_dead_is_named_and_not_the_service()
    {
        int port;
        using (var gone = new RawServer((_, _) => null))
        {
            port = gone.Port;
        }

        var error = await CreateThroughAsync(port);
        Assert.Equal("PartnerReferral.Connection.ProxyUnreachable", error.ErrorId);
        Assert.StartsWith($"The proxy 127.0.0.1:{port} on the way to service.invalid cannot be reached", error.Message);
        Assert.Equal(3, error.Attempts);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_answer_407_is_the_proxys_where_the_body_stayed_here_and_unknown_where_it_left(bool bodyLeft)
    {
        // .NET Framework gives the proxy's answer to CONNECT as if the service had answered.
        using var client = TestClients.Over(new AnsweringHandler(bodyLeft));
        var error = await Assert.ThrowsAnyAsync<PartnerReferralException>(() => client.CreateAsync(TestClients.Deal(), cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(bodyLeft ? OutcomeUnknownException.Id : "PartnerReferral.Connection.ProxyRefused", error.ErrorId);
    }

    private static async Task<ConnectionException> CreateThroughAsync(int proxyPort)
    {
        using var client = new ReferralClient(new ReferralClientOptions(new Uri("https://service.invalid"), new TestTokens())
        {
            Clock = new TestClock(),
            Retry = new RetryOptions { MaxAttempts = 3 },
            Proxy = new WebProxy($"http://127.0.0.1:{proxyPort}"),
        });
        return await Assert.ThrowsAsync<ConnectionException>(() => client.CreateAsync(TestClients.Deal(), cancellationToken: TestContext.Current.CancellationToken));
    }

    private sealed class AnsweringHandler(bool readsBody) : System.Net.Http.HttpMessageHandler
    {
        protected override async Task<System.Net.Http.HttpResponseMessage> SendAsync(System.Net.Http.HttpRequestMessage request, System.Threading.CancellationToken cancellationToken)
        {
            if (readsBody)
            {
                await request.Content!.ReadAsStringAsync(cancellationToken);
            }

            return new System.Net.Http.HttpResponseMessage(HttpStatusCode.ProxyAuthenticationRequired);
        }
    }
}
