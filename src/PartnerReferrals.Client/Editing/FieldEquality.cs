using System;
using System.Globalization;
using System.Linq;
using System.Net;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Serialization;

namespace PartnerReferrals.Editing;

/// <summary>
/// Whether a field has the wanted value already. The service spells numbers and dates its own way, encodes names as HTML, adds
/// properties of its own to the elements of lists, and writes null, empty text and empty lists for what is not set (facts 4, 10);
/// upper and lower case do matter here, unlike in the search for an in-doubt create.
/// </summary>
internal static class FieldEquality
{
    /// <summary>Whether <paramref name="current"/> says all that <paramref name="wanted"/> says.</summary>
    internal static bool Same(JToken? current, JToken? wanted)
    {
        var unset = JsonEquivalence.IsUnset(wanted);
        if (unset || JsonEquivalence.IsUnset(current))
        {
            return unset && JsonEquivalence.IsUnset(current);
        }

        return (current, wanted) switch
        {
            (JObject given, JObject asked) => asked.Properties().All(p => Same(given.GetValue(p.Name, StringComparison.OrdinalIgnoreCase), p.Value)),
            (JArray given, JArray asked) => given.Count == asked.Count && given.Zip(asked, Same).All(same => same),
            (JValue given, JValue asked) => SameValue(given, asked),
            _ => false,
        };
    }

    private static bool SameValue(JValue given, JValue asked)
    {
        if (IsNumber(given) || IsNumber(asked))
        {
            return TryNumber(given, out var one) && TryNumber(asked, out var other) && one == other;
        }

        if (given.Type == JTokenType.Boolean || asked.Type == JTokenType.Boolean)
        {
            return string.Equals(Text(given), Text(asked), StringComparison.OrdinalIgnoreCase);
        }

        var (have, want) = (Text(given), Text(asked));
        return have == want
            || WebUtility.HtmlDecode(have).Replace("\r\n", "\n") == want.Replace("\r\n", "\n")
            || (TryDate(have, out var first) && TryDate(want, out var second) && first == second);
    }

    private static bool IsNumber(JValue value) => value.Type is JTokenType.Integer or JTokenType.Float;

    private static bool TryNumber(JValue value, out decimal number) =>
        decimal.TryParse(Text(value), NumberStyles.Float, CultureInfo.InvariantCulture, out number);

    private static bool TryDate(string text, out DateTimeOffset date)
    {
        date = default;
        return text.Length >= 10 && text[4] == '-' && text[7] == '-'
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out date);
    }

    private static string Text(JValue value) => Convert.ToString(value.Value, CultureInfo.InvariantCulture) ?? "";
}
