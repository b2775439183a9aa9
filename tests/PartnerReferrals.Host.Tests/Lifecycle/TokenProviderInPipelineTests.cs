using System;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Lifecycle;

public sealed class TokenProviderInPipelineTests
{
    [Fact]
    public async Task A_token_can_be_renewed_while_the_first_of_two_cmdlets_waits()
    {
        using var service = Start(out var address);
        using var session = new ModuleSession();
        session.Output($"$script:calls = 0; Connect-PartnerReferralApi -Endpoint {address} -AccessTokenProvider {{ $script:calls++; \"token-$script:calls\" }} -WarningAction Ignore");

        // The provider may run on the pipeline thread only, which is inside Get- while Set- uses the connection as well.
        var script = session.Start("Get-PartnerReferral | Set-PartnerReferral -Notes x");
        var ended = await Task.WhenAny(script.Completion, Task.Delay(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));

        if (ended != script.Completion)
        {
            await script.StopAsync();
        }

        Assert.Same(script.Completion, ended);
        Assert.Empty(script.Streams.Error);
        Assert.Equal("2", Assert.Single(session.Output("$script:calls")).ToString());
    }

    /// <summary>A service with no referrals that takes the second token only.</summary>
    private static HttpListener Start(out string address)
    {
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/";
        }

        var listener = new HttpListener { Prefixes = { address } };
        listener.Start();
        _ = Task.Run(() => AnswerAsync(listener), CancellationToken.None);
        return listener;
    }

    private static async Task AnswerAsync(HttpListener listener)
    {
        while (listener.IsListening)
        {
            var call = await listener.GetContextAsync();
            var isCurrent = call.Request.Headers["Authorization"] == "Bearer token-2";
            call.Response.StatusCode = isCurrent ? 200 : 401;
            call.Response.ContentType = "application/json";
            await call.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(isCurrent ? """{"value":[]}""" : """{"error":{"code":"unauthenticated","message":"old"}}"""));
            call.Response.Close();
        }
    }
}
