using System;
using System.Globalization;
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

    /// <summary>What is at the end of a journal in which nothing was sent, and since when a row of it may have been sent that was lost.</summary>
    [Theory]
    [InlineData(",\"started\":\"2026-03-01T11:00:00Z\"", "2026-03-01T11:00:00Z")]
    [InlineData("", "0001-01-01T00:00:00Z")]
    [InlineData(",\"started\":\"then\"", "0001-01-01T00:00:00Z")]
    public void What_was_lost_was_not_sent_before_the_journal_was_begun(string started, string since)
    {
        Write(Header.Replace(",\"started\":\"2026-03-01T11:00:00Z\"", started, StringComparison.Ordinal) + Batch(1, Planned("id:A")) + "lost\n");
        using var journal = Open();
        Assert.True(journal.HasInDoubt);
        var row = journal.Find(new RowKeys().Next(TestClients.Deal("Deal", "B")), 3)!;
        Assert.Equal((JournalState.Sending, DateTimeOffset.Parse(since, CultureInfo.InvariantCulture), 3L, "id:B"), (row.State, row.SentAt, row.Row, row.Key));
        Assert.NotEqual(Guid.Empty, row.RequestId);
    }

    [Fact]
    public void What_was_lost_was_sent_after_the_last_line_that_was_read_before_it()
    {
        var (before, last, later) = (TestClock.Start.AddMinutes(-9), TestClock.Start.AddMinutes(-4), TestClock.Start.AddMinutes(7));
        Write(Header
            + Batch(1, Row("id:A", JournalState.Sending, before), Planned("id:P"), Row("id:A", JournalState.Sending, last), Row("id:A", JournalState.Created))
            + "lost\n"
            + new JournalRun { Batch = 2, OpenedAt = later, Process = 1, Machine = "m", Lost = 1 }.ToJson()
            + Batch(3, Row("id:B", JournalState.Sending, later), Row("id:B", JournalState.Created)));
        using var journal = Open();
        Assert.Equal(last, journal.Find("id:P")!.SentAt);
    }

    [Fact]
    public void A_journal_that_was_begun_and_left_has_nothing_in_doubt()
    {
        for (var opening = 1; opening <= 3; opening++)
        {
            using var journal = Open();
            Assert.False(journal.HasInDoubt);
            using var snapshot = JournalSnapshot.Open(_path);
            Assert.Equal(0, snapshot.Lost);
        }
    }

    [Fact]
    public void Rows_that_turn_up_after_a_loss_are_among_those_that_were_lost()
    {
        Write(Header + Batch(1, Planned("id:A")) + "lost\nlost\nlost\n");
        using (var journal = Open())
        {
            // Known before; new; the same once more.
            journal.Append(JournalTests.Line("id:A", JournalState.Rejected), soon: true);
            journal.Append(JournalTests.Line("id:B", JournalState.Created), soon: true);
            journal.Append(JournalTests.Line("id:B", JournalState.Created), soon: true);
        }

        var keys = new RowKeys();
        using (var journal = Open())
        {
            Assert.NotNull(journal.Find(keys.Next(TestClients.Deal("Deal", "C")), 3));
            Assert.True(journal.HasInDoubt);
        }

        // What was said to be lost is written down, and not said of another row again.
        using var again = Open();
        Assert.Equal(["id:C"], again.InDoubt.Select(row => row.Key));
        Assert.NotNull(again.Find(keys.Next(TestClients.Deal("Deal", "D")), 4));
        Assert.NotNull(again.Find(new RowKeys().Next(TestClients.Deal("Deal", "C")), 3));
        Assert.False(again.HasInDoubt);
        Assert.Null(again.Find(keys.Next(TestClients.Deal("Deal", "E")), 5));
        Assert.Null(again.Find(keys.Next(TestClients.Deal("Deal", "F")), 6));
    }

    [Fact]
    public void Two_losses_count_together_and_what_came_between_them_is_in_doubt_by_the_second()
    {
        Write(Header + Batch(1, Planned("id:A")) + "lost\n");
        using (var journal = Open())
        {
            journal.Append(JournalTests.Line("id:A", JournalState.Rejected), soon: true);
        }

        File.AppendAllText(_path, "lost\n");
        using (var journal = Open())
        {
            Assert.Equal(["id:A"], journal.InDoubt.Select(row => row.Key));
        }

        using var again = Open();
        var keys = new RowKeys();
        Assert.Equal([true, true, false], Enumerable.Range(1, 3).Select(i => again.Find(keys.Next(TestClients.Deal("Deal", "N" + i)), i) is not null));
    }

    /// <summary>The state of a row of which a later line may have been lost, and whether it is in doubt.</summary>
    [Theory]
    [InlineData("Planned", true)]
    [InlineData("Rejected", true)]
    [InlineData("Sending", true)]
    [InlineData("Unknown", true)]
    [InlineData("Created", false)]
    [InlineData("Updated", false)]
    public void A_loss_puts_in_doubt_what_was_not_done(string state, bool isInDoubt)
    {
        Write(Header + Batch(1, Row("id:A", Enum.Parse<JournalState>(state), id: "own")) + "lost\n");
        using var journal = Open();
        Assert.Equal(isInDoubt, journal.InDoubt.Count == 1);
        var line = journal.Find("id:A")!;
        Assert.Equal(isInDoubt ? JournalState.Sending : Enum.Parse<JournalState>(state), line.State);
        Assert.Equal((7L, "id:A", "h-id:A", "own"), (line.Row, line.Key, line.Hash, line.Id));
    }

    /// <summary>What stands at the end, and how many lines can have stood there at most: a row's line has 64 letters at least.</summary>
    public static TheoryData<string, byte[], int> Losses => new()
    {
        { "a short line", "lost\n"u8.ToArray(), 1 },
        { "an empty line", "\n"u8.ToArray(), 1 },
        { "a few lines", "lost\n\nlost\n"u8.ToArray(), 3 },
        { "zeros", new byte[640], 10 },
        { "more zeros than a line can have letters", new byte[300_000], 300_000 / 64 },
        { "as many with an end", [.. new byte[300_000], (byte)'\n'], 300_000 / 64 },
        { "more zeros than are read at once", new byte[2_600_000], 2_600_000 / 64 },
        { "as many with an end and a line", [.. new byte[2_600_000], .. "\nlost\n"u8], (2_600_000 / 64) + 1 },
        { "a key that is no text", [.. "{\"batch\":2,\"end\":true,\"state\":\"sending\",\"row\":1,\"key\":\"id:"u8, 0xFF, .. "\",\"hash\":\"h\"}\n"u8], 1 },
    };

    [Theory]
    [MemberData(nameof(Losses))]
    public void As_many_lines_are_lost_as_can_have_stood_there(string what, byte[] end, int lost)
    {
        byte[] text = [.. Encoding.UTF8.GetBytes(Header + Batch(1, [.. Enumerable.Range(1, 20).Select(i => Created("id:" + i))])), .. end];
        File.WriteAllBytes(_path, text);
        using (var snapshot = JournalSnapshot.Open(_path))
        {
            Assert.True(snapshot.Lost == lost, $"{what}: {snapshot.Lost}");
            Assert.Equal(20, snapshot.Rows().Count());
        }

        using (Open())
        {
        }

        // A run has owned up to them.
        using var again = JournalSnapshot.Open(_path);
        Assert.Equal((0, 20), (again.Lost, again.Rows().Count()));
    }

    /// <summary>Runs' lines after a batch with a bad line, and whether that is owned up to.</summary>
    [Theory]
    [InlineData(2, 1, true)]
    [InlineData(3, 5, true)]
    [InlineData(2, 0, true)]
    [InlineData(3, 0, false)]
    [InlineData(0, 1, false)]
    [InlineData(0, 0, false)]
    public void A_bad_line_is_owned_up_to_by_a_run_that_says_so(int batch, int lost, bool isSound)
    {
        Write(Header + Batch(1, Created("id:A")) + "bad\n" + new JournalRun { Batch = batch, OpenedAt = TestClock.Start, Process = 4711, Machine = "m", Lost = lost }.ToJson());
        if (isSound)
        {
            using (Open())
            {
            }

            return;
        }

        Assert.Contains("Line 3 ", Assert.Throws<JournalException>(Open).Message, StringComparison.Ordinal);
        Assert.Null(JournalHolder.Find(_path));
    }

    [Fact]
    public void A_line_of_a_run_that_is_out_of_order_is_damage()
    {
        Write(Header + Batch(1, Created("id:A")) + new JournalRun { Batch = 3, OpenedAt = TestClock.Start, Process = 1, Machine = "m" }.ToJson());
        Assert.Contains("Line 3 ", Assert.Throws<JournalException>(Open).Message, StringComparison.Ordinal);
    }

    private void Write(string text) => File.WriteAllText(_path, text);

    private Journal Open() => Journal.Open(_path, Source, new TestClock());
}
