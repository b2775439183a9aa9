using System;
using System.Text;
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
    internal static (int Version, string Source)? Parse(string line)
    {
        if (!line.StartsWith(Opening, StringComparison.Ordinal))
        {
            return null;
        }

        try
        {
            return JsonText.Parse(line) is JObject json && (int?)json["version"] is { } version && (string?)json["source"] is { } source
                ? (version, source)
                : null;
        }
        catch (Exception e) when (e is JsonException or FormatException or OverflowException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Whether a file without one whole line is what a crash left of a header, and not somebody's own file.</summary>
    internal static bool IsTorn(byte[] content)
    {
        var text = Encoding.UTF8.GetString(content).TrimEnd('\0');
        return text.IndexOf('\n') < 0
            && (text.StartsWith(Opening, StringComparison.Ordinal) || Opening.StartsWith(text, StringComparison.Ordinal));
    }
}
