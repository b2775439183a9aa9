using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace PartnerReferrals.Contract.Tests.Emulator;

/// <summary>The socket transport: the same core, with real connections that really die.</summary>
public sealed class ServerTests
{
    [Fact]
    public async Task Server_says_where_it_is_and_works_like_the_one_in_process()
    {
        using var server = await ServerProcess.StartAsync("--seed", "7", "--clock-start", "2026-03-01T09:00:00Z", "--clock-frozen", "--token-lifetime", "8640000");
        Assert.Contains("_emulator/tokens", server.Greeting, StringComparison.Ordinal);
        Assert.True(server.Http.BaseAddress!.IsLoopback);
        await server.SignInAsync();
        var overWire = await server.PostAsync(EmulatorSession.Referrals, Deal.Private());

        using var session = new EmulatorSession(("seed", "7"));
        var inProcess = await session.PostAsync(EmulatorSession.Referrals, Deal.Private());
        Assert.Equal(inProcess.Text.Replace("https://emulator.invalid/", server.Http.BaseAddress.ToString(), StringComparison.Ordinal), overWire.Text);
        Assert.Equal(Headers(inProcess), Headers(overWire));
        var row = (await server.GetAsync($"{EmulatorSession.Referrals}?$filter=contains(name,'%20data%20')")).Names;
        Assert.Equal(["Bluewater data platform"], row);

        static string[] Headers(Answer answer) =>
        [
            .. answer.Message.Headers.Select(h => h.Key).Concat(answer.Message.Content.Headers.Select(h => h.Key))
                .Select(name => name.ToUpperInvariant()).Order(StringComparer.Ordinal),
        ];
    }

    [Fact]
    public async Task Connections_die_as_the_faults_say()
    {
        using var server = await ServerProcess.StartAsync("--log-bodies");
        await server.SignInAsync();
        var faults = await server.PostAsync("_emulator/faults", JsonNode.Parse("""
            [{"operation":"create","drop":true,"commit":true,"nth":1},{"operation":"create","drop":true,"nth":2},{"operation":"create","truncateAfter":30,"nth":3}]
            """)!);
        Assert.Equal(200, faults.Status);
        await Assert.ThrowsAsync<HttpRequestException>(() => server.PostAsync(EmulatorSession.Referrals, Deal.Private()));
        Assert.Equal(1, await HeldAsync());
        await Assert.ThrowsAsync<HttpRequestException>(() => server.PostAsync(EmulatorSession.Referrals, Deal.Private()));
        Assert.Equal(1, await HeldAsync());
        await Assert.ThrowsAsync<HttpRequestException>(() => server.PostAsync(EmulatorSession.Referrals, Deal.Private()));
        Assert.Equal(2, await HeldAsync());
        Assert.Equal(200, (await server.PostAsync(EmulatorSession.Referrals, Deal.Private())).Status);

        async Task<int> HeldAsync() => (await server.GetAsync("_emulator/statistics")).Json["referrals"]!.GetValue<int>();
    }

    [Fact]
    public async Task Foreign_host_names_are_refused()
    {
        using var server = await ServerProcess.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "_emulator/referrals") { Headers = { Host = "rebound.example" } };
        using var response = await server.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        request.Dispose();
        using var local = new HttpRequestMessage(HttpMethod.Get, "_emulator/referrals") { Headers = { Host = "localhost" } };
        using var answer = await server.Http.SendAsync(local, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("--colour red", "Known settings")]
    [InlineData("--port 70000", "not a port")]
    [InlineData("latency", "not understood")]
    public async Task Wrong_argument_ends_with_a_message(string arguments, string part)
    {
        using var process = ServerProcess.Launch(arguments.Split(' '));
        var message = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(2, process.ExitCode);
        Assert.Contains(part, message, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", message, StringComparison.Ordinal);
    }
}
