using System;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace PartnerReferrals.SignIn;

/// <summary>
/// What a token says about itself, read without checking its signature: that is the service's part. Good for clear errors, not for trust.
/// </summary>
internal sealed class AccessTokenClaims
{
    private readonly JObject _claims;

    private AccessTokenClaims(JObject claims) => _claims = claims;

    public DateTimeOffset? ExpiresOn =>
        _claims["exp"] is { Type: JTokenType.Integer or JTokenType.Float } exp
        && exp.Value<double>() is > 0 and < 253402300800 and var seconds
            ? DateTimeOffset.FromUnixTimeSeconds((long)seconds)
            : null;

    public string? Audience => Text("aud");

    public string? TenantId => Text("tid");

    public string? ClientId => Text("appid") ?? Text("azp");

    public string? Account => Text("upn") ?? Text("preferred_username") ?? Text("unique_name");

    /// <summary>True where the token says that it has no user: its type says so, or it has app roles and neither scopes nor a user.</summary>
    public bool IsAppOnly => Text("idtyp") is { } type
        ? type == "app"
        : _claims["roles"] is not null && Text("scp") is null && Account is null;

    /// <summary>Reads a token; null where it is opaque.</summary>
    public static AccessTokenClaims? Read(string token)
    {
        var parts = token.Split('.');
        if (parts.Length != 3)
            return null;
        try
        {
            var payload = parts[1].Replace('-', '+').Replace('_', '/');
            payload = payload.PadRight((payload.Length + 3) / 4 * 4, '=');
            return new AccessTokenClaims(JObject.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(payload))));
        }
        catch (FormatException)
        {
            return null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private string? Text(string name) => _claims[name] is { Type: JTokenType.String } value ? (string?)value : null;
}
