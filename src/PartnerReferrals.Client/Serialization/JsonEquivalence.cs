using System;
using System.Globalization;
using System.Linq;
using System.Net;
using Newtonsoft.Json.Linq;

namespace PartnerReferrals.Serialization;

/// <summary>
/// Compares what was sent with what the service gives back: it adds properties, encodes names as HTML, spells numbers and dates its own way,
/// and writes null, empty text and empty lists for what is not set (facts 4, 10).
/// </summary>
internal static class JsonEquivalence
{
    /// <summary>Whether <paramref name="actual"/> holds everything that is set in <paramref name="expected"/>.</summary>
    internal static bool Includes(JToken? actual, JToken? expected)
    {
        if (IsUnset(expected))
        {
            return true;
        }

        return (expected, actual) switch
        {
            (JObject wanted, JObject given) => wanted.Properties().All(p => Includes(given.GetValue(p.Name, StringComparison.OrdinalIgnoreCase), p.Value)),
            (JArray wanted, JArray given) => wanted.All(item => given.Any(other => Includes(other, item))),
            (JValue wanted, JValue given) => Canonical(wanted) == Canonical(given),
            _ => false,
        };
    }

    /// <summary>Nothing is set: absent, null, empty text, empty list or object.</summary>
    internal static bool IsUnset(JToken? token) => token switch
    {
        null => true,
        JValue { Value: null } => true,
        JValue { Value: string text } => string.IsNullOrWhiteSpace(text),
        JContainer container => container.All(child => IsUnset(child is JProperty property ? property.Value : child)),
        _ => false,
    };

    /// <summary>One spelling for all spellings of a value, letters in one case; empty for what is not set.</summary>
    internal static string Canonical(JToken? token) => Normalize(token).ToUpperInvariant();

    /// <summary>One spelling for all spellings of a number, date or text; letters keep their case. Empty for what is not set.</summary>
    internal static string Normalize(JToken? token)
    {
        if (token is not JValue value || IsUnset(value))
        {
            return "";
        }

        var text = value.Value switch
        {
            string s => s,
            DateTimeOffset moment => JsonText.FormatDate(moment),
            DateTime moment => JsonText.FormatDate(moment.Kind == DateTimeKind.Unspecified ? new DateTimeOffset(moment, TimeSpan.Zero) : moment),
            var other => Convert.ToString(other, CultureInfo.InvariantCulture) ?? "",
        };
        text = WebUtility.HtmlDecode(text).Replace("\r\n", "\n").Trim();
        if (IsNumber(text, out var number))
        {
            // Division strips zeros at the end: 10.50 and 10.5 are the same amount.
            return (number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);
        }

        return IsDate(text, out var date) ? JsonText.FormatDate(date) : text;
    }

    // A zero in front is part of a text, such as a postal code.
    private static bool IsNumber(string text, out decimal number)
    {
        number = 0;
        return (text.Length < 2 || text[0] != '0' || text[1] == '.')
            && decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out number);
    }

    private static bool IsDate(string text, out DateTimeOffset date)
    {
        date = default;
        return text.Length >= 10
            && char.IsDigit(text[0])
            && text[4] == '-'
            && text[7] == '-'
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out date);
    }
}
