using System;
using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace PartnerReferrals.Bulk;

/// <summary>First line of a journal: what it is, its format, and what it belongs to.</summary>
internal static class JournalHeader
{
    internal const int Version = 1;

    private const string Opening = "{\"journal\":\"PartnerReferrals\"";

    internal static string Write(string source, DateTimeOffset started) =>
        Opening + ",\"version\":1,\"source\":" + JsonConvert.ToString(source) + ",\"started\":\"" + JsonText.FormatDate(started) + "\"}\n";

    /// <summary>Reads the first line; null where it is none.</summary>
    internal static (int Version, string Source, DateTimeOffset? StartedAt)? Parse(string line)
    {
        if (!line.StartsWith(Opening, StringComparison.Ordinal))
        {
            return null;
        }

        try
        {
            return JsonText.Parse(line) is JObject json && (int?)json["version"] is { } version && (string?)json["source"] is { } source
                ? (version, source, StartOf(json))
                : null;
        }
        catch (Exception e) when (e is JsonException or FormatException or OverflowException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>
    /// Whether a first line is what is left of a header, and not of somebody's own file. It says nothing about what followed: a file of zeros may have
    /// been the journal of a whole run.
    /// </summary>
    internal static bool IsRest(string line)
    {
        var text = line.TrimEnd('\0');
        return line.Length > 0 && (text.StartsWith(Opening, StringComparison.Ordinal) || Opening.StartsWith(text, StringComparison.Ordinal));
    }

    private static DateTimeOffset? StartOf(JObject json) =>
        DateTimeOffset.TryParse((string?)json["started"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var started) ? started : null;
}
