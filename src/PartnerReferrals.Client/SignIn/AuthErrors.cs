using System;
using System.Collections.Generic;
using System.Linq;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;

namespace PartnerReferrals.SignIn;

/// <summary>Every error id that begins with <c>PartnerReferral.Auth.</c>, with cause and recommended action. The help page about errors is made from this list.</summary>
internal static class AuthErrors
{
    private const string ApiPermission =
        $"the delegated permission '{PartnerApiResource.Permission}' on the API 'Microsoft Partner' (app id {PartnerApiResource.AppId})";

    private const string WebhookApiPermission =
        $"the delegated permission '{PartnerApiResource.Permission}' on the API 'Microsoft Partner Center' (app id {PartnerCenterResource.AppId})";

    private static readonly SignInFlow[] Browser = [SignInFlow.Interactive, SignInFlow.DeviceCode];

    private static readonly SignInFlow[] Microsoft = [.. Browser, SignInFlow.RefreshToken];

    private static readonly SignInFlow[] Given = [SignInFlow.AccessToken, SignInFlow.AccessTokenProvider];

    private static readonly SignInFlow[] Every = [.. Microsoft, .. Given];

    internal static readonly AuthError MissingClientId = new(
        "MissingClientId", Microsoft, "Signing in needs an app registration of your own.",
        $"Give its application id with -ClientId, or in the environment variable PARTNER_REFERRALS_CLIENT_ID. It needs {ApiPermission}.");

    internal static readonly AuthError Expired = new(
        "Expired", Given, "The access token is over, by this machine's clock.",
        "Get a new token and connect again, or connect by a flow that renews by itself (interactive, -DeviceCode, -RefreshToken, -AccessTokenProvider).");

    internal static readonly AuthError InvalidToken = new(
        "InvalidToken", Given, "What was given as an access token cannot be one.",
        "Give the token alone as a SecureString: no 'Bearer ' in front, no line breaks, not empty.");

    internal static readonly AuthError WrongAudience = new(
        "WrongAudience", Given, "The access token is meant for another API.",
        $"Ask for the token with scope {PartnerApiResource.Scope} (or, with the version 1 endpoint, resource https://api.partner.microsoft.com).");

    internal static readonly AuthError WebhookToken = new(
        "WebhookToken", [SignInFlow.AccessToken], "This connection has no token for the webhooks: they are at another host, and the token of the referrals goes to its own host only.",
        $"Connect with -WebhookAccessToken beside -AccessToken: a token with scope {PartnerCenterResource.Scope}.");

    internal static readonly AuthError WrongWebhookAudience = new(
        "WrongWebhookAudience", Given, "The access token for the webhooks is meant for another API.",
        $"Ask for it with scope {PartnerCenterResource.Scope} (or, with the version 1 endpoint, resource https://api.partnercenter.microsoft.com). To -AccessTokenProvider, $_ says which of the two is wanted.");

    internal static readonly AuthError WebhookPermission = new(
        "WebhookPermission", Microsoft, "The sign-in gives no token for the webhooks, which are at another host.",
        $"Give the app registration {WebhookApiPermission}, let an administrator of the partner tenant grant consent (Enterprise applications > Permissions), then connect again.");

    internal static readonly AuthError AppOnly = new(
        "AppOnly", Given, "The access token stands for an app without a user; the Referrals API takes App+User tokens only.",
        "Sign in as a user: interactive, -DeviceCode, or -RefreshToken for unattended scripts.");

    internal static readonly AuthError Rejected = new(
        "Rejected", Every, "The service refused the access token and no other one can be had.",
        "Connect again. If that does not help, check that the token belongs to the partner tenant and that its user passed MFA.");

    internal static readonly AuthError ProviderFailed = new(
        "ProviderFailed", [SignInFlow.AccessTokenProvider], "The access token provider gave no token.",
        "Let the script block of -AccessTokenProvider return one SecureString. What it threw is the inner exception.");

    internal static readonly AuthError SignedOut = new(
        "SignedOut", Every, "This connection has been disconnected.",
        "Run Connect-PartnerReferralApi.");

    internal static readonly AuthError ConsentMissing = new(
        "ConsentMissing", Microsoft, "The app has no consent for the Partner API in this tenant.",
        $"Give the app registration {ApiPermission}, then let an administrator of the partner tenant grant consent (Enterprise applications > Permissions).");

    internal static readonly AuthError WrongResource = new(
        "WrongResource", Microsoft, "The tenant does not know the API that the token was asked for.",
        $"Check that -TenantId is the partner tenant, and give the app registration {ApiPermission}.");

    internal static readonly AuthError MfaRequired = new(
        "MfaRequired", Microsoft, "The account has to pass multi-factor authentication.",
        "Connect interactively or with -DeviceCode and pass MFA; for -RefreshToken, get a new refresh token from a sign-in with MFA.");

    internal static readonly AuthError ConditionalAccess = new(
        "ConditionalAccess", Microsoft, "A conditional access policy of the tenant blocks this sign-in.",
        "Connect interactively from a device and place that the policy allows, or ask the tenant's administrator which policy applies.");

    internal static readonly AuthError SignInRequired = new(
        "SignInRequired", Microsoft, "The identity service wants the user to sign in again.",
        "Run Connect-PartnerReferralApi again, interactively or with -DeviceCode.");

    internal static readonly AuthError RefreshTokenExpired = new(
        "RefreshTokenExpired", Microsoft, "The refresh token is over: it was not used for too long (usually 90 days), or policy limits its age.",
        "Get a new refresh token from a sign-in with MFA. Scripts should keep each rotated one (-RefreshTokenRotated).");

    internal static readonly AuthError Revoked = new(
        "Revoked", Microsoft, "The sign-in has been revoked, for example by a password change or an administrator.",
        "Sign in again with MFA. A dedicated service account avoids losing the sign-in with a person's password or account.");

    internal static readonly AuthError RefreshTokenRefused = new(
        "RefreshTokenRefused", [SignInFlow.RefreshToken], "The refresh token is not valid for this app and tenant, or is damaged.",
        "Use the -ClientId, -TenantId and kind of app (with or without secret) it was issued for, and check that it was stored whole.");

    internal static readonly AuthError InvalidSecret = new(
        "InvalidSecret", [SignInFlow.RefreshToken], "What was given as a refresh token or a client secret cannot be one.",
        "Give the value alone as a SecureString: not empty, no blank or line end in front or behind. Files and some vault tools add a line end; $text.Trim() takes it away.");

    internal static readonly AuthError WrongSecret = new(
        "WrongSecret", [SignInFlow.RefreshToken], "The client secret is wrong.",
        "Give the secret's value, not its id, of the app registration named by -ClientId.");

    internal static readonly AuthError SecretExpired = new(
        "SecretExpired", [SignInFlow.RefreshToken], "The client secret or certificate of the app is over.",
        "Create a new one under Certificates & secrets of the app registration.");

    internal static readonly AuthError CertificateRefused = new(
        "CertificateRefused", [SignInFlow.RefreshToken], "The certificate was refused: it is not registered with the app, or has no usable private key.",
        "Register the certificate's public part with the app, and give -Certificate one whose private key this user can read.");

    internal static readonly AuthError SecretRequired = new(
        "SecretRequired", Microsoft, "The app is confidential: the identity service wants its secret or certificate.",
        "Give -ClientSecret or -Certificate with -RefreshToken; for interactive and -DeviceCode turn on 'Allow public client flows' for the app.");

    internal static readonly AuthError SecretNotAllowed = new(
        "SecretNotAllowed", [SignInFlow.RefreshToken], "The app is public: no secret or certificate may be sent.",
        "Leave out -ClientSecret and -Certificate, or use a confidential (web) app.");

    internal static readonly AuthError UnknownTenant = new(
        "UnknownTenant", Microsoft, "No such tenant.",
        "Check -TenantId: the directory id or a verified domain of the partner tenant.");

    internal static readonly AuthError TenantRequired = new(
        "TenantRequired", Microsoft, "The app serves one tenant only, and none was named.",
        "Give -TenantId, the directory id of the partner tenant.");

    internal static readonly AuthError UnknownClient = new(
        "UnknownClient", Microsoft, "The tenant has no app with this client id.",
        "Check -ClientId (application id, not object id) and that the app exists, or has consent, in the tenant of -TenantId.");

    internal static readonly AuthError RedirectUri = new(
        "RedirectUri", Browser, "The app registration does not allow the redirect address of this sign-in.",
        "Add http://localhost as a redirect URI under 'Mobile and desktop applications', or use -DeviceCode.");

    internal static readonly AuthError AccountRefused = new(
        "AccountRefused", Microsoft, "The account cannot sign in here: unknown in the tenant, disabled, locked, or wrong user name or password.",
        "Check the account and -TenantId; a guest has to be invited to the partner tenant first.");

    internal static readonly AuthError WrongAccount = new(
        "WrongAccount", Browser, "Another account than the one of -Account signed in.",
        "Sign in as the account of -Account, or leave -Account out.");

    internal static readonly AuthError Declined = new(
        "Declined", Browser, "The sign-in was cancelled or declined in the browser.",
        "Connect again and finish the sign-in; consent may need an administrator.");

    internal static readonly AuthError DeviceCodeExpired = new(
        "DeviceCodeExpired", [SignInFlow.DeviceCode], "The device code was not used in time.",
        "Connect again and enter the new code before it ends (usually 15 minutes).");

    internal static readonly AuthError NoBrowser = new(
        "NoBrowser", [SignInFlow.Interactive], "No browser can be opened here, or its answer cannot be received.",
        "Use -DeviceCode: it shows a code to enter in a browser on any device.");

    internal static readonly AuthError TimedOut = new(
        "TimedOut", [SignInFlow.Interactive], "The browser sign-in was not finished in time.",
        "Connect again, or use -DeviceCode.");

    internal static readonly AuthError ClockSkew = new(
        "ClockSkew", Microsoft, "The identity service finds this machine's clock wrong.",
        "Set the clock (time and time zone) by a time server and connect again.");

    internal static readonly AuthError Network = new(
        "Network", Microsoft, "The identity service cannot be reached.",
        "Check network, proxy and firewall; the host must be reachable by HTTPS with TLS 1.2 or later.", isTransient: true);

    internal static readonly AuthError Proxy = new(
        "Proxy", Microsoft, "A proxy stands between this machine and the identity service, and lets nothing through.",
        ConnectionFailure.ProxyAction, isTransient: true);

    internal static readonly AuthError Throttled = new(
        "Throttled", Microsoft, "The identity service asks to slow down.",
        "Wait a few minutes. Many processes that sign in with one app at once cause this.", isTransient: true);

    internal static readonly AuthError ServiceUnavailable = new(
        "ServiceUnavailable", Microsoft, "The identity service does not work at the moment.",
        "Wait and try again; see the service health page of Microsoft Entra ID.", isTransient: true);

    internal static readonly AuthError CacheUnavailable = new(
        "CacheUnavailable", Browser, "The sign-in kept on disk cannot be read, written or removed.",
        "Check the permissions of the file and its folder, or delete the file yourself. Without -Persist nothing is kept on disk.", isTransient: true);

    internal static readonly AuthError Failed = new(
        "Failed", Microsoft, "The sign-in failed.",
        "Look up the AADSTS code in the message, and give the correlation id to support.");

    /// <summary>All of them, in the order a help page should have.</summary>
    public static IReadOnlyList<AuthError> All { get; } =
    [
        MissingClientId, Expired, InvalidToken, WrongAudience, AppOnly, Rejected, ProviderFailed, SignedOut,
        WebhookToken, WrongWebhookAudience, WebhookPermission, ConsentMissing, WrongResource, MfaRequired, ConditionalAccess, SignInRequired,
        RefreshTokenExpired, Revoked, RefreshTokenRefused,
        InvalidSecret, WrongSecret, SecretExpired, CertificateRefused, SecretRequired, SecretNotAllowed,
        UnknownTenant, TenantRequired, UnknownClient, RedirectUri, AccountRefused, WrongAccount,
        Declined, DeviceCodeExpired, NoBrowser, TimedOut, ClockSkew,
        Network, Proxy, Throttled, ServiceUnavailable, CacheUnavailable, Failed,
    ];

    /// <summary>The error with an id; null if there is none.</summary>
    public static AuthError? Find(string id) => All.FirstOrDefault(error => error.Id == id);
}

/// <summary>One way in which signing in can fail.</summary>
internal sealed class AuthError
{
    internal AuthError(string name, IReadOnlyList<SignInFlow> flows, string cause, string recommendedAction, bool isTransient = false)
    {
        Id = "PartnerReferral.Auth." + name;
        Flows = flows;
        Cause = cause;
        RecommendedAction = recommendedAction;
        IsTransient = isTransient;
    }

    /// <summary>Stable error id.</summary>
    public string Id { get; }

    /// <summary>The ways of signing in that can end so, while signing in or at a later renewal.</summary>
    public IReadOnlyList<SignInFlow> Flows { get; }

    /// <summary>What happened, one sentence.</summary>
    public string Cause { get; }

    /// <summary>What to do about it.</summary>
    public string RecommendedAction { get; }

    /// <summary>True if trying again later can help with nothing changed; no request to the API has been sent.</summary>
    public bool IsTransient { get; }

    /// <summary>The exception for it.</summary>
    /// <param name="detail">More about this case; never a token or secret.</param>
    /// <param name="inner">The cause, if it is one of the framework's own exceptions.</param>
    /// <param name="answer">What the identity service said beside its words.</param>
    internal AuthenticationException ToException(
        string? detail = null, Exception? inner = null, (string? Code, string? CorrelationId, string? Claims) answer = default) =>
        new(Id, detail is null ? Cause : $"{Cause} {detail}", RecommendedAction, inner)
        {
            IsTransient = IsTransient,
            ServiceCode = answer.Code,
            CorrelationId = answer.CorrelationId,
            Claims = answer.Claims,
        };

    /// <inheritdoc/>
    public override string ToString() => Id;
}
