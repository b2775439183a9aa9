using System;
using System.Linq;
using System.Text;
using PartnerReferrals.Client.Tests.Http;
using PartnerReferrals.Http;
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
            State = JournalState.Sending, Row = 12, Key = "id:CRM-12", Hash = "0123", SentAt = TestClock.Start, Skew = new ClockSkew(TimeSpan.FromSeconds(-1.5), TimeSpan.FromMilliseconds(12), true),
            RequestId = new Guid("11111111-2222-3333-4444-55555555555a"),
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

    /// <summary>What the module writes, at the ends of what it may be.</summary>
    private static readonly string[] Extremes =
    [
        .. ((long[])[0, 1, 9, 10, 999_999_999_999_999_999]).Select(row => Line(new JournalLine { State = JournalState.Planned, Row = row, Key = "id:1", Hash = "0" })),
        .. ((string[])["", " ", "~", "i", "id", "id:", "id:~ ~", "ie:1", "jd:1", "referra", "referral", "referral:", "referral:1", "refesral:1", "hash:0#1"]).Select(key => Line(new JournalLine { State = JournalState.Created, Row = 1, Key = key, Hash = key })),
        .. Enumerable.Range(1, 12).SelectMany(month => (int[])[1, DateTime.DaysInMonth(2024, month)], (month, day) => Sent(new DateTimeOffset(2024, month, day, 0, 0, 0, TimeSpan.Zero))),
        .. Enumerable.Range(0, 8).Select(digits => Sent(TestClock.Start.AddTicks((long)Math.Pow(10, 7 - digits) * 9 % 10_000_000))),
        .. ((int[])[0, 9, 10, 19, 20, 23]).Select(hour => Sent(new DateTimeOffset(2019, 9, 19, hour, 59, 0, TimeSpan.Zero))),
        .. ((int[])[0, 9, 10, 50, 59]).Select(second => Sent(new DateTimeOffset(2019, 9, 19, 9, second, second, TimeSpan.Zero))),
        .. ((long[])[-100_000_000_000, -1, 0, 1, 100_000_000_000]).SelectMany(ms => (bool[])[true, false], (ms, isOfStamps) => Line(new JournalLine
        {
            State = JournalState.Unknown, Row = 1, Key = "id:1", Hash = "0", SentAt = TestClock.Start, Skew = new ClockSkew(TimeSpan.FromMilliseconds(ms), TimeSpan.FromMilliseconds(ms), isOfStamps),
        })),
        Sent(DateTimeOffset.MinValue),
        Sent(DateTimeOffset.MaxValue),
        .. ((char[])['0', '9', 'a', 'f']).Select(digit => Line(new JournalLine
        {
            State = JournalState.Created, Row = 1, Key = "id:1", Hash = "0", Id = new Guid(new string(digit, 32)).ToString(), ConnectedId = "01234567-89ab-cdef-fedc-ba9876543210", RequestId = new Guid(new string(digit, 31) + '1'),
        })),
        .. Enumerable.Range(0, 128).Select(which => Line(new JournalLine
        {
            State = JournalState.Unknown,
            Row = 1,
            Key = "id:1",
            Hash = "0",
            SentAt = (which & 1) == 0 ? null : TestClock.Start,
            RequestId = (which & 2) == 0 ? Guid.Empty : new Guid("01234567-89ab-cdef-fedc-ba9876543210"),
            IsConnecting = (which & 4) != 0,
            IsAccepted = (which & 8) != 0,
            Id = (which & 16) == 0 ? null : "11111111-89ab-cdef-fedc-ba9876543210",
            EngagementId = (which & 32) == 0 ? null : "e-1",
            ConnectedId = (which & 16) == 0 ? null : "21111111-89ab-cdef-fedc-ba9876543210",
            Error = (which & 64) == 0 ? null : "PartnerReferral.Api.x",
        })),
        "{\"batch\":999999999999999999,\"state\":\"planned\",\"row\":1,\"key\":\"id:1\",\"hash\":\"0\"}",
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

    [Fact]
    public void It_reads_the_extremes_too()
    {
        foreach (var line in Extremes)
        {
            Assert.True(TryScan(line, out var entry), line);
            AssertSame(line, entry);
        }
    }

    [Theory]
    [InlineData("\"row\":1,", "\"row\":01,")]
    [InlineData("\"row\":1,", "\"row\":,")]
    [InlineData("\"row\":1,", "\"row\":1000000000000000000,")]
    [InlineData("\"batch\":12", "\"batch\":")]
    [InlineData("\"batch\":12", "\"batch\":012")]
    [InlineData("\"id\":\"0", "\"id\":\"g")]
    [InlineData("\"id\":\"0", "\"id\":\"A")]
    [InlineData("\"id\":\"0", "\"id\":\"/")]
    [InlineData("\"id\":\"0", "\"id\":\":")]
    [InlineData("\"id\":\"0", "\"id\":\"`")]
    [InlineData("\"id\":\"0", "\"id\":\"00")]
    [InlineData("\"id\":\"0", "\"id\":\"")]
    [InlineData("\"connectedId\":\"2", "\"connectedId\":\"g")]
    [InlineData("\"requestId\":\"1", "\"requestId\":\"g")]
    [InlineData("\"leg\"", "\"lag\"")]
    [InlineData("planned", "planner")]
    [InlineData("planned", "plan")]
    [InlineData("id:1", "id:\u007f")]
    [InlineData("id:1", "id:\u001f")]
    [InlineData("id:1", "id:\\u0031")]
    [InlineData("PartnerReferral", "Partner\tReferral")]
    public void What_the_module_does_not_write_is_left_to_the_thorough_reader(string part, string instead)
    {
        var line = Line(new JournalLine
        {
            State = JournalState.Planned, Row = 1, Key = "id:1", Hash = "0", RequestId = new Guid("11234567-89ab-cdef-fedc-ba9876543210"), IsConnecting = true,
            Id = "01234567-89ab-cdef-fedc-ba9876543210", ConnectedId = "21234567-89ab-cdef-fedc-ba9876543210", Error = "PartnerReferral.Api.x",
        });
        Assert.True(TryScan(line, out _));
        Assert.False(TryScan(line.Replace(part, instead, StringComparison.Ordinal), out _));
    }

    [Theory]
    [InlineData("100000000001")]
    [InlineData("-100000000001")]
    [InlineData("00")]
    [InlineData("--1")]
    [InlineData("1.5")]
    [InlineData("null")]
    public void A_skew_that_no_clock_has_is_left_to_the_thorough_reader(string ms)
    {
        var line = Line(new JournalLine { State = JournalState.Sending, Row = 1, Key = "id:1", Hash = "0", SentAt = TestClock.Start, Skew = new ClockSkew(TimeSpan.FromMilliseconds(77), TimeSpan.FromMilliseconds(88), false) });
        Assert.True(TryScan(line, out _));
        Assert.False(TryScan(line.Replace("77", ms, StringComparison.Ordinal), out _));
        Assert.False(TryScan(line.Replace("88", ms, StringComparison.Ordinal), out _));
    }

    [Fact]
    public void Nothing_is_read_before_the_line_or_beyond_it()
    {
        foreach (var line in Lines)
        {
            var bytes = Encoding.UTF8.GetBytes(line);
            for (var end = 0; end < bytes.Length; end++)
            {
                Assert.False(new JournalLineScanner(bytes, 0, end).TryRead(out _));
                Assert.False(new JournalLineScanner(bytes[..end], 0, end).TryRead(out _));
                Assert.False(new JournalLineScanner(bytes, end + 1, bytes.Length).TryRead(out _));
            }

            Assert.True(new JournalLineScanner(bytes, 0, bytes.Length).TryRead(out _));
        }
    }

    [Theory]
    [InlineData("2026-03-01T24:00:00Z")]
    [InlineData("2026/03-01T12:00:00Z")]
    [InlineData("2026-03/01T12:00:00Z")]
    [InlineData("2026-03-01 12:00:00Z")]
    [InlineData("2026-03-01T12.00:00Z")]
    [InlineData("2026-03-01T12:00.00Z")]
    [InlineData("2026-03-01T12:00:00z")]
    [InlineData("2026-03-01T12:00:00,5Z")]
    [InlineData("2026-03-01T12:00:00.x5Z")]
    [InlineData("2026-03-01T12:00:00.5xZ")]
    [InlineData("2026-03-01T12:00:00+1Z")]
    [InlineData("2026-03-01T12:00:0Z")]
    [InlineData("2026-03-01T12:00:00")]
    [InlineData("x026-03-01T12:00:00Z")]
    [InlineData("202x-03-01T12:00:00Z")]
    [InlineData("2026-x3-01T12:00:00Z")]
    [InlineData("2026-03-x1T12:00:00Z")]
    [InlineData("2026-03-01Tx2:00:00Z")]
    [InlineData("2026-03-01T12:x0:00Z")]
    [InlineData("2026-03-01T12:00:x0Z")]
    [InlineData("2026-03-01T12:00:/0Z")]
    [InlineData("2026-03-01T12:00::0Z")]
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

    private static string Sent(DateTimeOffset sentAt) => Line(new JournalLine { State = JournalState.Sending, Row = 1, Key = "id:1", Hash = "0", SentAt = sentAt });

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
            (expected.Batch, expected.EndsBatch, expected.Row, expected.State, expected.Key, expected.IsByContent, expected.HasSentAt, expected.Id, expected.OddId, expected.ConnectedId, expected.OddConnectedId),
            (entry.Batch, entry.EndsBatch, entry.Row, entry.State, entry.Key, entry.IsByContent, entry.HasSentAt, entry.Id, entry.OddId, entry.ConnectedId, entry.OddConnectedId));
    }
}
