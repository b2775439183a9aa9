namespace PartnerReferrals.SignIn;

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
