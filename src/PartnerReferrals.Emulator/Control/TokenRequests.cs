using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PartnerReferrals.Emulator.Security;
using PartnerReferrals.Emulator.Settings;

namespace PartnerReferrals.Emulator.Control;

/// <summary>Reads what a token shall say from names and texts.</summary>
internal static class TokenRequests
{
    private static readonly string[] Names = ["user", "role", "organization", "audience", "lifetime", "appOnly", "mfa"];

    /// <exception cref="ArgumentException">A name is unknown, or a value is not understood.</exception>
    public static TokenRequest Read(IEnumerable<KeyValuePair<string, string>> texts, EmulatorSettings settings)
    {
        var request = new TokenRequest(settings.User, settings.Organization) { Lifetime = settings.TokenLifetime };
        foreach (var (name, text) in texts)
        {
            var known = Names.FirstOrDefault(n => string.Equals(n, name, StringComparison.OrdinalIgnoreCase))
                ?? throw new ArgumentException($"A token has no '{name}'. Known: {string.Join(", ", Names)}.");
            request = Apply(request, known, text)
                ?? throw new ArgumentException($"'{text}' is not a value of '{known}' of a token.");
        }

        return request;
    }

    private static TokenRequest? Apply(TokenRequest request, string name, string text) => name switch
    {
        "user" => text.Length > 0 ? request with { User = text } : null,
        "role" => Enum.TryParse<PartnerRole>(text, ignoreCase: true, out var role) && Enum.IsDefined(role) ? request with { Role = role } : null,
        "organization" => text.Length > 0 ? request with { Organization = text } : null,
        "audience" => request with { Audience = text },
        "lifetime" => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && Math.Abs(seconds) < 1e9
            ? request with { Lifetime = TimeSpan.FromSeconds(seconds) }
            : null,
        "appOnly" => bool.TryParse(text, out var appOnly) ? request with { AppOnly = appOnly } : null,
        _ => bool.TryParse(text, out var mfa) ? request with { MultiFactor = mfa } : null,
    };
}
