using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;

namespace PartnerReferrals.Client.Tests.Http;

/// <summary>The real HTTP stack on a loopback socket: what a handler in the process cannot show.</summary>
public class SocketTests
{
    [Fact]
    public async Task A_post_on_a_connection_that_dies_under_it_is_sent_once()
    {
        // The first request is answered and the connection kept; the second is read to its end and then the connection is closed.
        using var server = new RawServer((n, _) => n == 1 ? Ok("""{"id":"1"}""") : null);
        using var client = server.NewClient();
        await client.CreateAsync(TestClients.Deal("one"), cancellationToken: TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => client.CreateAsync(TestClients.Deal("two"), cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(1, server.Requests.Count(r => r.Contains("\"two\"")));
    }

    [Fact]
    public async Task A_body_shorter_than_announced_is_unknown_for_a_create_and_repeated_for_a_read()
    {
        using var server = new RawServer((n, _) => n == 3 ? Ok("""{"id":"1"}""") : "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{\"id\":\"1\"");
        using var client = server.NewClient();
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => client.CreateAsync(TestClients.Deal(), cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal("1", (await client.GetAsync("1", cancellationToken: TestContext.Current.CancellationToken)).Id);
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task A_closed_port_is_refused_and_certainly_not_done()
    {
        int port;
        using (var probe = new RawServer((_, _) => null))
        {
            port = probe.Port;
        }

        using var client = new ReferralClient(new ReferralClientOptions(new Uri($"http://127.0.0.1:{port}"), new TestTokens()) { Clock = new TestClock(), Retry = new RetryOptions { MaxAttempts = 3 } });
        var error = await Assert.ThrowsAsync<ConnectionException>(() => client.CreateAsync(TestClients.Deal(), cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal("PartnerReferral.Connection.Refused", error.ErrorId);
        Assert.Equal(3, error.Attempts);
        Assert.Contains($"port {port}", error.Message);
    }

    [Fact]
    public async Task A_name_that_does_not_exist_is_said_so()
    {
        using var client = new ReferralClient(new ReferralClientOptions(ReferralClientOptions.EmulatorEndpoint, new TestTokens())
        {
            Clock = new TestClock(),
            Retry = RetryOptions.None,
            Proxy = new WebProxy(), // None, whatever this machine has.
        });
        var error = await Assert.ThrowsAsync<ConnectionException>(() => client.CreateAsync(TestClients.Deal(), cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal("PartnerReferral.Connection.NameNotFound", error.ErrorId);
    }

    [Fact]
    public async Task A_redirect_to_another_port_is_not_followed_by_the_stack_either()
    {
        using var other = new RawServer((_, _) => Ok("""{"id":"stolen"}"""));
        using var server = new RawServer((_, _) => $"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:{other.Port}/v1.0/engagements/referrals/x\r\nContent-Length: 0\r\n\r\n");
        using var client = server.NewClient();
        await Assert.ThrowsAsync<ConnectionException>(() => client.GetAsync("x", cancellationToken: TestContext.Current.CancellationToken));
        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task Compressed_answers_are_understood()
    {
        using var packed = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionMode.Compress, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes("""{"id":"packed"}"""));
        }

        using var server = new RawServer((_, _) => "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: " + packed.Length + "\r\n\r\n" + Encoding.Latin1.GetString(packed.ToArray()));
        using var client = server.NewClient();
        Assert.Equal("packed", (await client.GetAsync("x", cancellationToken: TestContext.Current.CancellationToken)).Id);
        Assert.Contains("gzip", server.Requests[0]);
    }

    private static string Ok(string body) => $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}";
}
