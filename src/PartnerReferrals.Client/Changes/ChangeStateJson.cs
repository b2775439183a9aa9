using System;
using System.Globalization;
using System.IO;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Serialization;

namespace PartnerReferrals.Changes;

/// <summary>The form of a state file: one JSON object, a referral a line, with the number of its writing at both ends: it tells a whole file from a torn one.</summary>
internal static class ChangeStateJson
{
    internal const int Version = 1;

    private const string Kind = "PartnerReferrals";

    /// <summary>Writes the whole state.</summary>
    internal static string Write(ChangeState state, long writing)
    {
        var text = new StringWriter(new StringBuilder(256 + (state.Seen.Count * 256)), CultureInfo.InvariantCulture);
        using var json = new JsonTextWriter(text);
        json.WriteStartObject();
        Property("changes", Kind);
        Property("version", Version);
        Property("writing", writing);
        Property("source", state.Source);
        Date("since", state.Since);
        Date("seenUpTo", state.SeenUpTo);
        json.WritePropertyName("referrals");
        json.WriteStartObject();
        foreach (var seen in state.Seen)
        {
            json.WriteWhitespace("\n");
            json.WritePropertyName(seen.Key);
            Write(seen.Value);
        }

        json.WriteEndObject();
        json.WriteWhitespace("\n");
        Property("end", writing);
        json.WriteEndObject();
        json.WriteWhitespace("\n");
        json.Flush();
        return text.ToString();

        void Write(SeenReferral seen)
        {
            json.WriteStartObject();
            Property("eTag", seen.ETag);
            Date("updated", seen.Updated);
            Property("engagementId", seen.EngagementId);
            Property("leg", seen.IsMicrosofts ? "microsoft" : seen.IsShared ? "own" : null);
            Property("ended", seen.IsTerminal ? true : null);
            Property("state", seen.State);
            Property("dealValue", seen.DealValue);
            Property("currency", seen.Currency);
            Date("closing", seen.ClosingDate);
            json.WriteEndObject();
        }

        void Property(string name, object? value)
        {
            if (value is not null)
            {
                json.WritePropertyName(name);
                json.WriteValue(value);
            }
        }

        void Date(string name, DateTimeOffset? date) => Property(name, date is { } known ? JsonText.FormatDate(known) : null);
    }

    /// <summary>Reads a state; null where the text is no whole one.</summary>
    /// <param name="text">All of the file.</param>
    /// <param name="overlap">See <see cref="ChangeState"/>.</param>
    /// <param name="version">The format, where it is another than <see cref="Version"/>.</param>
    /// <param name="writing">The number of its writing.</param>
    internal static ChangeState? Read(string text, TimeSpan overlap, out long version, out long writing)
    {
        (version, writing) = (Version, 0);
        try
        {
            if (JsonText.Parse(text) is not JObject json || (string?)json["changes"] != Kind || (long?)json["version"] is not { } format)
            {
                return null;
            }

            if (format != Version)
            {
                version = format;
                return null;
            }

            if ((string?)json["source"] is not { } source || json["referrals"] is not JObject referrals || (long?)json["writing"] is not { } number || (long?)json["end"] != number)
            {
                return null;
            }

            var state = new ChangeState(source, overlap);
            foreach (var referral in referrals.Properties())
            {
                state.Restore(referral.Name, ReadSeen((JObject)referral.Value));
            }

            state.Restore(Date(json["seenUpTo"]), Date(json["since"]));
            writing = number;
            return state;
        }
        catch (Exception e) when (e is JsonException or FormatException or OverflowException or ArgumentException or InvalidCastException)
        {
            return null;
        }
    }

    private static SeenReferral ReadSeen(JObject json) => new()
    {
        ETag = (string?)json["eTag"],
        Updated = Date(json["updated"]),
        EngagementId = (string?)json["engagementId"],
        IsMicrosofts = (string?)json["leg"] == "microsoft",
        IsShared = (string?)json["leg"] == "own",
        IsTerminal = (bool?)json["ended"] == true,
        State = (string?)json["state"],
        DealValue = (decimal?)json["dealValue"],
        Currency = (string?)json["currency"],
        ClosingDate = Date(json["closing"]),
    };

    private static DateTimeOffset? Date(JToken? token) =>
        (string?)token is { } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) : null;
}
