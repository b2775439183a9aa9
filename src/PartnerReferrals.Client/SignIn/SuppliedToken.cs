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
        var token = SecureText.Reveal(secure);
        if (token.Length == 0 || token.Any(c => c is <= ' ' or > '~'))
            throw AuthErrors.InvalidToken.ToException();

        var claims = AccessTokenClaims.Read(token);
        if (claims?.Audience is { } audience && !audiences.Any(accepted => SameAudience(accepted, audience)))
            throw AuthErrors.WrongAudience.ToException($"Its audience is '{Shorten(audience)}'.");
        if (claims is { IsAppOnly: true })
            throw AuthErrors.AppOnly.ToException();
        if (claims?.ExpiresOn is { } end && end <= now)
            throw ExpiredOn(end);

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

    public static Errors.AuthenticationException ExpiredOn(DateTimeOffset end) =>
        AuthErrors.Expired.ToException(string.Format(CultureInfo.InvariantCulture, "It ended at {0:yyyy-MM-dd HH:mm:ss}Z.", end.UtcDateTime));

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
