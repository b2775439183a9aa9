using System;
using System.IO;
using System.Linq;
using System.Text;
using PartnerReferrals.Client.Tests.Http;
using PartnerReferrals.Errors;
using PartnerReferrals.Runs;
using static PartnerReferrals.Client.Tests.Runs.JournalText;

namespace PartnerReferrals.Client.Tests.Runs;

/// <summary>What a journal is worth whose end was torn, overwritten or shuffled.</summary>
public sealed class JournalTailTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string _path;

    public JournalTailTests() => _path = _folder.File("run.jsonl");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_last_line_that_lacks_only_its_end_is_kept()
    {
        Write((Header + Batch(1, Planned("id:A"), Sent("id:A"))).TrimEnd('\n'));
        using (var journal = Open())
        {
            Assert.Equal(["id:A"], journal.InDoubt.Select(row => row.Key));
            journal.Append(JournalTests.Line("id:B", JournalState.Created), soon: true);
        }

        using var again = Open();
        Assert.Equal((JournalState.Sending, JournalState.Created), (again.Find("id:A")!.State, again.Find("id:B")!.State));
    }

    [Fact]
    public void A_line_torn_at_whatever_byte_leaves_its_planned_row_in_doubt()
    {
        var sound = Header + Batch(1, Planned("id:A"), Sent("id:A")) + Batch(2, Created("id:A"), Planned("id:B"), Planned("id:C"));
        var last = Batch(3, Sent("id:B"));
        for (var length = 1; length < last.Length - 1; length++)
        {
            Write(sound + last[..length]);
            for (var opening = 1; opening <= 2; opening++)
            {
                // The second finds what the first wrote down.
                using var journal = Open();
                Assert.Equal(JournalState.Created, journal.Find("id:A")!.State);
                Assert.Equal(["id:B", "id:C"], journal.InDoubt.Select(row => row.Key).Order());
                var row = journal.Find("id:B")!;
                Assert.Equal((JournalState.Sending, TestClock.Start), (row.State, row.SentAt));
            }
        }
    }

    [Fact]
    public void A_line_cut_off_between_lines_is_missed()
    {
        var whole = Header + Batch(1, Planned("id:A"), Sent("id:A"));
        Write(whole[..(whole.IndexOf("\"state\":\"sending\"", StringComparison.Ordinal) - "{\"batch\":1,\"end\":true,".Length)]);
        using var journal = Open();
        Assert.Equal(JournalState.Sending, journal.Find("id:A")!.State);
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData((byte)'x', 3)]
    [InlineData(0xFF, 3)]
    [InlineData(0, 1)]
    [InlineData(0, 5)]
    public void A_last_batch_with_a_hole_keeps_the_lines_around_it(byte filler, int row)
    {
        // A power cut wrote the end of the batch and not all before it.
        var bytes = Encoding.UTF8.GetBytes(Header + Batch(1, Planned("id:0")) + Batch(2, [.. Enumerable.Range(1, 5).Select(i => Sent("id:" + i))]));
        Array.Fill(bytes, filler, Encoding.UTF8.GetString(bytes).IndexOf($"\"id:{row}\"", StringComparison.Ordinal), 20);
        File.WriteAllBytes(_path, bytes);
        for (var opening = 1; opening <= 2; opening++)
        {
            using var journal = Open();
            Assert.Equal(Enumerable.Range(0, 6).Where(i => i != row).Select(i => "id:" + i), journal.InDoubt.Select(inDoubt => inDoubt.Key).Order(StringComparer.Ordinal));
            Assert.Null(journal.Find($"id:{row}"));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    public void Rows_of_which_every_line_was_lost_are_in_doubt_as_many_as_can_have_been(string end)
    {
        var lost = Batch(2, Planned("id:B"), Sent("id:B"));
        Write(Header + Batch(1, Planned("id:A"), Sent("id:A")) + new string('\0', lost.Length - 1) + end);
        for (var opening = 1; opening <= 2; opening++)
        {
            using var journal = Open();
            Assert.True(journal.HasInDoubt);
            if (opening == 2)
            {
                Assert.Equal(TestClock.Start, journal.Find("id:B")!.SentAt);
            }

            var keys = new RowKeys();
            var found = Enumerable.Range(0, 30).Select(i => journal.Find(keys.Next(TestClients.Deal("Deal", opening == 1 && i == 0 ? "B" : $"{opening}-{i}")), i)).ToList();
            var inDoubt = found.TakeWhile(line => line is not null).Count();
            Assert.InRange(inDoubt, opening == 1 ? 2 : 0, 8);
            Assert.All(found.Take(inDoubt), line => Assert.Equal((JournalState.Sending, TestClock.Start), (line!.State, line.SentAt)));
            Assert.All(found.Skip(inDoubt), Assert.Null);
        }
    }

    [Fact]
    public void Half_a_deal_whose_last_line_was_lost_may_have_both_halves()
    {
        Write(Header + Batch(1, Row("id:A", JournalState.Sending, id: "own")) + "{\"batch\":2,");
        using var journal = Open();
        var line = journal.Find("id:A")!;
        Assert.True(line.IsConnecting);
        Assert.Equal("own", line.Id);
        Assert.NotNull(line.SentAt);
    }

    [Fact]
    public void Once_a_row_is_resolved_its_lost_line_no_longer_matters()
    {
        Write(Header + Batch(1, Planned("id:A"), Planned("id:B")) + "lost\n");
        using (var journal = Open())
        {
            journal.Append(JournalTests.Line("id:A", JournalState.Rejected), soon: true);
            journal.Append(JournalTests.Line("id:B", JournalState.Created), soon: true);
        }

        using var again = Open();
        Assert.Equal(JournalState.Rejected, again.Find("id:A")!.State);
        Assert.Empty(again.InDoubt);

        // It may have been that of a row that the journal never knew.
        var keys = new RowKeys();
        Assert.NotNull(again.Find(keys.Next(TestClients.Deal("Deal", "C")), 3));
        Assert.Null(again.Find(keys.Next(TestClients.Deal("Deal", "D")), 4));
    }

    [Fact]
    public void A_run_after_a_torn_end_makes_a_journal_that_opens()
    {
        Write(Header + Batch(1, Planned("id:A")) + "{\"batch\":2,\"st");
        using (var journal = Open())
        {
            journal.Append(JournalTests.Line("id:A", JournalState.Created), soon: true);
        }

        using (Open())
        {
        }

        using var again = Open();
        Assert.Equal(JournalState.Created, again.Find("id:A")!.State);
    }

    public static TheoryData<string, string, int> Damages => new()
    {
        { "a bad line in a whole batch", Batch(1, Sent("id:A")).Replace("\"key\"", "\"key", StringComparison.Ordinal) + Batch(2, Sent("id:B")) + Batch(3, Sent("id:C")), 2 },
        { "in the batch before the last", Batch(1, Sent("id:A")) + Batch(2, Sent("id:B")).Replace("\"key\"", "\"key", StringComparison.Ordinal) + Batch(3, Sent("id:C")), 3 },
        { "the first line of the batch before the last", Batch(1, Sent("id:A")) + "bad\n" + Batch(2, Sent("id:B")) + Batch(3, Sent("id:C")), 3 },
        { "a middle line of the batch before the last", Batch(1, Sent("id:A"), "bad", Sent("id:B")).Replace("{\"batch\":1,bad", "bad", StringComparison.Ordinal) + Batch(2, Sent("id:C")), 3 },
        { "the end of the batch before the last", Batch(1, Sent("id:A"), "bad").Replace("{\"batch\":1,\"end\":true,bad", "bad", StringComparison.Ordinal) + Batch(2, Sent("id:B")), 3 },
        { "batches in reverse", Batch(2, Sent("id:B")) + Batch(1, Sent("id:A")), 2 },
        { "batches in reverse at the end", Batch(1, Sent("id:A")) + Batch(3, Sent("id:C")) + Batch(2, Sent("id:B")), 3 },
        { "two batches of one number", Batch(1, Sent("id:A")) + Batch(1, Sent("id:B")), 3 },
        { "a batch that is missing", Batch(1, Sent("id:A")) + Batch(3, Sent("id:B")), 3 },
        { "zeros in the middle", Batch(1, Sent("id:A")) + new string('\0', 200) + "\n" + Batch(3, Sent("id:B")), 3 },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public void What_no_crash_does_is_refused_and_the_file_left_alone(string what, string batches, int line)
    {
        Write(Header + batches);
        var error = Assert.Throws<JournalException>(Open);
        Assert.True(error.ErrorId == "PartnerReferral.Journal.Damaged", what);
        Assert.Contains($"Line {line} ", error.Message, StringComparison.Ordinal);
        Assert.Equal(Header + batches, File.ReadAllText(_path));
    }

    [Fact]
    public void Without_its_header_nobody_can_say_what_a_journal_held()
    {
        foreach (var rest in Enumerable.Range(1, Header.Length - 2).Select(length => Header[..length]).Append(new string('\0', 4096)).Append(new string('\0', 100) + "\n"))
        {
            Write(rest);
            var error = Assert.Throws<JournalException>(Open);
            Assert.Equal("PartnerReferral.Journal.Damaged", error.ErrorId);
            Assert.Equal(rest, File.ReadAllText(_path));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("header")]
    [InlineData("header without end")]
    public void A_run_that_died_before_its_first_row_is_no_hindrance(string what)
    {
        Write(what == "" ? "" : what == "header" ? Header : Header.TrimEnd('\n'));
        using (var journal = Open())
        {
            Assert.Equal(what != "", journal.IsResumed);
            Assert.Empty(journal.InDoubt);
        }

        using var again = Open();
        Assert.True(again.IsResumed);
    }

    [Fact]
    public void A_journal_of_the_first_version_is_resumed_with_several_sends_of_a_row_and_fields_of_later_versions()
    {
        Write(Header
            + Batch(1, Planned("id:A"), Sent("id:A"), Planned("hash:x#1"))
            + Batch(2, Sent("hash:x#1"), Sent("id:A")[..^1] + ",\"attempt\":2,\"attempts\":[{\"at\":1}]}")
            + Batch(3, Created("hash:x#1")));
        using var journal = Open();
        Assert.Equal((2, true), (journal.KnownRows, journal.IsResumed));
        Assert.Equal("id:A", Assert.Single(journal.InDoubt).Key);
        Assert.Equal(JournalState.Created, journal.Find("hash:x#1")!.State);
    }

    [Fact]
    public void A_file_changed_under_the_run_ends_it()
    {
        Write(Header + Batch(1, Sent("id:A"), Sent("id:B")));
        using var journal = Open();
        using (var other = new FileStream(_path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            other.Position = Header.Length;
            other.Write(new byte[40]);
        }

        Assert.Equal("PartnerReferral.Journal.Damaged", Assert.Throws<JournalException>(() => journal.Find("id:A")).ErrorId);
        Assert.NotNull(journal.Find("id:B"));
    }

    private void Write(string text) => File.WriteAllText(_path, text);

    private Journal Open() => Journal.Open(_path, Source, new TestClock());
}
