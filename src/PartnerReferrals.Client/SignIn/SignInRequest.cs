using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Security;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;

namespace PartnerReferrals.SignIn;

/// <summary>
/// One sign-in. Secrets are opened at the moment they are handed to MSAL, which keeps what it needs for renewal in memory; the
/// caller keeps and disposes them, not before the session is signed out.
/// </summary>
internal sealed class SignInRequest
{
    /// <summary><see cref="SignInFlow.Interactive"/>, <see cref="SignInFlow.DeviceCode"/> or <see cref="SignInFlow.RefreshToken"/>.</summary>
    public required SignInFlow Flow { get; init; }

    /// <summary>Application (client) id of the user's own app registration.</summary>
    public required string ClientId { get; init; }

    /// <summary>Tenant id or domain. The default takes any work account, which a single-tenant app refuses.</summary>
    public string TenantId { get; init; } = "organizations";

    /// <summary>Sign-in name of the account meant; null for whichever the user picks, or the only one kept on disk.</summary>
    public string? Account { get; init; }

    /// <summary>What the token is for.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [PartnerApiResource.Scope];

    /// <summary>The identity service. One that is not Microsoft's global host is taken as given, with no look-up elsewhere.</summary>
    public Uri AuthorityHost { get; init; } = PartnerApiResource.AuthorityHost;

    /// <summary>Refresh token of the secure application model.</summary>
    public SecureString? RefreshToken { get; init; }

    /// <summary>Secret of the app, for <see cref="SignInFlow.RefreshToken"/>.</summary>
    public SecureString? ClientSecret { get; init; }

    /// <summary>Certificate of the app with its private key, instead of <see cref="ClientSecret"/>.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Claims of a conditional access challenge that a fresh sign-in has to satisfy; JSON as the service sent it.</summary>
    public string? Claims { get; init; }

    /// <summary>
    /// Keep the sign-in for later sessions, encrypted by the operating system. For Interactive and DeviceCode; a refresh token
    /// given by the user stays in the user's own vault.
    /// </summary>
    public bool Persist { get; init; }

    /// <summary>Folder of the kept sign-ins; null for the user's local application data.</summary>
    public string? CacheDirectory { get; init; }

    /// <summary>How long to wait for the browser.</summary>
    public TimeSpan InteractiveTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Shows code and address; required for <see cref="SignInFlow.DeviceCode"/>. May be called on any thread.</summary>
    public Func<DeviceCodePrompt, Task>? ShowDeviceCode { get; init; }

    /// <summary>Opens the sign-in page; null for the system browser. May be called on any thread, and returns without waiting for the page.</summary>
    public Func<Uri, Task>? OpenBrowser { get; init; }

    /// <summary>
    /// Takes each refresh token that replaces the one given, so that a vault can keep it: before the access token that came with
    /// it is used, on any thread, never twice at once. Ownership of the secure string passes to the callee. Its token is
    /// cancelled when nobody waits for the renewal any more. What it throws becomes a warning, because the sign-in itself is
    /// sound; the token, or its successor, is offered again with the next renewal.
    /// </summary>
    public Func<SecureString, CancellationToken, Task>? RefreshTokenRotated { get; init; }

    /// <summary>Takes warnings, such as a cache that cannot be encrypted on this machine. May be called on any thread.</summary>
    public Action<string>? Warn { get; init; }

    /// <summary>What every request to the identity service goes through; null for the network. Stays the caller's.</summary>
    public HttpMessageHandler? HttpHandler { get; init; }

    /// <summary>The time, for renewal ahead of expiry.</summary>
    public Func<DateTimeOffset> Clock { get; init; } = () => DateTimeOffset.UtcNow;
}

/// <summary>How a token was, or is to be, obtained. The API takes delegated (App+User) tokens only (facts 2), so there is no app-only flow.</summary>
public enum SignInFlow
{
    /// <summary>System browser, authorization code with PKCE, loopback redirect.</summary>
    Interactive,

    /// <summary>A code shown here and typed into a browser anywhere.</summary>
    DeviceCode,

    /// <summary>A refresh token kept from an earlier sign-in with MFA (the secure application model).</summary>
    RefreshToken,

    /// <summary>A token given by the user, used until it is over.</summary>
    AccessToken,

    /// <summary>Tokens given by the user's own code, asked again when needed.</summary>
    AccessTokenProvider,
}

/// <summary>Who is signed in, where, until when. Never holds a token.</summary>
internal sealed class SignInInfo
{
    /// <summary>How the token was obtained.</summary>
    public required SignInFlow Flow { get; init; }

    /// <summary>Sign-in name of the account; null where the token does not tell.</summary>
    public string? Account { get; init; }

    /// <summary>Id of the tenant that issued the token; null where the token does not tell.</summary>
    public string? TenantId { get; init; }

    /// <summary>Application (client) id; null where the token does not tell.</summary>
    public string? ClientId { get; init; }

    /// <summary>When the token at hand ends; null where it does not tell. A source that can renew replaces it before.</summary>
    public DateTimeOffset? ExpiresOn { get; init; }

    /// <summary>True if the token is replaced ahead of its end without asking anybody.</summary>
    public bool Renews { get; init; }

    /// <summary>True if the sign-in is kept on disk for later sessions.</summary>
    public bool Persisted { get; init; }
}

/// <summary>How the identity service names the Partner API (facts 2).</summary>
internal static class PartnerApiResource
{
    /// <summary>Scope of every sign-in: all delegated permissions the app has been granted.</summary>
    public const string Scope = "https://api.partner.microsoft.com/.default";

    /// <summary>Application id of the API "Microsoft Partner" (older label "Microsoft Dev Center").</summary>
    public const string AppId = "4990cffe-04e8-4e8b-808a-1175604b879f";

    /// <summary>The delegated permission an app registration needs on it.</summary>
    public const string Permission = "user_impersonation";

    /// <summary>Host of the global Microsoft Entra ID.</summary>
    public static Uri AuthorityHost { get; } = new("https://login.microsoftonline.com/");

    /// <summary>What a token's <c>aud</c> claim may be: version 1 tokens name the address, version 2 tokens the application id.</summary>
    public static IReadOnlyList<string> Audiences { get; } = ["https://api.partner.microsoft.com", AppId];
}

/// <summary>How the identity service names the Partner Center API, which has the webhooks (facts 1 and 2).</summary>
internal static class PartnerCenterResource
{
    /// <summary>All delegated permissions on it that the app has been granted.</summary>
    public const string Scope = "https://api.partnercenter.microsoft.com/.default";

    /// <summary>Application id of the API "Microsoft Partner Center".</summary>
    public const string AppId = "fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd";

    /// <summary>What a token's <c>aud</c> claim may be.</summary>
    public static IReadOnlyList<string> Audiences { get; } = ["https://api.partnercenter.microsoft.com", AppId];
}
