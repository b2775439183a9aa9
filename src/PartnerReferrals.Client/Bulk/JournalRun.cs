using System;
using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace PartnerReferrals.Bulk;

/// <summary>The line that a run writes when it opens a journal, before it sends anything: who it is, and what it found lost at the end.</summary>
internal sealed class JournalRun
{
    private const string Name = "run";

    internal long Batch { get; init; }

    /// <summary>When the run opened the journal (UTC, this machine's clock).</summary>
    internal required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Number of its process.</summary>
    internal required int Process { get; init; }

    /// <summary>Name of the machine it runs on.</summary>
    internal required string Machine { get; init; }

    /// <summary>How many lines before this one cannot be read, at most.</summary>
    internal long Lost { get; init; }

    /// <summary>This process, now. By the machine's own clock: it is compared with when processes began.</summary>
    internal static JournalRun Now(long batch, long lost)
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return new JournalRun { Batch = batch, OpenedAt = DateTimeOffset.UtcNow, Process = process.Id, Machine = Environment.MachineName, Lost = lost };
    }

    /// <summary>The line; a batch of its own.</summary>
    internal string ToJson() => string.Format(
        CultureInfo.InvariantCulture,
        "{{\"batch\":{0},\"end\":true,\"{1}\":\"{2}\",\"process\":{3},\"machine\":{4}{5}}}\n",
        Batch,
        Name,
        JsonText.FormatDate(OpenedAt),
        Process,
        JsonConvert.ToString(Machine),
        Lost == 0 ? "" : ",\"lost\":" + Lost.ToString(CultureInfo.InvariantCulture));

    /// <summary>Reads a line; null where it is another one.</summary>
    internal static JournalRun? Parse(string text)
    {
        try
        {
            return text.IndexOf("\"" + Name + "\"", StringComparison.Ordinal) > 0
                && JsonText.Parse(text) is JObject json
                && (string?)json[Name] is { } openedAt
                && (long?)json["batch"] is { } batch
                ? new JournalRun
                {
                    Batch = batch,
                    OpenedAt = DateTimeOffset.Parse(openedAt, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
                    Process = (int?)json["process"] ?? 0,
                    Machine = (string?)json["machine"] ?? "",
                    Lost = (long?)json["lost"] ?? 0,
                }
                : null;
        }
        catch (Exception e) when (e is JsonException or FormatException or OverflowException or ArgumentException or InvalidCastException)
        {
            return null;
        }
    }
}
