using System;
using System.Globalization;
using System.Linq;
using PartnerReferrals.Client.Tests.Http;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Client.Tests.Runs;

/// <summary>Journals as text, written by hand: which lines share a batch must not depend on how fast a disk is.</summary>
internal static class JournalText
{
    internal const string Source = "0123456789abcdef";

    /// <summary>As the first version of the module wrote it.</summary>
    internal const string Header = "{\"journal\":\"PartnerReferrals\",\"version\":1,\"source\":\"" + Source + "\",\"started\":\"2026-03-01T11:00:00Z\"}\n";

    /// <summary>A batch from its number on, one line a row; the last says that it ends the batch.</summary>
    internal static string Batch(int number, params string[] rows) => string.Concat(rows.Select((row, i) =>
        "{\"batch\":" + number.ToString(CultureInfo.InvariantCulture) + (i == rows.Length - 1 ? ",\"end\":true," : ",") + row + "\n"));

    internal static string Planned(string key) => Row(key, JournalState.Planned);

    internal static string Sent(string key) => Row(key, JournalState.Sending, TestClock.Start);

    internal static string Created(string key) => Row(key, JournalState.Created, id: "11111111-2222-3333-4444-555555555555");

    internal static string Row(string key, JournalState state, DateTimeOffset? sentAt = null, string? id = null) =>
        new JournalLine { State = state, Row = 7, Key = key, Hash = "h-" + key, SentAt = sentAt, Id = id }.ToJson();
}
