using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using PartnerReferrals.Emulator;

namespace PartnerReferrals.Contract.Tests.Emulator;

public sealed class ControlTests
{
    [Fact]
    public async Task Control_calls_list_themselves_and_are_not_counted()
    {
        using var session = new EmulatorSession();
        session.Http.DefaultRequestHeaders.Authorization = null;
        var calls = (await session.ControlAsync("")).AsArray();
        Assert.Contains(calls, c => c!["path"]!.GetValue<string>() == "/_emulator/faults/{name}");
        Assert.Equal(404, (await session.GetAsync("_emulator/nothing")).Status);
        Assert.Equal(0, (await session.ControlAsync("statistics"))["requests"]!.GetValue<int>());
        Assert.Empty((await session.ControlAsync("requests")).AsArray());
    }

    [Fact]
    public async Task Token_is_minted_over_the_wire()
    {
        using var session = new EmulatorSession();
        var issued = await session.ControlAsync("tokens", new JsonObject { ["organization"] = "Fabrikam", ["lifetime"] = 60, ["role"] = "ReferralsUser" });
        Assert.Equal(60, issued["expires_in"]!.GetValue<int>());
        session.Http.DefaultRequestHeaders.Authorization = new("Bearer", issued["access_token"]!.GetValue<string>());
        Assert.Equal(issued["organizationId"]!.GetValue<string>(), (await session.CreateAsync())["organizationId"]!.GetValue<string>());
        Assert.Equal(400, (await session.PostAsync("_emulator/tokens", new JsonObject { ["colour"] = "red" })).Status);
        Assert.Equal(400, (await session.PostAsync("_emulator/tokens", new JsonObject { ["role"] = "King" })).Status);
    }

    [Fact]
    public async Task Statistics_can_be_read_while_they_grow()
    {
        using var session = new EmulatorSession();
        for (var round = 0; round < 5; round++)
        {
            // Each request ends in a way of its own, so that each adds a count.
            for (var status = 400; status < 500; status++)
            {
                await session.FaultAsync($$"""{"operation":"list","status":{{status}},"times":1}""");
            }

            var requests = Enumerable.Range(0, 100).Select(_ => Task.Run(() => session.ListAsync(""))).ToArray();
            while (!requests.All(r => r.IsCompleted))
            {
                Assert.NotEqual(400, (await session.GetAsync("_emulator/statistics")).Status);
            }

            await Task.WhenAll(requests);
            await session.SendAsync(HttpMethod.Delete, "_emulator/statistics");
        }
    }

    [Fact]
    public async Task Statistics_count_by_operation_and_outcome()
    {
        using var session = new EmulatorSession();
        var id = (await session.CreateAsync())["id"]!.GetValue<string>();
        await session.PostAsync(EmulatorSession.Referrals, new JsonObject());
        await session.GetAsync($"{EmulatorSession.Referrals}/{id}");
        await session.PatchAsync(id, PatchTests.Replace("/name", "x"));
        await session.ListAsync("");
        await session.GetAsync("elsewhere");
        var counts = await session.ControlAsync("statistics");
        Assert.Equal(6, counts["requests"]!.GetValue<int>());
        Assert.Equal("""{"200":1,"400":1}""", counts["byOperation"]!["create"]!.ToJsonString());
        Assert.Equal("""{"204":1}""", counts["byOperation"]!["patch"]!.ToJsonString());
        Assert.Equal("""{"404":1}""", counts["byOperation"]!["other"]!.ToJsonString());
        Assert.Equal((1, 1, 0), (counts["created"]!.GetValue<int>(), counts["referrals"]!.GetValue<int>(), counts["inFlight"]!.GetValue<int>()));
        await session.SendAsync(HttpMethod.Delete, "_emulator/statistics");
        Assert.Equal(0, (await session.ControlAsync("statistics"))["requests"]!.GetValue<int>());
        Assert.Equal(1, (await session.ControlAsync("statistics"))["referrals"]!.GetValue<int>());
    }

    [Fact]
    public async Task Peak_of_requests_in_flight_is_seen()
    {
        using var session = new EmulatorSession(("latency", "300"));
        await Task.WhenAll(Enumerable.Range(0, 7).Select(_ => session.ListAsync("")));
        Assert.Equal(7, (await session.ControlAsync("statistics"))["peakInFlight"]!.GetValue<int>());
    }

    [Fact]
    public async Task Log_shows_requests_without_tokens_and_bodies_only_on_demand()
    {
        using var session = new EmulatorSession(("logSize", "2"));
        await session.GetAsync("forgotten");
        await session.PostAsync(EmulatorSession.Referrals, Deal.Private(), ("X-Caller-Id", "me"));
        await session.ControlAsync("settings", new JsonObject { ["logBodies"] = true });
        await session.ListAsync("$top=1");
        await session.PostAsync(EmulatorSession.Referrals, Deal.Private());
        var log = (await session.ControlAsync("requests")).AsArray();
        Assert.Equal([3, 4], log.Select(r => r!["number"]!.GetValue<int>()));
        Assert.Equal("$top=1", log[0]!["query"]!.GetValue<string>());
        Assert.Contains("CRM-0042", log[1]!["body"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("(not logged)", log[1]!["headers"]!["Authorization"]!.GetValue<string>());
        Assert.DoesNotContain(session.Http.DefaultRequestHeaders.Authorization!.Parameter!, log.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reset_goes_back_to_the_first_moment()
    {
        using var session = new EmulatorSession(("faults", """[{"operation":"list","status":500,"nth":2}]"""));
        var first = await session.CreateAsync();
        await session.AdvanceAsync(100);
        await session.ControlAsync("settings", new JsonObject { ["createStatus"] = 201 });
        await session.SendAsync(HttpMethod.Delete, "_emulator/faults");
        Assert.Equal(204, (await session.SendAsync(HttpMethod.Post, "_emulator/reset")).Status);
        Assert.Equal(first.ToJsonString(), (await session.CreateAsync()).ToJsonString());
        await session.ListAsync("");
        Assert.Equal(500, (await session.ListAsync("")).Status);
    }

    [Fact]
    public async Task Clock_is_read_moved_and_set_going()
    {
        using var session = new EmulatorSession();
        await session.ControlAsync("clock", new JsonObject { ["now"] = "2027-01-01T00:00:00Z" });
        Assert.Equal("2027-01-01T00:00:00+00:00", (await session.ControlAsync("clock"))["now"]!.GetValue<string>());
        session.SignIn();
        Assert.Equal("2027-01-01T00:00:00.0000000Z", (await session.CreateAsync())["createdDateTime"]!.GetValue<string>());
        Assert.Equal(400, (await session.PostAsync("_emulator/clock", new JsonObject { ["now"] = "noon" })).Status);
        Assert.Equal(400, (await session.PostAsync("_emulator/clock", new JsonObject { ["hour"] = 1 })).Status);

        using var fast = new EmulatorSession(("clockFrozen", "false"), ("clockRate", "100000"));
        await Task.Delay(20, TestContext.Current.CancellationToken);
        var now = DateTimeOffset.Parse((await fast.ControlAsync("clock"))["now"]!.GetValue<string>());
        Assert.True(now > new DateTimeOffset(2026, 3, 1, 9, 20, 0, TimeSpan.Zero), now.ToString("o"));
    }

    [Fact]
    public async Task Dump_shows_every_referral()
    {
        using var session = new EmulatorSession();
        var own = await session.CreateAsync(Deal.Shared());
        await session.CreateAsync(Deal.MicrosoftLeg(own["engagementId"]!.GetValue<string>()));
        session.SignIn(("organization", "Fabrikam"));
        await session.CreateAsync();
        Assert.Equal(3, (await session.ControlAsync("referrals")).AsArray().Count);
    }

    [Fact]
    public async Task Only_JSON_opens_the_control_path()
    {
        using var session = new EmulatorSession();
        using var content = new StringContent("""{"createStatus":201}""");
        using var response = await session.Http.PostAsync("_emulator/settings", content, TestContext.Current.CancellationToken);
        Assert.Equal(415, (int)response.StatusCode);
    }

    [Theory]
    [InlineData("colour", "red", "Known settings: ")]
    [InlineData("pageSize", "0", "a whole number from 1")]
    [InlineData("pageSize", "many", "a whole number from 1")]
    [InlineData("profile", "strict", "api, portal")]
    [InlineData("profile", "1", "api, portal")]
    [InlineData("latency", "-1", "milliseconds")]
    [InlineData("clockStart", "noon", "ISO 8601")]
    [InlineData("unknownWord", "colour=red", "property=word")]
    [InlineData("faults", "[{\"statuz\":1}]", "statuz")]
    public void Unusable_setting_is_refused_with_what_is_accepted(string name, string value, string part)
    {
        var refused = Assert.Throws<ArgumentException>(() => new InProcessEmulator(new Dictionary<string, string> { [name] = value }));
        Assert.Contains(part, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_change_while_running_except_those_of_the_start()
    {
        using var session = new EmulatorSession();
        var settings = await session.ControlAsync("settings", new JsonObject { ["PageSize"] = 7 });
        Assert.Equal(7, settings["pageSize"]!.GetValue<int>());
        Assert.Equal(400, (await session.PostAsync("_emulator/settings", new JsonObject { ["seed"] = 2 })).Status);
        Assert.Equal(400, (await session.PostAsync("_emulator/settings", new JsonObject { ["colour"] = 2 })).Status);
    }

    [Theory]
    [InlineData("http://emulator.invalid/v1.0/referrals?$skiptoken=x")]
    [InlineData("https://api.partner.microsoft.com/v1.0/engagements/referrals")]
    [InlineData("https://emulator.invalid:8443/v1.0/engagements/referrals")]
    public async Task Other_hosts_do_not_exist_and_the_attempt_is_counted(string address)
    {
        using var session = new EmulatorSession();
        var error = await Assert.ThrowsAsync<HttpRequestException>(() => session.GetAsync(address));
        Assert.Equal(HttpRequestError.NameResolutionError, error.HttpRequestError);
        var counts = await session.ControlAsync("statistics");
        Assert.Equal((1, 0), (counts["stray"]!.GetValue<int>(), counts["requests"]!.GetValue<int>()));
    }
}
