using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PartnerReferrals.Emulator.Deterministic;
using PartnerReferrals.Emulator.Http;
using PartnerReferrals.Emulator.Security;
using PartnerReferrals.Emulator.Settings;
using PartnerReferrals.Emulator.State;

namespace PartnerReferrals.Emulator.Identity;

/// <summary>The answer of the token endpoint: access, refresh and id token, and who the account is.</summary>
internal static class TokenAnswer
{
    private static readonly string[] IdentityScopes = ["openid", "profile", "offline_access", "email"];

    public static EmulatorResponse Write(EmulatorState state, Grant grant, string? nonce, string origin)
    {
        var scopes = grant.Scope.Split(' ', StringSplitOptions.RemoveEmptyEntries).Except(IdentityScopes).ToList();
        var audience = AudienceOf(scopes.FirstOrDefault());
        var lifetime = (int)state.Settings.TokenLifetime.TotalSeconds;
        var refreshToken = state.Identity.NewSecret("R");
        state.Identity.RefreshTokens[refreshToken] = grant;
        return EmulatorResponse.FromJson(200, JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object>
        {
            ["token_type"] = "Bearer",
            ["scope"] = string.Join(' ', scopes.Append($"{audience}/user_impersonation").Distinct()),
            ["expires_in"] = lifetime,
            ["ext_expires_in"] = lifetime,
            ["access_token"] = state.Tokens.Issue(new TokenRequest(grant.User, grant.Organization.Name)
            {
                Audience = audience, Role = grant.Role, MultiFactor = grant.MultiFactor, Lifetime = state.Settings.TokenLifetime,
            }),
            ["refresh_token"] = refreshToken,
            ["id_token"] = IdToken(state, grant, nonce, origin),
            ["client_info"] = ClientInfo(grant),
        }));
    }

    /// <summary>The account's own and its tenant's id, as sign-in libraries want them.</summary>
    public static string ClientInfo(Grant grant) => Base64UrlText.Encode(JsonSerializer.SerializeToUtf8Bytes(new
    {
        uid = ObjectId(grant), utid = grant.Organization.TenantId.ToString("D"),
    }));

    /// <summary>The resource a scope belongs to; without one, the Partner API.</summary>
    private static string AudienceOf(string? scope)
    {
        var slash = scope?.LastIndexOf('/') ?? -1;
        return slash > "https://".Length ? scope![..slash].TrimEnd('/') : AccessTokens.Audience;
    }

    private static string IdToken(EmulatorState state, Grant grant, string? nonce, string origin)
    {
        var now = state.Clock.Now.ToUnixTimeSeconds();
        var claims = new JsonObject
        {
            ["aud"] = grant.ClientId,
            ["iss"] = $"{origin}/{grant.Organization.TenantId:D}/v2.0",
            ["iat"] = now,
            ["nbf"] = now,
            ["exp"] = now + 3600,
            ["name"] = grant.User.Split('@')[0],
            ["oid"] = ObjectId(grant),
            ["preferred_username"] = grant.User,
            ["sub"] = ObjectId(grant),
            ["tid"] = grant.Organization.TenantId.ToString("D"),
            ["ver"] = "2.0",
        };
        if (nonce is not null)
        {
            claims["nonce"] = nonce;
        }

        // Libraries that got it straight from the token endpoint do not check its signature, so it has none.
        return Part("""{"typ":"JWT","alg":"none"}""") + "." + Part(claims.ToJsonString()) + ".";
    }

    private static string ObjectId(Grant grant) => SeededGuids.Named(0, "user/" + grant.User.ToUpperInvariant()).ToString("D");

    private static string Part(string json) => Base64UrlText.Encode(Encoding.UTF8.GetBytes(json));
}
