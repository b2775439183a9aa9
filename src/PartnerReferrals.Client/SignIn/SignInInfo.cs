using System;

namespace PartnerReferrals.SignIn;

/// <summary>Who is signed in, where, until when. Never holds a token.</summary>
public sealed class SignInInfo
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
