using System;
using System.Text;
using PartnerReferrals.Client.Tests.Http;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Client.Tests.Runs;

/// <summary>The fast reader of journal lines takes nothing that the thorough one does not take to the same effect.</summary>
public class JournalLineScannerTests
{
    private static readonly string[] Lines =
    [
        Line(new JournalLine { State = JournalState.Planned, Row = 1, Key = "id:CRM-1", Hash = "0123" }),
        Line(new JournalLine
        {
            State = JournalState.Sending, Row = 1234567, Key = "hash:0123456789abcdef0123456789abcdef#2", Hash = "0123456789abcdef0123456789abcdef",
            SentAt = TestClock.Start.AddTicks(1234567), RequestId = new Guid("11111111-2222-3333-4444-55555555555a"), IsConnecting = true, IsAccepted = true,
        }),
        Line(new JournalLine
        {
            State = JournalState.Created, Row = 7, Key = "hash:0123456789abcdef0123456789abcdef#1", Hash = "0123456789abcdef0123456789abcdef",
            SentAt = new DateTimeOffset(2028, 2, 29, 23, 59, 59, TimeSpan.Zero), RequestId = Guid.Empty, Id = "fedcba98-7654-3210-fedc-ba9876543210", EngagementId = "e", ConnectedId = "00112233-4455-6677-8899-aabbccddeeff",
        }),
        Line(new JournalLine { State = JournalState.Rejected, Row = 3, Key = "id:3", Hash = "0", Error = "PartnerReferral.Api.x", Id = "fedcba98-7654-3210-fedc-ba9876543211" }),
        Line(new JournalLine { State = JournalState.Unknown, Row = 3, Key = "id", Hash = "" }),
        Line(new JournalLine { State = JournalState.Updated, Row = 4, Key = "referral:fedcba98-7654-3210-fedc-ba9876543210", Hash = "0", Id = "fedcba98-7654-3210-fedc-ba9876543210" }),
    ];

    [Fact]
    public void It_reads_what_the_module_writes()
    {
        foreach (var line in Lines)
        {
            Assert.True(TryScan(line, out var entry));
            AssertSame(line, entry);
        }
    }

    [Fact]
    public void Whatever_byte_is_changed_left_out_or_doubled()
    {
        foreach (var line in Lines)
        {
            for (var at = 0; at < line.Length; at++)
            {
                foreach (var change in "\0x\"\\{}:,0912-Zé\u007f")
                {
                    Check(line[..at] + change + line[(at + 1)..]);
                    Check(line[..at] + change + line[at..]);
                }

                Check(line.Remove(at, 1));
                Check(line[..at]);
            }
        }
    }

    [Theory]
    [InlineData("2026-03-01T24:00:00Z")]
    [InlineData("2026-03-01T23:60:00Z")]
    [InlineData("2026-03-01T23:59:60Z")]
    [InlineData("2026-00-01T12:00:00Z")]
    [InlineData("2026-13-01T12:00:00Z")]
    [InlineData("2026-03-00T12:00:00Z")]
    [InlineData("2026-04-31T12:00:00Z")]
    [InlineData("2027-02-29T12:00:00Z")]
    [InlineData("0000-03-01T12:00:00Z")]
    [InlineData("2026-03-01T12:00:00.Z")]
    [InlineData("2026-03-01T12:00:00.12345678Z")]
    public void A_time_that_there_is_not_is_left_to_the_thorough_reader(string time)
    {
        var line = Line(new JournalLine { State = JournalState.Sending, Row = 1, Key = "id:CRM-1", Hash = "0", SentAt = TestClock.Start });
        Assert.True(TryScan(line, out _));
        Assert.False(TryScan(line.Replace("2026-03-01T12:00:00Z", time, StringComparison.Ordinal), out _));
    }

    [Theory]
    [InlineData("id:ü")]
    [InlineData("id:\"")]
    [InlineData("id:\\")]
    [InlineData("id:\u2028")]
    public void A_key_is_the_same_by_both_readers(string key)
    {
        var line = Line(new JournalLine { State = JournalState.Planned, Row = 1, Key = key, Hash = "0" });
        Assert.False(TryScan(line, out _));
        Assert.Equal(RowKeyHash.Of(key), JournalEntry.Of(JournalLine.Parse(line)!, 0).Key);
    }

    private static string Line(JournalLine line) => "{\"batch\":12,\"end\":true," + line.ToJson();

    private static bool TryScan(string line, out JournalEntry entry)
    {
        var bytes = Encoding.UTF8.GetBytes("{" + line + "{");
        return new JournalLineScanner(bytes, 1, bytes.Length - 1).TryRead(out entry);
    }

    private static void Check(string line)
    {
        if (TryScan(line, out var entry))
        {
            AssertSame(line, entry);
        }
    }

    private static void AssertSame(string line, JournalEntry entry)
    {
        var parsed = JournalLine.Parse(line);
        Assert.True(parsed is not null, line);
        var expected = JournalEntry.Of(parsed, 0);
        Assert.Equal(
            (expected.Batch, expected.EndsBatch, expected.Row, expected.State, expected.Key, expected.IsByContent, expected.HasSentAt, expected.Id, expected.OddId),
            (entry.Batch, entry.EndsBatch, entry.Row, entry.State, entry.Key, entry.IsByContent, entry.HasSentAt, entry.Id, entry.OddId));
    }
}
