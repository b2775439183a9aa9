using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace PartnerReferrals.Contract.Tests.Emulator;

/// <summary>The identity side at the level of the wire: forms in, JSON out.</summary>
public sealed class IdentityTests
{
    private const string Client = "11111111-1111-1111-1111-111111111111";
    private const string Scope = "https://api.partner.microsoft.com/.default openid profile offline_access";

    [Fact]
    public async Task Device_sign_in_waits_for_the_user_and_opens_the_API()
    {
        using var session = new EmulatorSession(("deviceApproval", "false"), ("deviceInterval", "3"));
        var started = (await FormAsync(session, "devicecode", ("client_id", Client), ("scope", Scope))).Expect(200);
        Assert.Equal(3, started["interval"]!.GetValue<int>());
        var code = Text(started, "device_code");
        Assert.Equal("authorization_pending", Error(await PollAsync(session, code), 400));
        await session.ControlAsync("identity/approve", new JsonObject { ["userCode"] = Text(started, "user_code") });
        var tokens = (await PollAsync(session, code)).Expect(200);
        Assert.Equal("invalid_grant", Error(await PollAsync(session, code), 400));

        session.Http.DefaultRequestHeaders.Authorization = new("Bearer", Text(tokens, "access_token"));
        (await session.ListAsync("")).Expect(200);
        Assert.Contains("https://api.partner.microsoft.com/.default", Text(tokens, "scope"), StringComparison.Ordinal);
        Assert.Equal(8640000, tokens["expires_in"]!.GetValue<int>());
        var id = Claims(Text(tokens, "id_token"));
        Assert.Equal((Client, "seller@contoso.example"), (Text(id, "aud"), Text(id, "preferred_username")));
        Assert.Equal(Text(id, "tid"), Text(Json(Text(tokens, "client_info")), "utid"));
        Assert.Equal("""{"signIns":1,"renewals":0,"refreshTokens":1,"waiting":[]}""", (await session.ControlAsync("identity")).ToJsonString());
    }

    [Fact]
    public async Task Device_code_can_be_declined_and_runs_out()
    {
        using var session = new EmulatorSession(("deviceApproval", "false"));
        var code = Text((await FormAsync(session, "devicecode", ("client_id", Client), ("scope", Scope))).Expect(200), "device_code");
        await session.ControlAsync("identity/decline", []);
        Assert.Equal("authorization_declined", Error(await PollAsync(session, code), 400));
        await session.AdvanceAsync(901);
        Assert.Equal("expired_token", Error(await PollAsync(session, code), 400));
    }

    [Fact]
    public async Task Browser_comes_back_with_a_code_that_needs_its_verifier()
    {
        using var session = new EmulatorSession();
        const string Redirect = "http://localhost:5005/";
        var challenge = Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes("verifier"))).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        async Task<string> CodeAsync()
        {
            var answer = await session.GetAsync(
                $"{session.Emulator.LoginAddress}common/oauth2/v2.0/authorize?client_id={Client}&response_type=code&redirect_uri={Uri.EscapeDataString(Redirect)}" +
                $"&scope={Uri.EscapeDataString(Scope)}&state=a%2Bb&code_challenge={challenge}&code_challenge_method=S256&login_hint=kim%40contoso.example");
            Assert.Equal(302, answer.Status);
            var location = answer.Message.Headers.Location!.ToString();
            Assert.StartsWith(Redirect + "?code=", location, StringComparison.Ordinal);
            Assert.EndsWith("&state=a%2Bb", location, StringComparison.Ordinal);
            return location.Split("code=")[1].Split('&')[0];
        }

        Task<Answer> Redeem(string code, string verifier, string redirect) => FormAsync(
            session, "token", ("grant_type", "authorization_code"), ("client_id", Client), ("code", code), ("code_verifier", verifier), ("redirect_uri", redirect));
        Assert.Equal("invalid_grant", Error(await Redeem(await CodeAsync(), "guess", Redirect), 400));
        Assert.Equal("invalid_grant", Error(await Redeem(await CodeAsync(), "verifier", "http://localhost:5006/"), 400));
        var code = await CodeAsync();
        var tokens = (await Redeem(code, "verifier", Redirect)).Expect(200);
        Assert.Equal("kim@contoso.example", Text(Claims(Text(tokens, "access_token")), "upn"));
        Assert.Equal("invalid_grant", Error(await Redeem(code, "verifier", Redirect), 400));
    }

    [Fact]
    public async Task Browser_is_sent_to_loopback_addresses_only()
    {
        using var session = new EmulatorSession();
        var answer = await session.GetAsync(
            $"{session.Emulator.LoginAddress}common/oauth2/v2.0/authorize?client_id={Client}&response_type=code&redirect_uri=https%3A%2F%2Fevil.example%2F&scope=x");
        Assert.Equal("invalid_request", Error(answer, 400));
        var form = await session.GetAsync(
            $"{session.Emulator.LoginAddress}common/oauth2/v2.0/authorize?client_id={Client}&response_type=code&response_mode=form_post&redirect_uri=http%3A%2F%2Flocalhost%2F&scope=x");
        Assert.Contains("<form method=\"post\" action=\"http://localhost/\">", form.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refresh_token_renews_rotates_ages_and_is_revoked()
    {
        using var session = new EmulatorSession(("tokenLifetime", "120"), ("refreshTokenLifetime", "1000"));
        var first = Text(await session.ControlAsync("identity/refreshTokens", new JsonObject { ["clientId"] = Client }), "refresh_token");
        var second = Text((await RenewAsync(session, first)).Expect(200), "refresh_token");
        Assert.NotEqual(first, second);
        (await RenewAsync(session, first)).Expect(200);
        Assert.Equal(2, (await session.ControlAsync("identity"))["renewals"]!.GetValue<int>());
        Assert.Equal("invalid_grant", Error(await RenewAsync(session, "other"), 400));

        await session.ControlAsync("settings", new JsonObject { ["singleUseRefreshTokens"] = true });
        var third = Text((await RenewAsync(session, second)).Expect(200), "refresh_token");
        Assert.Equal("invalid_grant", Error(await RenewAsync(session, second), 400));

        await session.AdvanceAsync(1000);
        Assert.Contains("AADSTS700082", (await RenewAsync(session, third)).Text, StringComparison.Ordinal);
        var fresh = Text(await session.ControlAsync("identity/refreshTokens", new JsonObject { ["clientId"] = Client }), "refresh_token");
        await session.ControlAsync("identity/revoke", []);
        Assert.Contains("AADSTS50173", (await RenewAsync(session, fresh)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_client_secret_is_refused_and_never_shown()
    {
        using var session = new EmulatorSession(("clientSecret", "s3cret"), ("logBodies", "true"));
        var token = Text(await session.ControlAsync("identity/refreshTokens", new JsonObject { ["clientId"] = Client }), "refresh_token");
        Assert.Equal("invalid_client", Error(await RenewAsync(session, token, ("client_secret", "guess")), 401));
        (await RenewAsync(session, token, ("client_secret", "s3cret"))).Expect(200);
        var seen = (await session.ControlAsync("requests")).ToJsonString() + (await session.ControlAsync("settings")).ToJsonString();
        Assert.DoesNotContain("s3cret", seen, StringComparison.Ordinal);
        Assert.DoesNotContain(token, seen, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("slow_down", 400, "slow_down", "AADSTS1000040")]
    [InlineData("interaction_required", 400, "interaction_required", "AADSTS50079")]
    [InlineData("mfa_required", 400, "interaction_required", "\"claims\"")]
    [InlineData("consent_required", 400, "invalid_grant", "AADSTS65001")]
    [InlineData("token_expired", 400, "invalid_grant", "AADSTS700082")]
    [InlineData("too_many_requests", 429, "invalid_request", "AADSTS90055")]
    [InlineData("temporarily_unavailable", 503, "temporarily_unavailable", "AADSTS90024")]
    public async Task Refusals_can_be_ordered(string name, int status, string error, string part)
    {
        using var session = new EmulatorSession();
        await session.FaultAsync($$"""{"operation":"token","first":1,"body":"oauth","code":"{{name}}","retryAfter":7}""");
        var token = Text(await session.ControlAsync("identity/refreshTokens", new JsonObject { ["clientId"] = Client }), "refresh_token");
        var answer = await RenewAsync(session, token);
        Assert.Equal(error, Error(answer, status));
        Assert.Contains(part, answer.Text, StringComparison.Ordinal);
        Assert.Equal("7", answer.Header("Retry-After"));
        (await RenewAsync(session, token)).Expect(200);
    }

    [Fact]
    public async Task Signed_in_person_is_who_the_settings_say()
    {
        using var session = new EmulatorSession(("signInRole", "none"));
        var token = Text(await session.ControlAsync("identity/refreshTokens", new JsonObject { ["clientId"] = Client }), "refresh_token");
        session.Http.DefaultRequestHeaders.Authorization = new("Bearer", Text((await RenewAsync(session, token)).Expect(200), "access_token"));
        (await session.ListAsync("")).ExpectError(403, "accessDenied", null);
    }

    [Theory]
    [InlineData("common/discovery/instance", "tenant_discovery_endpoint")]
    [InlineData("common/v2.0/.well-known/openid-configuration", "token_endpoint")]
    public async Task Discovery_points_back_here(string address, string property)
    {
        using var session = new EmulatorSession();
        var document = (await session.GetAsync(session.Emulator.LoginAddress + address)).Expect(200);
        Assert.StartsWith("https://login.emulator.invalid/common/", Text(document, property), StringComparison.Ordinal);
    }

    private static Task<Answer> PollAsync(EmulatorSession session, string code) => FormAsync(
        session, "token", ("grant_type", "device_code"), ("client_id", Client), ("device_code", code));

    private static Task<Answer> RenewAsync(EmulatorSession session, string token, params (string, string)[] more) => FormAsync(
        session, "token", [("grant_type", "refresh_token"), ("client_id", Client), ("refresh_token", token), ("scope", Scope), .. more]);

    private static async Task<Answer> FormAsync(EmulatorSession session, string endpoint, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value)));
        using var response = await session.Http.PostAsync(
            $"{session.Emulator.LoginAddress}organizations/oauth2/v2.0/{endpoint}", content, TestContext.Current.CancellationToken);
        return await Answer.ReadAsync(response);
    }

    private static string Error(Answer answer, int status) => Text(answer.Expect(status), "error");

    private static JsonNode Claims(string token) => Json(token.Split('.')[1]);

    private static JsonNode Json(string encoded) => JsonNode.Parse(Convert.FromBase64String(
        encoded.Replace('-', '+').Replace('_', '/').PadRight((encoded.Length + 3) / 4 * 4, '=')))!;

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();
}
