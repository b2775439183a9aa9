using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;

namespace PartnerReferrals.Contract.Tests.Emulator;

public sealed class FaultTests
{
    [Theory]
    [InlineData("""{"status":503}""", 503, "serviceNotAvailable", "application/json; charset=utf-8")]
    [InlineData("""{"status":429,"body":"gateway","code":"42"}""", 429, "\"code\":\"42\"", "application/json; charset=utf-8")]
    [InlineData("""{"status":502,"body":"html"}""", 502, "<!DOCTYPE html>", "text/html; charset=utf-8")]
    [InlineData("""{"status":500,"body":"empty"}""", 500, "", null)]
    [InlineData("""{"status":200,"body":"{\"id\":"}""", 200, "{\"id\":", "application/json; charset=utf-8")]
    [InlineData("""{"status":403,"code":"odd","message":"Because.","headers":{"WWW-Authenticate":"Bearer claims=\"x\""}}""", 403, "Because.", "application/json; charset=utf-8")]
    public async Task Answer_can_be_replaced(string rule, int status, string part, string? type)
    {
        using var session = new EmulatorSession();
        await session.FaultAsync(rule);
        var answer = await session.PostAsync(EmulatorSession.Referrals, Deal.Private());
        Assert.Equal(status, answer.Status);
        Assert.Contains(part, answer.Text, StringComparison.Ordinal);
        Assert.Equal(type, answer.Header("Content-Type"));
        Assert.Equal(0, await HeldAsync(session));
    }

    [Theory]
    [InlineData("5", "5")]
    [InlineData("\"abc\"", "abc")]
    [InlineData("-1", "-1")]
    [InlineData("\"date+30\"", "Sun, 01 Mar 2026 09:00:30 GMT")]
    [InlineData("\"date-60\"", "Sun, 01 Mar 2026 08:59:00 GMT")]
    public async Task RetryAfter_can_be_anything(string value, string header)
    {
        using var session = new EmulatorSession();
        await session.FaultAsync($$"""{"status":429,"retryAfter":{{value}}}""");
        var answer = await session.ListAsync("");
        Assert.Equal(header, answer.Message.Headers.NonValidated["Retry-After"].ToString());
        Assert.Equal("Sun, 01 Mar 2026 09:00:00 GMT", answer.Header("Date"));
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task Connection_can_die_before_or_after_the_commit(bool commit, int held)
    {
        using var session = new EmulatorSession();
        await session.FaultAsync($$"""{"operation":"create","drop":true,"commit":{{(commit ? "true" : "false")}}}""");
        var error = await Assert.ThrowsAsync<HttpRequestException>(() => session.PostAsync(EmulatorSession.Referrals, Deal.Private()));
        Assert.Equal(HttpRequestError.ResponseEnded, error.HttpRequestError);
        Assert.IsAssignableFrom<IOException>(error.InnerException);
        var counts = await session.ControlAsync("statistics");
        Assert.Equal(held, counts["referrals"]!.GetValue<int>());
        Assert.Equal(held, counts["created"]!.GetValue<int>());
        Assert.Equal(1, counts["byOperation"]!["create"]!["dropped"]!.GetValue<int>());
    }

    [Fact]
    public async Task Error_can_follow_the_commit()
    {
        using var session = new EmulatorSession();
        await session.FaultAsync("""{"status":500,"commit":true}""");
        Assert.Equal(500, (await session.PostAsync(EmulatorSession.Referrals, Deal.Private())).Status);
        Assert.Equal(1, await HeldAsync(session));
    }

    [Fact]
    public async Task Body_can_end_too_early()
    {
        using var session = new EmulatorSession();
        await session.FaultAsync("""{"operation":"create","truncateAfter":20}""");
        using var request = new HttpRequestMessage(HttpMethod.Post, EmulatorSession.Referrals) { Content = EmulatorSession.Json(Deal.Private()) };
        using var response = await session.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        Assert.Equal(200, (int)response.StatusCode);
        Assert.True(response.Content.Headers.ContentLength > 1000);
        await using var stream = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        var received = new byte[100];
        Assert.Equal(20, await stream.ReadAsync(received, TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<HttpIOException>(() => stream.ReadAsync(received, TestContext.Current.CancellationToken).AsTask());
        await Assert.ThrowsAsync<HttpRequestException>(() => session.PostAsync(EmulatorSession.Referrals, Deal.Private()));
        Assert.Equal(2, await HeldAsync(session));
    }

    [Fact]
    public async Task Media_type_can_be_wrong()
    {
        using var session = new EmulatorSession();
        await session.FaultAsync("""{"contentType":"text/plain"}""");
        var answer = await session.PostAsync(EmulatorSession.Referrals, Deal.Private());
        Assert.Equal("text/plain", answer.Header("Content-Type"));
        Assert.True(answer.Json.ContainsKey("id"));
    }

    [Theory]
    [InlineData("""{"silenceSeconds":60,"commit":true}""", 1)]
    [InlineData("""{"silenceSeconds":60}""", 0)]
    [InlineData("""{"latencyMs":60000}""", 1)]
    public async Task Caller_who_gives_up_while_waiting_is_let_go_at_once(string rule, int held)
    {
        using var session = new EmulatorSession();
        await session.FaultAsync(rule);
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var content = EmulatorSession.Json(Deal.Private());
        var started = Stopwatch.GetTimestamp();
        var sending = session.Http.PostAsync(EmulatorSession.Referrals, content, giveUp.Token);
        while (held != await HeldAsync(session) || (await session.ControlAsync("statistics"))["inFlight"]!.GetValue<int>() == 0)
        {
            await Task.Yield();
        }

        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(30));
        Assert.Equal(held, await HeldAsync(session));
        Assert.Equal(1, (await session.ControlAsync("statistics"))["byOperation"]!["create"]!["abandoned"]!.GetValue<int>());
    }

    [Fact]
    public async Task Silence_without_commit_ends_in_a_dead_connection()
    {
        using var session = new EmulatorSession();
        await session.FaultAsync("""{"silenceSeconds":0.01}""");
        await Assert.ThrowsAsync<HttpRequestException>(() => session.PostAsync(EmulatorSession.Referrals, Deal.Private()));
        Assert.Equal(0, await HeldAsync(session));
    }

    [Theory]
    [InlineData("""{"status":500,"nth":3}""", "00100000")]
    [InlineData("""{"status":500,"first":2}""", "11000000")]
    [InlineData("""{"status":500,"every":3}""", "00100100")]
    [InlineData("""{"status":500,"every":2,"times":2}""", "01010000")]
    [InlineData("""{"status":500,"operation":"create","nth":1}""", "00000000")]
    [InlineData("""{"status":500,"operation":"LIST","nth":1}""", "10000000")]
    [InlineData("""{"status":500,"contains":"$top=5"}""", "00000100")]
    [InlineData("""[{"status":500,"nth":2},{"status":500,"nth":4}]""", "01010000")]
    public async Task Rule_picks_its_requests(string rule, string hits)
    {
        using var session = new EmulatorSession();
        await session.FaultAsync(rule);
        var seen = string.Empty;
        for (var number = 0; number < hits.Length; number++)
        {
            seen += (await session.ListAsync($"$top={number}")).Status == 500 ? "1" : "0";
        }

        Assert.Equal(hits, seen);
    }

    [Fact]
    public async Task Rule_can_aim_at_one_row_by_its_body()
    {
        using var session = new EmulatorSession();
        await session.FaultAsync("""{"status":400,"contains":"CRM-0042"}""");
        Assert.Equal(400, (await session.PostAsync(EmulatorSession.Referrals, Deal.Private())).Status);
        Assert.Equal(200, (await session.PostAsync(EmulatorSession.Referrals, Deal.Of2019())).Status);
    }

    [Fact]
    public async Task Chances_follow_the_seed()
    {
        var first = await PatternAsync("3");
        Assert.Equal(first, await PatternAsync("3"));
        Assert.NotEqual(first, await PatternAsync("4"));
        Assert.InRange(first.Count(c => c == '1'), 60, 140);

        static async Task<string> PatternAsync(string seed)
        {
            using var session = new EmulatorSession(("seed", seed), ("faults", """[{"status":500,"probability":0.5,"name":"coin"}]"""));
            var seen = string.Empty;
            for (var number = 0; number < 200; number++)
            {
                seen += (await session.ListAsync("")).Status == 500 ? "1" : "0";
            }

            return seen;
        }
    }

    [Fact]
    public async Task Rules_are_listed_replaced_and_removed_while_running()
    {
        using var session = new EmulatorSession();
        await session.FaultAsync("""{"name":"a","status":500}""");
        await session.FaultAsync("""{"name":"b","status":501}""");
        await session.FaultAsync("""{"name":"a","status":502}""");
        Assert.Equal(501, (await session.ListAsync("")).Status);
        var rules = (await session.ControlAsync("faults")).AsArray();
        Assert.Equal(["b", "a"], rules.Select(r => r!["name"]!.GetValue<string>()));
        Assert.Equal([1, 0], rules.Select(r => r!["hits"]!.GetValue<int>()));
        Assert.Equal([1, 1], rules.Select(r => r!["matched"]!.GetValue<int>()));
        Assert.Equal(204, (await session.SendAsync(HttpMethod.Delete, "_emulator/faults/b")).Status);
        Assert.Equal(502, (await session.ListAsync("")).Status);
        Assert.Equal(404, (await session.SendAsync(HttpMethod.Delete, "_emulator/faults/b")).Status);
        Assert.Equal(204, (await session.SendAsync(HttpMethod.Delete, "_emulator/faults")).Status);
        Assert.Equal(200, (await session.ListAsync("")).Status);
    }

    [Theory]
    [InlineData("""{"statuz":500}""", "statuz")]
    [InlineData("""{"probability":2}""", "probability")]
    [InlineData("""{"operation":"delete"}""", "operation")]
    [InlineData("""{"status":99}""", "status")]
    [InlineData("nonsense", "not understood")]
    public async Task Unusable_rule_is_refused_with_the_reason(string rule, string reason)
    {
        using var session = new EmulatorSession();
        using var content = new StringContent(rule, System.Text.Encoding.UTF8, "application/json");
        using var response = await session.Http.PostAsync("_emulator/faults", content, TestContext.Current.CancellationToken);
        var answer = await Answer.ReadAsync(response);
        Assert.Equal(400, answer.Status);
        Assert.Contains(reason, answer.ErrorMessage, StringComparison.Ordinal);
    }

    private static async Task<int> HeldAsync(EmulatorSession session) =>
        (await session.ControlAsync("statistics"))["referrals"]!.GetValue<int>();
}
