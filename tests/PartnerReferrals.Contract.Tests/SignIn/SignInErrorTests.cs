using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading.Tasks;
using PartnerReferrals.Errors;
using PartnerReferrals.SignIn;

namespace PartnerReferrals.Contract.Tests.SignIn;

/// <summary>Every failure of the identity service through the real MSAL: its id, its words, and no secret in them.</summary>
public class SignInErrorTests : SignInTest
{
    private const string Secret = "planted-client-secret";
    private const string DeviceCode = "device-code-secret";

    [Theory]
    [InlineData("invalid_grant", "AADSTS65001: The user or administrator has not consented to use the application.", "ConsentMissing")]
    [InlineData("invalid_resource", "AADSTS500011: The resource principal named https://api.partner.microsoft.com was not found in the tenant.", "WrongResource")]
    [InlineData("invalid_grant", "AADSTS50076: Due to a configuration change made by your administrator, you must use multi-factor authentication.", "MfaRequired")]
    [InlineData("interaction_required", "AADSTS50079: The user is required to use multi-factor authentication.", "MfaRequired")]
    [InlineData("invalid_grant", "AADSTS53003: Access has been blocked by Conditional Access policies.", "ConditionalAccess")]
    [InlineData("invalid_grant", "AADSTS700082: The refresh token has expired due to inactivity.", "RefreshTokenExpired")]
    [InlineData("invalid_grant", "AADSTS50173: The provided grant has expired due to it being revoked.", "Revoked")]
    [InlineData("invalid_grant", "AADSTS50133: The session is not valid due to password expiration.", "Revoked")]
    [InlineData("invalid_grant", "AADSTS70000: The refresh token is not valid.", "RefreshTokenRefused")]
    [InlineData("invalid_grant", "A code nobody knows.", "RefreshTokenRefused")]
    [InlineData("invalid_client", "AADSTS7000215: Invalid client secret provided.", "WrongSecret")]
    [InlineData("invalid_client", "AADSTS7000222: The provided client secret keys are expired.", "SecretExpired")]
    [InlineData("invalid_client", "AADSTS7000218: The request body must contain the following parameter: 'client_assertion' or 'client_secret'.", "SecretRequired")]
    [InlineData("invalid_client", "AADSTS700025: Client is public so neither 'client_assertion' nor 'client_secret' should be presented.", "SecretNotAllowed")]
    [InlineData("invalid_client", "AADSTS700024: Client assertion is not within its valid time range.", "ClockSkew")]
    [InlineData("invalid_grant", "AADSTS500133: Assertion is not within its valid time range.", "ClockSkew")]
    [InlineData("invalid_request", "AADSTS90002: Tenant 'nowhere.example' not found.", "UnknownTenant")]
    [InlineData("invalid_request", "AADSTS50194: Application is not configured as a multi-tenant application.", "TenantRequired")]
    [InlineData("unauthorized_client", "AADSTS700016: Application with identifier was not found in the directory.", "UnknownClient")]
    [InlineData("invalid_grant", "AADSTS50057: The user account is disabled.", "AccountRefused")]
    [InlineData("invalid_request", "AADSTS9002313: Invalid request. Request is malformed or invalid.", "RefreshTokenRefused")]
    [InlineData("interaction_required", "Something else is needed.", "SignInRequired")]
    [InlineData("consent_required", "Consent.", "ConsentMissing")]
    [InlineData("brand_new_error", "Nobody has seen this yet.", "Failed")]
    public async Task Refusal_has_its_own_id_and_keeps_the_services_words(string error, string description, string id)
    {
        var given = Identity.NewRefreshToken();
        Identity.Intercept = (_, _) => Answer(ScriptedIdentity.Error(error, description + "\r\nTrace ID: 1\r\nTimestamp: now"));
        var thrown = await FailAsync(Request(SignInFlow.RefreshToken, given, clientSecret: Secret), id);

        Assert.Contains(description, thrown.Message);
        Assert.DoesNotContain("Trace ID", thrown.Message);
        Assert.Contains("11111111-2222-4333-8444-555555555555", thrown.Message);
        Assert.Equal("11111111-2222-4333-8444-555555555555", thrown.CorrelationId);
        Assert.Equal(description.StartsWith("AADSTS", StringComparison.Ordinal) ? description.Split(':')[0] : error, thrown.ServiceCode);
    }

    [Fact]
    public async Task Missing_consent_names_the_API_and_its_permission()
    {
        Identity.Intercept = (_, _) => Answer(ScriptedIdentity.Error("invalid_grant", "AADSTS65001: no consent"));
        var thrown = await FailAsync(Request(SignInFlow.DeviceCode), "ConsentMissing", deviceCode: true);

        Assert.Contains("Microsoft Partner", thrown.RecommendedAction);
        Assert.Contains("4990cffe-04e8-4e8b-808a-1175604b879f", thrown.RecommendedAction);
        Assert.Contains("user_impersonation", thrown.RecommendedAction);
    }

    [Fact]
    public async Task Claims_challenge_is_kept_for_a_fresh_sign_in()
    {
        const string Claims = """{"access_token":{"capolids":{"essential":true,"values":["x"]}}}""";
        Identity.Intercept = (_, _) => Answer(ScriptedIdentity.Error(
            "interaction_required", "A policy wants more.", more: ",\"claims\":" + System.Text.Json.JsonSerializer.Serialize(Claims)));

        Assert.Equal(Claims, (await FailAsync(Request(SignInFlow.RefreshToken, Identity.NewRefreshToken()), "ConditionalAccess")).Claims);
    }

    [Theory]
    [InlineData("expired_token", "AADSTS70020: The device code has expired.", "DeviceCodeExpired")]
    [InlineData("authorization_declined", "AADSTS70018: The user declined.", "Declined")]
    [InlineData("slow_down", "Slow down.", "Throttled")]
    public Task Device_code_that_comes_to_nothing(string error, string description, string id)
    {
        Identity.Intercept = (request, _) => request.IsToken ? Answer(ScriptedIdentity.Error(error, description)) : Answer(null);
        return FailAsync(Request(SignInFlow.DeviceCode), id, deviceCode: true);
    }

    [Theory]
    [InlineData("access_denied", "AADSTS65004: User declined to consent to access the app.", "Declined")]
    [InlineData("access_denied", "The user said no.", "Declined")]
    [InlineData("invalid_request", "AADSTS50011: The redirect URI does not match.", "RedirectUri")]
    public Task Browser_sign_in_that_comes_to_nothing(string error, string description, string id)
    {
        Browser.Answer = page =>
        {
            var (redirectUri, form) = Identity.Authorize(page);
            return (redirectUri, new Dictionary<string, string> { ["error"] = error, ["error_description"] = description, ["state"] = form["state"] });
        };
        return FailAsync(Request(SignInFlow.Interactive), id);
    }

    [Fact]
    public async Task Browser_answer_with_another_state_is_refused()
    {
        Browser.Answer = page =>
        {
            var (redirectUri, form) = Identity.Authorize(page);
            form["state"] = "forged";
            return (redirectUri, form);
        };
        await FailAsync(Request(SignInFlow.Interactive), "Failed");
        Assert.DoesNotContain(Identity.Seen, request => request.IsToken);
    }

    [Fact]
    public Task Browser_that_never_answers_times_out()
    {
        Browser.Answer = _ => throw new InvalidOperationException("closed");
        return FailAsync(Request(SignInFlow.Interactive, timeout: TimeSpan.FromMilliseconds(300)), "TimedOut");
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests, "Throttled")]
    [InlineData(HttpStatusCode.ServiceUnavailable, "ServiceUnavailable")]
    [InlineData(HttpStatusCode.Found, "Network")]
    [InlineData(HttpStatusCode.Forbidden, "Network")]
    [InlineData(HttpStatusCode.ProxyAuthenticationRequired, "Proxy")]
    public Task Answer_that_is_not_the_identity_services(HttpStatusCode status, string id)
    {
        Identity.Intercept = (_, _) => Answer(new HttpResponseMessage(status) { Content = new StringContent("<html>Please log in to the hotel</html>") });
        return FailAsync(Request(SignInFlow.RefreshToken, Identity.NewRefreshToken()), id);
    }

    [Theory]
    [InlineData("https://elsewhere.example")]
    [InlineData("../common")]
    [InlineData("")]
    public async Task Tenant_cannot_lead_to_another_host(string tenant)
    {
        await FailAsync(new SignInRequest { Flow = SignInFlow.Interactive, ClientId = ClientId, TenantId = tenant, HttpHandler = Identity }, "UnknownTenant");
        Assert.Empty(Identity.Seen);
    }

    [Fact]
    public async Task Request_that_lacks_something_is_the_callers_fault()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => SignInAsync(new SignInRequest { Flow = SignInFlow.DeviceCode, ClientId = ClientId }));
        await Assert.ThrowsAsync<ArgumentException>(() => SignInAsync(new SignInRequest { Flow = SignInFlow.RefreshToken, ClientId = ClientId }));
        await Assert.ThrowsAsync<ArgumentException>(() => SignInAsync(new SignInRequest { Flow = SignInFlow.AccessToken, ClientId = ClientId }));
    }

    [Fact]
    public async Task Network_that_is_down()
    {
        Identity.Intercept = (_, _) => throw new HttpRequestException("x", new SocketException((int)SocketError.HostNotFound));
        var thrown = await FailAsync(Request(SignInFlow.RefreshToken, Identity.NewRefreshToken()), "Network");

        Assert.Contains("The name login.emulator.invalid cannot be resolved.", thrown.Message);
    }

    [Fact]
    public async Task Proxy_that_wants_a_login_is_not_the_network()
    {
        Identity.Intercept = (_, _) => throw new HttpRequestException(
            HttpRequestError.ProxyTunnelError, "The proxy tunnel request to proxy 'http://proxy.example:3128/' failed with status code '407'.\"");
        var thrown = await FailAsync(Request(SignInFlow.RefreshToken, Identity.NewRefreshToken()), "Proxy");

        Assert.Contains("does not let requests through to login.emulator.invalid: it answered 407 and wants a login.", thrown.Message);
        Assert.Contains("HTTPS_PROXY", thrown.RecommendedAction);
    }

    [Theory]
    [InlineData("rt-1\n", "s", "The refresh token ends in a blank or a line end.")]
    [InlineData("rt-1\r\n", null, "The refresh token ends in a blank or a line end.")]
    [InlineData(" rt-1", "s", "The refresh token begins with a blank.")]
    [InlineData("rt\n-1", "s", "The refresh token holds a line break or another control character.")]
    [InlineData("", "s", "The refresh token is empty.")]
    [InlineData("rt-1", "s\n", "The client secret ends in a blank or a line end.")]
    [InlineData("rt-1", "", "The client secret is empty.")]
    public async Task Secret_with_what_a_vault_tool_adds_is_refused_before_it_is_sent(string refreshToken, string? clientSecret, string words)
    {
        var thrown = await FailAsync(Request(SignInFlow.RefreshToken, refreshToken, clientSecret: clientSecret), "InvalidSecret");

        Assert.EndsWith(words, thrown.Message);
        Assert.Empty(Identity.Seen);
    }

    [Fact]
    public async Task Secret_with_a_blank_inside_is_taken()
    {
        Identity.Intercept = (_, _) => Answer(ScriptedIdentity.Error("invalid_client", "AADSTS7000215: Invalid client secret provided."));
        await FailAsync(Request(SignInFlow.RefreshToken, Identity.NewRefreshToken(), clientSecret: "two words"), "WrongSecret");
    }

    [Fact]
    public async Task Secrets_echoed_by_the_service_do_not_show()
    {
        var given = Identity.NewRefreshToken();
        var jwt = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl";
        var opaque = new string('a', 40) + "0.AX" + new string('b', 40);
        Identity.Intercept = (_, _) => Answer(ScriptedIdentity.Error(
            "invalid_grant", $"AADSTS70000: token {given}, secret {Secret}, access {jwt}, code {opaque}, user someone@partner.example."));
        var text = (await FailAsync(Request(SignInFlow.RefreshToken, given, clientSecret: Secret), "RefreshTokenRefused")).ToString();

        Assert.Contains("AADSTS70000: token ***, secret ***, access ***, code ***, user ***", text);
        Assert.All([given, Secret, jwt, opaque, "someone"], secret => Assert.DoesNotContain(secret, text));
    }

    private static Task<HttpResponseMessage?> Answer(HttpResponseMessage? answer) => Task.FromResult(answer);

    private async Task<AuthenticationException> FailAsync(SignInRequest request, string id, bool deviceCode = false)
    {
        if (deviceCode)
        {
            var refuse = Identity.Intercept;
            Identity.Intercept = (seen, stop) => seen.IsToken ? refuse(seen, stop) : Answer(null);
        }

        var thrown = await Assert.ThrowsAsync<AuthenticationException>(() => SignInAsync(request));
        Assert.Equal("PartnerReferral.Auth." + id, thrown.ErrorId);
        Assert.NotNull(AuthErrors.Find(thrown.ErrorId));

        // The whole chain as a host would print it: nothing secret, nothing of MSAL's.
        var everything = thrown.ToString() + thrown.RecommendedAction;
        Assert.Null(thrown.InnerException);
        Assert.DoesNotContain("Microsoft.Identity.Client", thrown.GetType().FullName);
        Assert.All([Secret, DeviceCode, "rt-", "code-"], secret => Assert.DoesNotContain(secret, everything));
        return thrown;
    }
}
