using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;

namespace PartnerReferrals.Client.Tests.Http;

public class RawRequestTests
{
    [Theory]
    [InlineData("engagements/referrals?$top=1", "https://emulator.invalid/v1.0/engagements/referrals?$top=1")]
    [InlineData("/v2/other", "https://emulator.invalid/v2/other")]
    [InlineData("engagements/referrals/a:b", "https://emulator.invalid/v1.0/engagements/referrals/a:b")]
    public async Task A_relative_path_is_sent_below_the_endpoint(string path, string address)
    {
        var handler = new ScriptedHandler(Answers.Json(200, "[1]", ("Request-ID", "r")));
        using var client = TestClients.Over(handler);
        var answer = await client.SendAsync(new ServiceRequest { Method = "get", Path = path }, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(address, handler.Requests[0].Address.AbsoluteUri);
        Assert.Equal(("[1]", "r", "application/json"), (answer.Body, answer.RequestId, answer.ContentType));
        Assert.Equal("r", answer.Headers["request-id"]);
        Assert.Equal("r", client.LastRequestId);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("https://emulator.invalid/v1.0/engagements/referrals")]
    [InlineData("//evil.example/x")]
    [InlineData(@"\\evil.example\x")]
    [InlineData(@"/\evil.example/x")]
    [InlineData("javascript:alert(1)")]
    [InlineData("  //evil.example")]
    [InlineData("http:evil.example")]
    public async Task Anything_that_could_leave_the_host_is_refused_before_sending(string path)
    {
        var handler = new ScriptedHandler(Answers.Json(200, ""));
        using var client = TestClients.Over(handler);
        var error = await Assert.ThrowsAsync<ConnectionException>(() => client.SendAsync(new ServiceRequest { Method = "GET", Path = path }, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal("PartnerReferral.Connection.ForeignAddress", error.ErrorId);
        Assert.Empty(handler.Requests);
    }

    [Theory]
    [InlineData("Authorization", "Bearer stolen")]
    [InlineData("host", "evil.example")]
    [InlineData("Proxy-Authorization", "Basic stolen")]
    [InlineData("proxy-authorization", "Basic stolen")]
    [InlineData("Cookie", "a=b")]
    [InlineData("Content-Length", "1")]
    [InlineData("Transfer-Encoding", "chunked")]
    [InlineData("Connection", "close")]
    [InlineData("X-Mine", "a\r\nHost: evil.example")]
    [InlineData("X Mine", "a")]
    public async Task Headers_that_belong_to_the_connection_are_refused(string name, string value)
    {
        var handler = new ScriptedHandler(Answers.Json(200, ""));
        using var client = TestClients.Over(handler);
        var request = new ServiceRequest { Method = "GET", Path = "x", Headers = [new(name, value)] };
        await Assert.ThrowsAsync<ArgumentException>(() => client.SendAsync(request, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Empty(handler.Requests);
    }

    [Fact]
    public async Task Other_headers_and_the_body_go_as_given()
    {
        var handler = new ScriptedHandler(Answers.Json(200, "{}"));
        using var client = TestClients.Over(handler);
        var request = new ServiceRequest
        {
            Method = "PUT",
            Path = "engagements/referrals/x",
            Body = """{"a":1}""",
            Headers = [new("If-Match", "\"e\""), new("Content-Type", "application/json; charset=utf-8"), new("client-request-id", "mine")],
        };
        await client.SendAsync(request, cancellationToken: TestContext.Current.CancellationToken);
        var seen = handler.Requests[0];
        Assert.Equal(("\"e\"", "application/json; charset=utf-8", "mine", """{"a":1}"""), (seen.Header("If-Match"), seen.Header("Content-Type"), seen.Header("client-request-id"), seen.Body));
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task A_raw_change_whose_answer_is_lost_is_sent_once(string method)
    {
        var handler = new ScriptedHandler(Faults.Lost);
        using var client = TestClients.Over(handler);
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => client.SendAsync(new ServiceRequest { Method = method, Path = "x" }, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Single(handler.Requests);
    }
}
