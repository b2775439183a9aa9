using System;

namespace PartnerReferrals.SignIn;

/// <summary>A token and its end. A class with no generated ToString: the token must not show by accident.</summary>
internal sealed class IssuedToken(string token, DateTimeOffset? expiresOn)
{
    public string Token { get; } = token;

    public DateTimeOffset? ExpiresOn { get; } = expiresOn;
}
