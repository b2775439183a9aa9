using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security;

namespace PartnerReferrals.SignIn;

/// <summary>Checks a token that came from outside before anything is sent with it, and says what it tells about itself.</summary>
internal static class SuppliedToken
{
    /// <exception cref="Errors.AuthenticationException">It is no token, is over, has no user, or is meant for another API.</exception>
    public static (string Token, SignInInfo Info) Check(
        SecureString secure, SignInFlow flow, IReadOnlyList<string> audiences, DateTimeOffset now)
    {
        var (token, claims) = Read(secure, audiences, AuthErrors.WrongAudience);
        if (claims is { IsAppOnly: true })
            throw AuthErrors.AppOnly.ToException();
        CheckEnd(claims, now);

        return (token, new SignInInfo
        {
            Flow = flow,
            Account = claims?.Account,
            TenantId = claims?.TenantId,
            ClientId = claims?.ClientId,
            ExpiresOn = claims?.ExpiresOn,
            Renews = flow == SignInFlow.AccessTokenProvider,
        });
    }

    /// <summary>The same for the webhooks, which take tokens of an app without a user too (facts 1).</summary>
    /// <exception cref="Errors.AuthenticationException">It is no token, is over, or is meant for another API.</exception>
    public static IssuedToken CheckForWebhooks(SecureString secure, DateTimeOffset now)
    {
        var (token, claims) = Read(secure, PartnerCenterResource.Audiences, AuthErrors.WrongWebhookAudience);
        CheckEnd(claims, now);
        return new IssuedToken(token, claims?.ExpiresOn);
    }

    public static Errors.AuthenticationException ExpiredOn(DateTimeOffset end) =>
        AuthErrors.Expired.ToException(string.Format(CultureInfo.InvariantCulture, "It ended at {0:yyyy-MM-dd HH:mm:ss}Z.", end.UtcDateTime));

    private static (string Token, AccessTokenClaims? Claims) Read(SecureString secure, IReadOnlyList<string> audiences, AuthError otherwise)
    {
        var token = SecureText.Reveal(secure);
        if (token.Length == 0 || token.Any(c => c is <= ' ' or > '~'))
            throw AuthErrors.InvalidToken.ToException();

        var claims = AccessTokenClaims.Read(token);
        if (claims?.Audience is { } audience && !audiences.Any(accepted => SameAudience(accepted, audience)))
            throw otherwise.ToException($"Its audience is '{Shorten(audience)}'.");
        return (token, claims);
    }

    private static void CheckEnd(AccessTokenClaims? claims, DateTimeOffset now)
    {
        if (claims?.ExpiresOn is { } end && end <= now)
            throw ExpiredOn(end);
    }

    private static bool SameAudience(string accepted, string audience) =>
        string.Equals(accepted.TrimEnd('/'), audience.TrimEnd('/'), StringComparison.OrdinalIgnoreCase);

    private static string Shorten(string text) => text.Length <= 80 ? text : text.Substring(0, 80) + "…";
}

/// <summary>A token and its end. A class with no generated ToString: the token must not show by accident.</summary>
internal sealed class IssuedToken(string token, DateTimeOffset? expiresOn)
{
    public string Token { get; } = token;

    public DateTimeOffset? ExpiresOn { get; } = expiresOn;
}
