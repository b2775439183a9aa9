using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace PartnerReferrals.Serialization;

/// <summary>Reading and writing JSON so that numbers and dates keep the spelling they came with.</summary>
internal static class JsonText
{
    /// <summary>Deeper documents are refused: no referral nests more than eight levels.</summary>
    internal const int MaxDepth = 64;

    // Where a token stood in the text is of no use once the text is read, and costs an object a token.
    private static readonly JsonLoadSettings WithoutPlaces = new() { LineInfoHandling = LineInfoHandling.Ignore };

    private static readonly JsonNames Names = new();

    /// <summary>A text from its first sign on: editors and exports put a byte-order mark in front, and people blanks and lines.</summary>
    internal static string TrimStart(string text) => text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n');

    /// <summary>Parses a whole document.</summary>
    /// <exception cref="JsonException">The text is not one JSON value.</exception>
    internal static JToken Parse(string text)
    {
        using var reader = NewReader(new StringReader(text), MaxDepth);
        var token = ReadFrom(reader);
        while (reader.Read())
        {
            if (reader.TokenType != JsonToken.Comment)
            {
                throw new JsonReaderException("There is text after the end of the JSON value.");
            }
        }

        return token;
    }

    /// <summary>A reader that leaves numbers and dates as they are spelt.</summary>
    internal static JsonTextReader NewReader(TextReader text, int maxDepth) => new(text)
    {
        DateParseHandling = DateParseHandling.None,
        FloatParseHandling = FloatParseHandling.Decimal,
        MaxDepth = maxDepth,
        PropertyNameTable = Names,
    };

    /// <summary>Reads the value that a reader stands at.</summary>
    internal static JToken ReadFrom(JsonTextReader reader) => JToken.ReadFrom(reader, WithoutPlaces);

    /// <summary>Writes compact JSON.</summary>
    internal static string Write(JToken token)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using var writer = new JsonTextWriter(text) { Formatting = Formatting.None };
        token.WriteTo(writer);
        return text.ToString();
    }

    /// <summary>What stands for a day: midnight of any zone is midnight UTC of the same date. Any other time stays as it is.</summary>
    internal static DateTimeOffset CalendarDay(DateTimeOffset date) =>
        date.Offset != TimeSpan.Zero && date.TimeOfDay == TimeSpan.Zero ? new DateTimeOffset(date.DateTime, TimeSpan.Zero) : date;

    /// <summary>UTC with <c>Z</c>; fractions only where there are any.</summary>
    internal static string FormatDate(DateTimeOffset date) =>
        date.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture) + "Z";

    /// <summary>Likewise; a time of no stated kind is UTC, never the machine's own zone.</summary>
    internal static string FormatDate(DateTime date) =>
        FormatDate(date.Kind == DateTimeKind.Unspecified ? new DateTimeOffset(date, TimeSpan.Zero) : new DateTimeOffset(date.ToUniversalTime()));

    /// <summary>A scalar as people read it.</summary>
    internal static string ToDisplay(JToken? token) => token is JValue { Value: string text } ? text : token is null ? "" : Write(token);

    /// <summary>JSON as plain .NET values: dictionaries, arrays, strings, numbers, booleans.</summary>
    internal static object? ToPlainValue(JToken token) => token switch
    {
        JObject json => json.Properties().ToDictionary(p => p.Name, p => ToPlainValue(p.Value), StringComparer.Ordinal),
        JArray array => array.Select(ToPlainValue).ToArray(),
        JValue value => value.Value,
        _ => null,
    };
}
