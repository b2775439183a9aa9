using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using System.Web;

namespace PartnerReferrals.Contract.Tests.SignIn;

/// <summary>
/// A small identity service for the real MSAL to talk to, reached through its own HTTP factory: instance discovery, device code,
/// authorization code with PKCE, refresh tokens that rotate, and whatever error a test asks for.
/// </summary>
internal sealed class ScriptedIdentity : HttpMessageHandler
{
    public const string Tenant = "0a1b2c3d-0000-4000-8000-00000000aaaa";
    public const string Account = "deals@partner.example";

    private readonly ConcurrentDictionary<string, Uri> _codes = new();
    private readonly ConcurrentDictionary<string, DateTimeOffset> _accessTokens = new();
    private readonly ConcurrentDictionary<string, bool> _refreshTokens = new();
    private int _issued;

    public Func<DateTimeOffset> Clock { get; set; } = () => DateTimeOffset.UtcNow;

    public int LifetimeInSeconds { get; set; } = 3600;

    public string SignedInAccount { get; set; } = Account;

    /// <summary>Answers of the device code grant before the user has finished.</summary>
    public int PendingPolls { get; set; }

    /// <summary>Takes the place of an answer; null answers as usual.</summary>
    public Func<SeenRequest, CancellationToken, Task<HttpResponseMessage?>> Intercept { get; set; } = (_, _) => Task.FromResult<HttpResponseMessage?>(null);

    public ConcurrentQueue<SeenRequest> Seen { get; } = new();

    public int TokensIssued => _issued;

    public string NewRefreshToken()
    {
        // Short enough to slip through a filter that only knows long tokens by their length.
        var token = "rt-" + Convert.ToHexString(RandomNumberGenerator.GetBytes(12));
        _refreshTokens[token] = true;
        return token;
    }

    public void RevokeRefreshTokens() => _refreshTokens.Clear();

    public bool IsGood(string accessToken) => _accessTokens.TryGetValue(accessToken, out var end) && Clock() < end;

    public static HttpResponseMessage Error(string error, string description, HttpStatusCode status = HttpStatusCode.BadRequest, string? more = null) =>
        Json($$"""{"error":"{{error}}","error_description":{{JsonSerializer.Serialize(description)}},"correlation_id":"11111111-2222-4333-8444-555555555555"{{more}}}""", status);

    /// <summary>What the browser is sent back with after a sign-in on the page at <paramref name="authorize"/>.</summary>
    public (Uri RedirectUri, Dictionary<string, string> Form) Authorize(Uri authorize)
    {
        var query = HttpUtility.ParseQueryString(authorize.Query);
        var code = "code-" + Guid.NewGuid().ToString("N");
        _codes[code] = authorize;
        return (new Uri(query["redirect_uri"]!), new() { ["code"] = code, ["state"] = query["state"]!, ["client_info"] = ClientInfo() });
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var parsed = HttpUtility.ParseQueryString(body);
        var seen = new SeenRequest(request.RequestUri!, parsed.AllKeys.ToDictionary(key => key!, key => parsed[key]!));
        Seen.Enqueue(seen);
        if (await Intercept(seen, cancellationToken) is { } answer)
            return answer;
        return seen.Uri.AbsolutePath switch
        {
            "/common/discovery/instance" => Json("""
                {"tenant_discovery_endpoint":"https://login.microsoftonline.com/organizations/v2.0/.well-known/openid-configuration","api-version":"1.1",
                 "metadata":[{"preferred_network":"login.microsoftonline.com","preferred_cache":"login.windows.net","aliases":["login.microsoftonline.com","login.windows.net"]}]}
                """),
            var path when path.EndsWith("/oauth2/v2.0/devicecode") => Json("""
                {"user_code":"ABCD-EFGH","device_code":"device-code-secret","verification_uri":"https://login.example/device","expires_in":900,"interval":0,
                 "message":"Open https://login.example/device and enter ABCD-EFGH"}
                """),
            var path when path.EndsWith("/oauth2/v2.0/token") => Token(seen.Form),
            _ => new HttpResponseMessage(HttpStatusCode.NotFound),
        };
    }

    private HttpResponseMessage Token(Dictionary<string, string> form)
    {
        switch (form["grant_type"])
        {
            case "device_code" or "urn:ietf:params:oauth:grant-type:device_code":
                return PendingPolls-- > 0 ? Error("authorization_pending", "AADSTS70016: Authorization is pending.") : Issue(form);
            case "authorization_code":
                if (!_codes.TryRemove(form["code"], out var authorize))
                    return Error("invalid_grant", "AADSTS54005: OAuth2 Authorization code was already redeemed.");
                var challenge = Base64Url(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"])));
                return challenge == HttpUtility.ParseQueryString(authorize.Query)["code_challenge"]
                    ? Issue(form)
                    : Error("invalid_grant", "AADSTS501481: The Code_Verifier does not match the code_challenge.");
            case "refresh_token":
                return _refreshTokens.TryRemove(form["refresh_token"], out _)
                    ? Issue(form)
                    : Error("invalid_grant", "AADSTS50173: The provided grant has expired due to it being revoked.");
            default:
                return Error("unsupported_grant_type", "AADSTS70003: The grant type is not supported.");
        }
    }

    private HttpResponseMessage Issue(Dictionary<string, string> form)
    {
        var number = Interlocked.Increment(ref _issued);
        var end = Clock().AddSeconds(LifetimeInSeconds);
        var access = Jwt(new { aud = "4990cffe-04e8-4e8b-808a-1175604b879f", tid = Tenant, upn = SignedInAccount, exp = end.ToUnixTimeSeconds(), jti = number });
        var id = Jwt(new
        {
            aud = form.GetValueOrDefault("client_id"), tid = Tenant, oid = "0a1b2c3d-0000-4000-8000-00000000bbbb", sub = "subject",
            preferred_username = SignedInAccount, iss = $"https://login.microsoftonline.com/{Tenant}/v2.0", ver = "2.0",
        });
        _accessTokens[access] = end;
        return Json(JsonSerializer.Serialize(new
        {
            token_type = "Bearer", scope = "https://api.partner.microsoft.com/user_impersonation https://api.partner.microsoft.com/.default", expires_in = LifetimeInSeconds,
            access_token = access, refresh_token = NewRefreshToken(), id_token = id, client_info = ClientInfo(),
        }));
    }

    // Each account has its own object id, so that two of them are two in the cache.
    private string ClientInfo() => Base64Url(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { uid = "uid-of-" + SignedInAccount, utid = Tenant })));

    private static string Jwt(object payload) =>
        $"{Base64Url("""{"alg":"RS256","typ":"JWT"}"""u8)}.{Base64Url(JsonSerializer.SerializeToUtf8Bytes(payload))}.{Base64Url("signature"u8)}";

    private static string Base64Url(ReadOnlySpan<byte> bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static HttpResponseMessage Json(string json, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(json, Encoding.UTF8, new MediaTypeHeaderValue("application/json")) };

    internal sealed record SeenRequest(Uri Uri, Dictionary<string, string> Form)
    {
        public bool IsToken => Uri.AbsolutePath.EndsWith("/token");
    }
}
