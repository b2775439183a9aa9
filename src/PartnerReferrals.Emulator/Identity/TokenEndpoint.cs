using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text;
using PartnerReferrals.Emulator.Http;
using PartnerReferrals.Emulator.State;

namespace PartnerReferrals.Emulator.Identity;

/// <summary>Trades codes and refresh tokens for tokens.</summary>
internal sealed class TokenEndpoint(EmulatorState state)
{
    public EmulatorResponse Answer(IReadOnlyDictionary<string, string> form, string tenant, string origin)
    {
        CheckClient(form);
        return form.GetValueOrDefault("grant_type") switch
        {
            "device_code" or "urn:ietf:params:oauth:grant-type:device_code" => RedeemDeviceCode(form, origin),
            "authorization_code" => RedeemAuthorizationCode(form, origin),
            "refresh_token" => Renew(form, origin),
            var other => throw new OAuthError("unsupported_grant_type", 70003, $"The grant type '{other}' of tenant {tenant} is not answered here."),
        };
    }

    /// <summary>A client that shows a secret must show the right one; an assertion is taken as it is.</summary>
    private void CheckClient(IReadOnlyDictionary<string, string> form)
    {
        if (state.Settings.ClientSecret is { } secret)
        {
            if (form.TryGetValue("client_secret", out var shown) && shown != secret)
            {
                throw OAuthError.OfName("invalid_client");
            }
        }
    }

    private EmulatorResponse RedeemDeviceCode(IReadOnlyDictionary<string, string> form, string origin)
    {
        var secret = form.GetValueOrDefault("device_code", string.Empty);
        if (!state.Identity.DeviceCodes.TryGetValue(secret, out var code))
        {
            throw OAuthError.OfName("invalid_grant");
        }

        if (code.Expires <= state.Clock.Now)
        {
            throw OAuthError.OfName("expired_token");
        }

        if (code.Approved != true)
        {
            throw OAuthError.OfName(code.Approved is null ? "authorization_pending" : "authorization_declined");
        }

        if (!state.Identity.DeviceCodes.TryRemove(secret, out _))
        {
            throw OAuthError.OfName("code_expired");
        }

        state.Identity.CountSignIn();
        return TokenAnswer.Write(state, SignIn.As(state, null, code.Tenant, code.ClientId, code.Scope), null, origin);
    }

    private EmulatorResponse RedeemAuthorizationCode(IReadOnlyDictionary<string, string> form, string origin)
    {
        if (!state.Identity.AuthorizationCodes.TryRemove(form.GetValueOrDefault("code", string.Empty), out var code)
            || code.Expires <= state.Clock.Now)
        {
            throw OAuthError.OfName("code_expired");
        }

        if (code.RedirectUri != form.GetValueOrDefault("redirect_uri") || code.Grant.ClientId != form.GetValueOrDefault("client_id"))
        {
            throw new OAuthError("invalid_grant", 500112, "The redirect_uri or client_id is not the one the code was asked for with.");
        }

        if (code.Challenge is { } challenge && challenge != ChallengeOf(form.GetValueOrDefault("code_verifier", string.Empty)))
        {
            throw new OAuthError("invalid_grant", 501481, "The code_verifier does not match the code_challenge.");
        }

        state.Identity.CountSignIn();
        return TokenAnswer.Write(state, code.Grant, code.Nonce, origin);
    }

    private EmulatorResponse Renew(IReadOnlyDictionary<string, string> form, string origin)
    {
        var token = form.GetValueOrDefault("refresh_token", string.Empty);
        if (!state.Identity.RefreshTokens.TryGetValue(token, out var grant) || grant.ClientId != form.GetValueOrDefault("client_id"))
        {
            throw OAuthError.OfName("invalid_grant");
        }

        if (state.Identity.Revoked.TryGetValue(grant.User, out var revoked) && revoked >= grant.SignedIn)
        {
            throw OAuthError.OfName("token_revoked");
        }

        if (grant.SignedIn + state.Settings.RefreshTokenLifetime <= state.Clock.Now)
        {
            throw OAuthError.OfName("token_expired");
        }

        // The real service lets an old refresh token live on; the switch makes each good for once.
        if (state.Settings.SingleUseRefreshTokens && !state.Identity.RefreshTokens.TryRemove(token, out _))
        {
            throw OAuthError.OfName("invalid_grant");
        }

        state.Identity.CountRenewal();
        return TokenAnswer.Write(state, grant with { Scope = form.GetValueOrDefault("scope") ?? grant.Scope }, null, origin);
    }

    private static string ChallengeOf(string verifier) => Base64UrlText.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
}
