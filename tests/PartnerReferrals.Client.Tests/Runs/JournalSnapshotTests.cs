using System;
using System.Linq;
using PartnerReferrals.Client.Tests.Http;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Client.Tests.Runs;

/// <summary>A journal as whoever only looks at it sees it.</summary>
public sealed class JournalSnapshotTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Rows_come_once_in_the_order_of_the_input_each_as_its_last_line_has_it()
    {
        using (var journal = Journal.Open(_folder.File("run.jsonl"), "s", new TestClock()))
        {
            journal.Append(Line(3, "id:C", JournalState.Sending, TestClock.Start), soon: true);
            journal.Append(Line(1, "id:A", JournalState.Sending, TestClock.Start), soon: true);
            journal.Append(Line(2, "hash:B#1", JournalState.Planned), soon: true);
            journal.Append(Line(3, "id:C", JournalState.Created), soon: true);
            journal.Append(Line(1, "id:A", JournalState.Sending, TestClock.Start.AddMinutes(1)), soon: true);
            journal.Append(Line(1, "hash:A#1", JournalState.Rejected), soon: true);
        }

        using var snapshot = JournalSnapshot.Open(_folder.File("run.jsonl"));

        Assert.Equal(
            [
                (1, "A", JournalState.Sending, TestClock.Start.AddMinutes(1)),
                (1, null, JournalState.Rejected, null),
                (2, null, JournalState.Planned, null),
                (3, "C", JournalState.Created, TestClock.Start),
            ],
            snapshot.Rows().Select(row => (row.Row, row.ExternalReferenceId, row.State, row.SentDateTime)));
    }

    private static JournalLine Line(long row, string key, JournalState state, DateTimeOffset? sentAt = null) =>
        new() { State = state, Row = row, Key = key, Hash = "h", SentAt = sentAt };
}
