using System;
using System.Globalization;
using System.IO;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Http;
using PartnerReferrals.Serialization;

namespace PartnerReferrals.Runs;

/// <summary>
/// One line of a journal: the whole of what is known about a row, so that its last line suffices to go on. No personal data: numbers, keys, hashes, ids, states.
/// </summary>
internal sealed class JournalLine
{
    internal long Batch { get; private init; }

    /// <summary>The last line of its batch.</summary>
    internal bool EndsBatch { get; private init; }

    internal required JournalState State { get; init; }

    internal required long Row { get; init; }

    internal required string Key { get; init; }

    /// <summary>Hash of the payload.</summary>
    internal required string Hash { get; init; }

    /// <summary>When the leg in question was sent (UTC, this machine's clock).</summary>
    internal DateTimeOffset? SentAt { get; init; }

    /// <summary>How far the service's clock was ahead of this machine's when it was sent; null while that was not known.</summary>
    internal ClockSkew? Skew { get; init; }

    /// <summary>Idempotency id of the row.</summary>
    internal Guid RequestId { get; init; }

    /// <summary>Microsoft's leg of a shared deal was sent.</summary>
    internal bool IsConnecting { get; init; }

    /// <summary>The service reported success for it, though nobody saw the referral.</summary>
    internal bool IsAccepted { get; init; }

    /// <summary>Id of the referral, or of the own leg.</summary>
    internal string? Id { get; init; }

    internal string? EngagementId { get; init; }

    /// <summary>Id of Microsoft's leg.</summary>
    internal string? ConnectedId { get; init; }

    /// <summary>Concurrency stamp of the referral as a change of this row left it.</summary>
    internal string? ETag { get; init; }

    /// <summary>Error id of a refusal.</summary>
    internal string? Error { get; init; }

    /// <summary>The same row, of which a later line was lost: what comes next of it may have been sent since then.</summary>
    internal JournalLine PerhapsSentSince(DateTimeOffset sentAt) => new()
    {
        Batch = Batch,
        EndsBatch = EndsBatch,
        State = JournalState.Sending,
        Row = Row,
        Key = Key,
        Hash = Hash,
        SentAt = sentAt,
        RequestId = RequestId,
        IsConnecting = Id is not null,
        Id = Id,
        EngagementId = EngagementId,
        ConnectedId = ConnectedId,
    };

    /// <summary>The line as JSON without its opening brace and batch number, which the writer adds.</summary>
    internal string ToJson()
    {
        var text = new StringBuilder(256);
        using var writer = new JsonTextWriter(new StringWriter(text, CultureInfo.InvariantCulture));
        writer.WriteStartObject();
        Write("state", State.ToString().ToLowerInvariant());
        writer.WritePropertyName("row");
        writer.WriteValue(Row);
        Write("key", Key);
        Write("hash", Hash);
        Write("sentAt", SentAt is { } at ? JsonText.FormatDate(at) : null);
        WriteMilliseconds("skewLeastMs", Skew?.Least, Math.Floor);
        WriteMilliseconds("skewMostMs", Skew?.Most, Math.Ceiling);
        Write("skewOf", Skew is { IsOfStamps: true } ? "stamps" : null);
        Write("requestId", RequestId == Guid.Empty ? null : RequestId.ToString());
        Write("leg", IsConnecting ? "microsoft" : null);
        Write("answer", IsAccepted ? "success" : null);
        Write("id", Id);
        Write("engagementId", EngagementId);
        Write("connectedId", ConnectedId);
        Write("eTag", ETag);
        Write("error", Error);
        writer.WriteEndObject();
        writer.Flush();
        return text.ToString(1, text.Length - 1);

        void WriteMilliseconds(string name, TimeSpan? time, Func<double, double> round)
        {
            if (time is { } known)
            {
                writer.WritePropertyName(name);
                writer.WriteValue((long)round(known.TotalMilliseconds));
            }
        }

        void Write(string name, string? value)
        {
            if (value is not null)
            {
                writer.WritePropertyName(name);
                writer.WriteValue(value);
            }
        }
    }

    /// <summary>Reads a line; null where it is not one.</summary>
    internal static JournalLine? Parse(string text)
    {
        try
        {
            using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
            return Parse(reader);
        }
        catch (Exception e) when (e is JsonException or FormatException or OverflowException or InvalidCastException)
        {
            return null;
        }
    }

    private static JournalLine? Parse(JsonTextReader reader)
    {
        long? batch = null, row = null, skewLeast = null, skewMost = null;
        var endsBatch = false;
        JournalState? state = null;
        string? key = null, hash = null, sentAt = null, requestId = null, leg = null, skewOf = null, answer = null, id = null, engagementId = null, connectedId = null, eTag = null, error = null;
        if (!reader.Read() || reader.TokenType != JsonToken.StartObject)
        {
            return null;
        }

        while (reader.Read() && reader.TokenType == JsonToken.PropertyName)
        {
            switch ((string)reader.Value!)
            {
                case "batch":
                    batch = Number();
                    break;
                case "end":
                    endsBatch = reader.ReadAsBoolean() == true;
                    break;
                case "row":
                    row = Number();
                    break;
                case "state":
                    state = Enum.TryParse<JournalState>(reader.ReadAsString(), ignoreCase: true, out var known) ? known : null;
                    break;
                case "key":
                    key = reader.ReadAsString();
                    break;
                case "hash":
                    hash = reader.ReadAsString();
                    break;
                case "sentAt":
                    sentAt = reader.ReadAsString();
                    break;
                case "skewLeastMs":
                    skewLeast = Number();
                    break;
                case "skewMostMs":
                    skewMost = Number();
                    break;
                case "skewOf":
                    skewOf = reader.ReadAsString();
                    break;
                case "requestId":
                    requestId = reader.ReadAsString();
                    break;
                case "leg":
                    leg = reader.ReadAsString();
                    break;
                case "answer":
                    answer = reader.ReadAsString();
                    break;
                case "id":
                    id = reader.ReadAsString();
                    break;
                case "engagementId":
                    engagementId = reader.ReadAsString();
                    break;
                case "connectedId":
                    connectedId = reader.ReadAsString();
                    break;
                case "eTag":
                    eTag = reader.ReadAsString();
                    break;
                case "error":
                    error = reader.ReadAsString();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        var isWhole = reader.TokenType == JsonToken.EndObject && !reader.Read();
        return !isWhole || batch is null || row is null || state is null || key is null || hash is null
            ? null
            : new JournalLine
            {
                Batch = batch.Value,
                EndsBatch = endsBatch,
                State = state.Value,
                Row = row.Value,
                Key = key,
                Hash = hash,
                SentAt = sentAt is null ? null : DateTimeOffset.Parse(sentAt, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
                Skew = skewLeast is { } least && skewMost is { } most ? new ClockSkew(TimeSpan.FromMilliseconds(least), TimeSpan.FromMilliseconds(most), skewOf == "stamps") : null,
                RequestId = requestId is null ? Guid.Empty : Guid.Parse(requestId),
                IsConnecting = leg == "microsoft",
                IsAccepted = answer == "success",
                Id = id,
                EngagementId = engagementId,
                ConnectedId = connectedId,
                ETag = eTag,
                Error = error,
            };

        long? Number() => reader.Read() && reader.Value is long number ? number : null;
    }
}

/// <summary>How far a row got, as the journal knows it.</summary>
public enum JournalState : long // ConvertTo-Json writes an enum of this width as its name.
{
    /// <summary>Read, not sent; or sent certainly without effect.</summary>
    Planned,

    /// <summary>May have been sent.</summary>
    Sending,

    /// <summary>Exists.</summary>
    Created,

    /// <summary>Refused.</summary>
    Rejected,

    /// <summary>Sent; searched for; not proven either way.</summary>
    Unknown,

    /// <summary>A referral that was there before has what the row says.</summary>
    Updated,
}

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
