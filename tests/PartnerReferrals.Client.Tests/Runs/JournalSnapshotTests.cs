using System;
using System.IO;
using System.Linq;
using PartnerReferrals.Client.Tests.Http;
using PartnerReferrals.Errors;
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

    [Fact]
    public void All_that_is_known_of_a_row_is_shown()
    {
        using (var journal = Open())
        {
            journal.Append(
                new JournalLine { State = JournalState.Rejected, Row = 3, Key = "id:C", Hash = "h", SentAt = TestClock.Start, Id = "r-1", EngagementId = "e-1", ConnectedId = "m-1", ETag = "\"2\"", Error = "PartnerReferral.Api.x" },
                soon: true);
        }

        using var snapshot = JournalSnapshot.Open(_folder.File("run.jsonl"));
        var row = Assert.Single(snapshot.Rows());
        Assert.Equal((3, JournalState.Rejected, "C", "id:C"), (row.Row, row.State, row.ExternalReferenceId, row.Key));
        Assert.Equal(("r-1", "e-1", "m-1", "\"2\""), (row.ReferralId, row.EngagementId, row.ConnectedReferralId, row.ETag));
        Assert.Equal((TestClock.Start, "PartnerReferral.Api.x"), (row.SentDateTime, row.ErrorId));
        Assert.Equal((_folder.File("run.jsonl"), 0), (snapshot.Path, snapshot.Lost));
    }

    [Fact]
    public void Rows_of_one_number_come_in_the_order_in_which_they_were_heard_of_last()
    {
        using (var journal = Open())
        {
            journal.Append(Line(1, "id:A", JournalState.Planned), soon: true);
            journal.Append(Line(1, "id:B", JournalState.Planned), soon: true);
            journal.Append(Line(1, "id:C", JournalState.Planned), soon: true);
            journal.Append(Line(1, "id:B", JournalState.Rejected), soon: true);
            journal.Append(Line(1, "id:A", JournalState.Rejected), soon: true);
        }

        using var snapshot = JournalSnapshot.Open(_folder.File("run.jsonl"));
        Assert.Equal(["C", "B", "A"], snapshot.Rows().Select(row => row.ExternalReferenceId));
    }

    [Fact]
    public void When_a_row_was_sent_is_known_from_whichever_line_said_so_last()
    {
        using (var journal = Open())
        {
            journal.Append(Line(1, "id:A", JournalState.Planned), soon: true);
            journal.Append(Line(1, "id:A", JournalState.Sending, TestClock.Start), soon: true);
            journal.Append(Line(1, "id:A", JournalState.Sending, TestClock.Start.AddMinutes(1)), soon: true);
            journal.Append(Line(1, "id:A", JournalState.Sending), soon: true);
            journal.Append(Line(1, "id:A", JournalState.Created), soon: true);
            journal.Append(Line(2, "id:B", JournalState.Planned), soon: true);
            journal.Append(Line(2, "id:B", JournalState.Rejected), soon: true);
        }

        using var snapshot = JournalSnapshot.Open(_folder.File("run.jsonl"));
        Assert.Equal([(JournalState.Created, TestClock.Start.AddMinutes(1)), (JournalState.Rejected, null)], snapshot.Rows().Select(row => (row.State, row.SentDateTime)));
    }

    [Fact]
    public void Looking_and_running_do_not_keep_each_other_out()
    {
        using var journal = Open();
        journal.Append(Line(1, "id:A", JournalState.Planned), soon: true);
        using (var snapshot = JournalSnapshot.Open(_folder.File("run.jsonl")))
        {
            Assert.InRange(snapshot.Rows().Count(), 0, 1);
        }

        journal.Dispose();
        using var looking = JournalSnapshot.Open(_folder.File("run.jsonl"));
        File.Delete(_folder.File("run.jsonl"));
        Assert.Single(looking.Rows());
    }

    [Theory]
    [InlineData("Deal Name,Customer Name\nA,B\n", "PartnerReferral.Journal.NotAJournal")]
    [InlineData(JournalText.Header + "{}\n{\"batch\":2,\"end\":true,\"state\":\"planned\",\"row\":1,\"key\":\"id:A\",\"hash\":\"h\"}\n", "PartnerReferral.Journal.Damaged")]
    public void What_is_no_sound_journal_is_refused_by_name(string text, string id)
    {
        File.WriteAllText(_folder.File("run.jsonl"), text);
        Assert.Equal(id, Assert.Throws<JournalException>(() => JournalSnapshot.Open(_folder.File("run.jsonl"))).ErrorId);
    }

    [Fact]
    public void A_file_that_changed_while_it_was_looked_at_is_said_to_have()
    {
        using (var journal = Open())
        {
            journal.Append(Line(1, "id:A", JournalState.Planned), soon: true);
        }

        using var snapshot = JournalSnapshot.Open(_folder.File("run.jsonl"));
        File.WriteAllText(_folder.File("run.jsonl"), "");
        Assert.Equal("PartnerReferral.Journal.Damaged", Assert.Throws<JournalException>(() => snapshot.Rows().ToList()).ErrorId);
    }

    private Journal Open() => Journal.Open(_folder.File("run.jsonl"), "s", new TestClock());

    private static JournalLine Line(long row, string key, JournalState state, DateTimeOffset? sentAt = null) =>
        new() { State = state, Row = row, Key = key, Hash = "h", SentAt = sentAt };
}
