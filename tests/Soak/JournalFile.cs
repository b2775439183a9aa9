using System.Collections.Generic;
using System.IO;
using System.Text.Json;

namespace PartnerReferrals.Soak;

/// <summary>What a journal says last of a row.</summary>
internal sealed record JournalEntry(long Row, string Key, string State, string? Id, string? EngagementId, string? ConnectedId);

/// <summary>Reads a journal by itself, without the module's own reader.</summary>
internal static class JournalFile
{
    /// <summary>The last line of each key.</summary>
    public static IReadOnlyDictionary<string, JournalEntry> Read(string path)
    {
        var last = new Dictionary<string, JournalEntry>();
        var isHeader = true;
        foreach (var text in File.ReadLines(path))
        {
            if (isHeader)
            {
                isHeader = false;
                continue;
            }

            using var line = JsonDocument.Parse(text);
            var json = line.RootElement;
            if (json.TryGetProperty("run", out _))
            {
                continue;
            }

            var key = json.GetProperty("key").GetString()!;
            last[key] = new JournalEntry(
                json.GetProperty("row").GetInt64(), key, json.GetProperty("state").GetString()!, Text("id"), Text("engagementId"), Text("connectedId"));

            string? Text(string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;
        }

        return last;
    }
}
