using System;
using System.Collections.Generic;

namespace PartnerReferrals.Emulator.Http;

/// <summary>Reads <c>name=value&amp;…</c> as web servers do: <c>+</c> and <c>%20</c> are spaces.</summary>
internal static class QueryText
{
    public static Dictionary<string, string> Read(string text)
    {
        var result = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in text.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            var name = Unescape(equals < 0 ? pair : pair[..equals]);
            var value = equals < 0 ? string.Empty : Unescape(pair[(equals + 1)..]);
            if (!result.TryAdd(name, value))
            {
                throw ApiError.Invalid(name, $"The query option '{name}' is given more than once.");
            }
        }

        return result;
    }

    private static string Unescape(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
