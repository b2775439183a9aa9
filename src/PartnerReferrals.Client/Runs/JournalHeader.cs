using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Errors;
using PartnerReferrals.Serialization;

namespace PartnerReferrals.Runs;

/// <summary>First line of a journal: what it is, its format, and what it belongs to.</summary>
internal static class JournalHeader
{
    internal const int Version = 1;

    private const int Length = 64 * 1024;
    private const string Opening = "{\"journal\":\"PartnerReferrals\"";

    internal static string Write(string source, DateTimeOffset started) =>
        Opening + ",\"version\":1,\"source\":" + JsonConvert.ToString(source) + ",\"started\":\"" + JsonText.FormatDate(started) + "\"}\n";

    /// <summary>Reads the header of a file.</summary>
    /// <exception cref="JournalException">It is no journal, or of another format.</exception>
    internal static (int Version, string Source, DateTimeOffset? StartedAt) Read(Stream stream, string path)
    {
        var start = new byte[(int)Math.Min(stream.Length, Length)];
        stream.Position = 0;
        var length = stream.Read(start, 0, start.Length);
        var newline = Array.IndexOf(start, (byte)'\n', 0, length);
        var text = Encoding.UTF8.GetString(start, 0, newline < 0 ? length : newline);
        if (Parse(text) is not { } header)
        {
            throw IsRest(text) ? JournalErrors.NoHeader(path) : JournalErrors.NotAJournal(path);
        }

        return header.Version == Version ? header : throw JournalErrors.UnknownVersion(path, header.Version);
    }

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

/// <summary>Fingerprints of what a journal belongs to.</summary>
internal static class JournalSource
{
    /// <summary>
    /// Stands for an input by its name and mapping, not by its content: rows may be added, removed or changed between runs.
    /// </summary>
    /// <param name="name">Name that stays the same between runs: the file's full path, or the endpoint for pipeline input.</param>
    /// <param name="settings">Whatever changes the meaning of a row: command, endpoint, property map, defaults. Their order does not matter.</param>
    public static string Of(string name, IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var text = new StringBuilder();
        Append(name);
        foreach (var setting in settings.OrderBy(s => s.Key, StringComparer.Ordinal))
        {
            Append(setting.Key);
            Append(setting.Value ?? "");
        }

        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(Encoding.UTF8.GetBytes(text.ToString()));
        return string.Concat(hash.Take(16).Select(b => b.ToString("x2", CultureInfo.InvariantCulture)));

        // With its length in front, no value can pose as two.
        void Append(string value) => text.Append(value.Length.ToString(CultureInfo.InvariantCulture)).Append(':').Append(value);
    }
}
