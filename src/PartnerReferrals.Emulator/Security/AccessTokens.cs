using System;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PartnerReferrals.Emulator.Deterministic;
using PartnerReferrals.Emulator.Http;
using PartnerReferrals.Emulator.Settings;

namespace PartnerReferrals.Emulator.Security;

/// <summary>
/// Mints and checks access tokens. They have the shape and the claims of real ones, so that a client can read them;
/// the signature is a keyed hash whose key follows from the seed, so a restarted emulator knows its tokens again.
/// </summary>
internal sealed class AccessTokens(int seed, EmulatorClock clock, OrganizationDirectory organizations)
{
    public const string Audience = "https://api.partner.microsoft.com";

    /// <summary>Of the other host, which has the webhooks.</summary>
    public const string WebhookAudience = "https://api.partnercenter.microsoft.com";

    private const int CachedTokens = 10_000;
    private const string RoleClaim = "emulator_role";
    private const string OrganizationClaim = "emulator_organization";

    private static readonly string Head = Encode("""{"typ":"JWT","alg":"HS256","kid":"emulator"}""");

    private readonly byte[] _key = SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}/token key"));
    private readonly SeededGuids _ids = new(seed, "token");
    private readonly ConcurrentDictionary<string, Content> _known = new(StringComparer.Ordinal);

    public string Issue(TokenRequest request)
    {
        var organization = organizations.Named(request.Organization);
        var now = clock.Now;
        var claims = new JsonObject
        {
            ["aud"] = request.Audience,
            ["iss"] = $"https://sts.windows.net/{organization.TenantId:D}/",
            ["iat"] = now.ToUnixTimeSeconds(),
            ["nbf"] = now.ToUnixTimeSeconds(),
            ["exp"] = (now + request.Lifetime).ToUnixTimeSeconds(),
            ["amr"] = request.MultiFactor ? new JsonArray("pwd", "mfa") : new JsonArray("pwd"),
            ["appid"] = SeededGuids.Named(seed, "application").ToString("D"),
            ["idtyp"] = request.AppOnly ? "app" : "user",
            ["oid"] = SeededGuids.Named(seed, "user/" + request.User).ToString("D"),
            ["tid"] = organization.TenantId.ToString("D"),
            ["uti"] = _ids.Next().ToString("N"),
            ["ver"] = "1.0",
            [RoleClaim] = request.Role.ToString(),
            [OrganizationClaim] = organization.Name,
        };
        if (!request.AppOnly)
        {
            claims["upn"] = request.User;
            claims["name"] = request.User.Split('@')[0];
            claims["scp"] = "user_impersonation";
        }

        var content = Head + "." + Encode(claims.ToJsonString());
        return content + "." + Sign(content);
    }

    /// <summary>Reads the caller out of an <c>Authorization</c> header.</summary>
    /// <exception cref="ApiError">401: no token, not one of ours, for another audience, or expired.</exception>
    public Caller Check(string? authorization, string audience = Audience)
    {
        if (authorization is null || !authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            throw ApiError.Unauthenticated("The request carries no bearer token.");
        }

        var token = authorization["Bearer ".Length..].Trim();
        if (!_known.TryGetValue(token, out var content))
        {
            content = Read(token) ?? throw ApiError.Unauthenticated("The token was not issued by this service.");
            if (_known.Count > CachedTokens)
            {
                _known.Clear();
            }

            _known[token] = content;
        }

        // Real services check the audience before they look at the lifetime.
        if (content.Audience.TrimEnd('/') != audience)
        {
            throw ApiError.Unauthenticated($"The token is for the audience '{content.Audience}'; this service is '{audience}'.");
        }

        return content.Expires > clock.Now ? content.Caller : throw ApiError.Unauthenticated("The token has expired.");
    }

    private Content? Read(string token)
    {
        var parts = token.Split('.');
        if (parts.Length != 3 || !SameText(Sign(parts[0] + "." + parts[1]), parts[2]))
        {
            return null;
        }

        using var claims = JsonDocument.Parse(Base64UrlText.Decode(parts[1]));
        var root = claims.RootElement;
        var appOnly = root.GetProperty("idtyp").GetString() == "app";
        var caller = new Caller(
            organizations.Named(root.GetProperty(OrganizationClaim).GetString()!),
            appOnly ? string.Empty : root.GetProperty("upn").GetString()!,
            Enum.Parse<PartnerRole>(root.GetProperty(RoleClaim).GetString()!),
            appOnly,
            root.GetProperty("amr").GetArrayLength() > 1);
        return new Content(
            caller, root.GetProperty("aud").GetString()!, DateTimeOffset.FromUnixTimeSeconds(root.GetProperty("exp").GetInt64()));
    }

    private string Sign(string content) => Base64UrlText.Encode(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(content)));

    private static bool SameText(string left, string right) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right));

    private static string Encode(string json) => Base64UrlText.Encode(Encoding.UTF8.GetBytes(json));

    private sealed record Content(Caller Caller, string Audience, DateTimeOffset Expires);
}

/// <summary>Who calls, as the bearer token tells.</summary>
internal sealed record Caller(Organization Organization, string User, PartnerRole Role, bool AppOnly, bool MultiFactor);

/// <summary>What a minted token shall say.</summary>
internal sealed record TokenRequest(string User, string Organization)
{
    public PartnerRole Role { get; init; } = PartnerRole.ReferralsAdmin;

    public string Audience { get; init; } = AccessTokens.Audience;

    public TimeSpan Lifetime { get; init; }

    public bool AppOnly { get; init; }

    public bool MultiFactor { get; init; } = true;
}
