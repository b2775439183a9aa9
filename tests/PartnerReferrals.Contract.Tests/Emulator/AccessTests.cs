using System;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace PartnerReferrals.Contract.Tests.Emulator;

public sealed class AccessTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("Basic abc")]
    [InlineData("Bearer not.a.token")]
    [InlineData("Bearer")]
    [InlineData("Bearer a")]
    public async Task Without_a_token_of_this_service_nothing_opens(string? authorization)
    {
        using var session = new EmulatorSession();
        session.Http.DefaultRequestHeaders.Remove("Authorization");
        if (authorization is not null)
        {
            session.Http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);
        }

        var answer = await session.ListAsync("");
        answer.ExpectError(401, "unauthenticated", null);
        Assert.StartsWith("Bearer", answer.Header("WWW-Authenticate"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_of_another_emulator_is_refused_and_of_the_same_seed_taken()
    {
        using var one = new EmulatorSession(("seed", "1"));
        using var same = new EmulatorSession(("seed", "1"));
        using var other = new EmulatorSession(("seed", "2"));
        one.Http.DefaultRequestHeaders.Authorization = same.Http.DefaultRequestHeaders.Authorization;
        (await one.ListAsync("")).Expect(200);
        one.Http.DefaultRequestHeaders.Authorization = other.Http.DefaultRequestHeaders.Authorization;
        (await one.ListAsync("")).ExpectError(401, "unauthenticated", null);
    }

    [Fact]
    public async Task Wrong_audience_and_expired_tokens_are_refused()
    {
        using var session = new EmulatorSession();
        session.SignIn(("audience", "https://api.partnercenter.microsoft.com"));
        var answer = await session.ListAsync("");
        answer.ExpectError(401, "unauthenticated", null);
        Assert.Contains("audience", answer.ErrorMessage, StringComparison.Ordinal);

        session.SignIn(("lifetime", "3600"));
        await session.AdvanceAsync(3599);
        (await session.ListAsync("")).Expect(200);
        await session.AdvanceAsync(1);
        Assert.Contains("expired", (await session.ListAsync("")).ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void Token_can_be_read_like_a_real_one()
    {
        using var session = new EmulatorSession();
        session.SignIn(("user", "kim@fabrikam.example"), ("organization", "Fabrikam"), ("lifetime", "60"));
        var parts = session.Http.DefaultRequestHeaders.Authorization!.Parameter!.Split('.');
        Assert.Equal(3, parts.Length);
        var claims = JsonNode.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(
            parts[1].Replace('-', '+').Replace('_', '/').PadRight((parts[1].Length + 3) / 4 * 4, '='))))!;
        Assert.Equal("kim@fabrikam.example", claims["upn"]!.GetValue<string>());
        Assert.Equal("https://api.partner.microsoft.com", claims["aud"]!.GetValue<string>());
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 9, 1, 0, TimeSpan.Zero).ToUnixTimeSeconds(), claims["exp"]!.GetValue<long>());
        Assert.True(Guid.TryParse(claims["tid"]!.GetValue<string>(), out _));
    }

    [Theory]
    [InlineData("None", "false", "false", 403)]
    [InlineData("GlobalAdmin", "false", "false", 403)]
    [InlineData("ReferralsAdmin", "true", "false", 403)]
    [InlineData("ReferralsAdmin", "false", "true", 401)]
    [InlineData("ReferralsAdmin", "false", "false", 200)]
    [InlineData("ReferralsUser", "false", "false", 200)]
    public async Task Role_decides(string role, string appOnly, string singleFactor, int status)
    {
        using var session = new EmulatorSession();
        session.SignIn(("role", role), ("appOnly", appOnly), ("mfa", singleFactor == "true" ? "false" : "true"));
        var answer = await session.PostAsync(EmulatorSession.Referrals, Deal.Private());
        Assert.Equal(status, answer.Status);
        if (status != 200)
        {
            Assert.Equal(status == 401 ? "900421" : "accessDenied", answer.Code);
        }
    }

    [Fact]
    public async Task Switches_open_Global_admin_and_close_writing_for_users()
    {
        using var session = new EmulatorSession(("globalAdmin", "true"), ("referralsUserWrites", "false"));
        session.SignIn(("role", "GlobalAdmin"));
        await session.CreateAsync();
        session.SignIn(("role", "ReferralsUser"));
        (await session.ListAsync("")).Expect(200);
        (await session.PostAsync(EmulatorSession.Referrals, Deal.Private())).ExpectError(403, "accessDenied", null);
    }

    [Fact]
    public async Task Referrals_user_sees_and_edits_deals_of_the_own_team_only()
    {
        using var session = new EmulatorSession();
        var foreign = await session.CreateAsync(Deal.Private("foreign"));
        var mine = Deal.Private("mine");
        mine["team"]!.AsArray().Add(new JsonObject { ["email"] = "KIM@partner.example" });
        var own = await session.CreateAsync(mine);
        session.SignIn(("role", "ReferralsUser"), ("user", "kim@partner.example"));

        Assert.Equal(["mine"], (await session.ListAsync("")).Names);
        (await session.GetAsync($"{EmulatorSession.Referrals}/{foreign["id"]}")).ExpectError(403, "accessDenied", "team");
        (await session.PatchAsync(foreign["id"]!.GetValue<string>(), PatchTests.Replace("/name", "x"))).ExpectError(403, "accessDenied", "team");
        (await session.PostAsync(EmulatorSession.Referrals, Deal.MicrosoftLeg(foreign["engagementId"]!.GetValue<string>()))).ExpectError(403, "accessDenied", "team");
        Assert.Equal(204, (await session.PatchAsync(own["id"]!.GetValue<string>(), PatchTests.Replace("/name", "ours"))).Status);
    }

    [Fact]
    public async Task Organizations_see_their_own_referrals_only()
    {
        using var session = new EmulatorSession();
        var deal = await session.CreateAsync();
        session.SignIn(("organization", "Fabrikam"));
        Assert.Empty((await session.ListAsync("")).Names);
        Assert.Empty((await session.ListAsync($"$filter=engagementId eq {deal["engagementId"]}")).Names);
        (await session.GetAsync($"{EmulatorSession.Referrals}/{deal["id"]}")).ExpectError(404, "itemNotFound", "id");
        (await session.PatchAsync(deal["id"]!.GetValue<string>(), PatchTests.Replace("/name", "x"))).ExpectError(404, "itemNotFound", "id");
        var theirs = await session.CreateAsync();
        Assert.NotEqual(deal["organizationId"]!.GetValue<string>(), theirs["organizationId"]!.GetValue<string>());
        Assert.Equal("Fabrikam", theirs["organizationName"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("DELETE", "v1.0/engagements/referrals/5c7f7b6e-0a8e-4a53-8a37-0d3d3d1d1d1d", 405, "GET, PATCH, PUT")]
    [InlineData("PUT", "v1.0/engagements/referrals", 405, "GET, POST")]
    [InlineData("POST", "v1.0/engagements/referrals/5c7f7b6e-0a8e-4a53-8a37-0d3d3d1d1d1d", 405, "GET, PATCH, PUT")]
    [InlineData("GET", "v1.0/referrals", 404, null)]
    [InlineData("GET", "v1.0/engagements/referrals/a/b", 404, null)]
    [InlineData("GET", "v1.0/engagements/referralsX", 404, null)]
    [InlineData("GET", "v1.0/engagements/referrals/nonsense", 404, null)]
    [InlineData("GET", "V1.0/Engagements/Referrals///", 200, null)]
    public async Task Addresses_and_methods(string method, string address, int status, string? allow)
    {
        using var session = new EmulatorSession();
        var answer = await session.SendAsync(new HttpMethod(method), address);
        Assert.Equal(status, answer.Status);
        Assert.Equal(allow, answer.Header("Allow"));
    }

    [Fact]
    public async Task Trailing_slashes_do_no_harm()
    {
        using var session = new EmulatorSession();
        var id = (await session.CreateAsync())["id"]!.GetValue<string>();
        (await session.GetAsync($"{EmulatorSession.Referrals}/{id}/")).Expect(200);
        Assert.Equal(204, (await session.PatchAsync(id + "//", PatchTests.Replace("/name", "x"))).Status);
    }

    [Theory]
    [InlineData("text/plain", "{}", 415, "invalidRequest")]
    [InlineData("application/json; charset=utf-16", "{}", 415, "invalidRequest")]
    [InlineData(null, "{}", 415, "invalidRequest")]
    [InlineData("application/json", "", 400, "invalidRequest")]
    [InlineData("application/json", "{\"a\":", 400, "invalidRequest")]
    [InlineData("application/json", "[]", 400, "invalidRequest")]
    [InlineData("application/json", "null", 400, "invalidRequest")]
    public async Task Bodies_that_are_no_JSON_object_are_refused(string? type, string body, int status, string code)
    {
        using var session = new EmulatorSession();
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        using var response = await session.Http.PostAsync(EmulatorSession.Referrals, content, TestContext.Current.CancellationToken);
        (await Answer.ReadAsync(response)).ExpectError(status, code, status == 400 ? "referral" : null);
    }

    [Fact]
    public async Task Deep_long_and_foreign_bodies_are_handled()
    {
        using var session = new EmulatorSession();
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", 200)) + "1" + new string('}', 200);
        using var content = new StringContent(deep, Encoding.UTF8, "application/json");
        using var response = await session.Http.PostAsync(EmulatorSession.Referrals, content, TestContext.Current.CancellationToken);
        (await Answer.ReadAsync(response)).ExpectError(400, "invalidRequest", "referral");

        var body = Deal.Private("שלום 👋🏽 مرحبا");
        body["details"]!["notes"] = new string('x', 10_000_000);
        var deal = await session.CreateAsync(body);
        Assert.Equal("שלום 👋🏽 مرحبا", deal["name"]!.GetValue<string>());
        Assert.Equal(10_000_000, deal["details"]!["notes"]!.GetValue<string>().Length);

        using var small = new EmulatorSession(("maxBodyBytes", "100"));
        Assert.Equal(413, (await small.PostAsync(EmulatorSession.Referrals, Deal.Private())).Status);
    }

    [Fact]
    public async Task Accept_that_allows_no_JSON_is_not_acceptable()
    {
        using var session = new EmulatorSession();
        Assert.Equal(406, (await session.SendAsync(HttpMethod.Get, EmulatorSession.Referrals, null, ("Accept", "text/csv"))).Status);
        Assert.Equal(200, (await session.SendAsync(HttpMethod.Get, EmulatorSession.Referrals, null, ("Accept", "text/csv, */*;q=0.1"))).Status);
    }
}
