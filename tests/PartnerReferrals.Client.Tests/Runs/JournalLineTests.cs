using System;
using PartnerReferrals.Client.Tests.Http;
using PartnerReferrals.Http;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Client.Tests.Runs;

public class JournalLineTests
{
    private static readonly string Whole = "{\"batch\":12,\"end\":true," + new JournalLine
    {
        State = JournalState.Sending,
        Row = 7,
        Key = "id:CRM-7 ü",
        Hash = "0123456789abcdef0123456789abcdef",
        SentAt = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero),
        RequestId = new Guid("11111111-2222-3333-4444-555555555555"),
        IsConnecting = true,
        IsAccepted = true,
        Id = "r-1",
        EngagementId = "e-1",
        ConnectedId = "m-1",
        Error = "PartnerReferral.Api.x",
    }.ToJson();

    /// <summary>Its own form, and the same as another program might write it down.</summary>
    public static TheoryData<string> Forms =>
    [
        Whole,
        Whole.Replace("\":", "\": ", StringComparison.Ordinal),
        Whole.Replace("ü", "\\u00fc", StringComparison.Ordinal),
        Whole.Replace("\"row\"", "\"news\":{\"row\":1,\"key\":[\"x\"]},\"ratio\":0.5,\"none\":null,\"row\"", StringComparison.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_field_is_read_in_every_form(string text)
    {
        var line = JournalLine.Parse(text)!;
        Assert.Equal((12, true, JournalState.Sending, 7L), (line.Batch, line.EndsBatch, line.State, line.Row));
        Assert.Equal(("id:CRM-7 ü", "0123456789abcdef0123456789abcdef"), (line.Key, line.Hash));
        Assert.Equal((new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero), new Guid("11111111-2222-3333-4444-555555555555")), (line.SentAt, line.RequestId));
        Assert.Equal((true, true, "r-1", "e-1", "m-1", "PartnerReferral.Api.x"), (line.IsConnecting, line.IsAccepted, line.Id, line.EngagementId, line.ConnectedId, line.Error));
    }

    [Fact]
    public void A_line_that_was_cut_off_is_none()
    {
        for (var length = 0; length < Whole.Length; length++)
        {
            Assert.Null(JournalLine.Parse(Whole[..length]));
        }
    }

    [Theory]
    [InlineData("{\"batch\":12,", "{")]
    [InlineData("\"state\":\"sending\"", "\"state\":\"sent\"")]
    [InlineData("\"row\":7", "\"row\":\"7\"")]
    [InlineData("\"row\":7", "\"row\":1234567890123456789012")]
    [InlineData("\"row\":7", "\"row\":7.5")]
    [InlineData("\"row\":7", "\"row\":07x")]
    [InlineData("2026-03-01", "2026-33-01")]
    [InlineData("11111111-2222", "1111111x-2222")]
    [InlineData("\"key\"", "\"kee\"")]
    [InlineData("\"hash\":", "\"hash\",")]
    public void A_line_with_something_wrong_or_missing_is_none(string part, string instead)
    {
        var text = Whole.Replace(part, instead, StringComparison.Ordinal);
        Assert.NotEqual(Whole, text);
        Assert.Null(JournalLine.Parse(text));
    }

    [Theory]
    [InlineData("}")]
    [InlineData(",")]
    [InlineData(" {}")]
    public void A_line_with_something_after_it_is_none(string more) => Assert.Null(JournalLine.Parse(Whole + more));

    [Fact]
    public void A_line_says_what_is_known_and_leaves_out_what_is_not()
    {
        Assert.Equal("""
            "state":"planned","row":1,"key":"id:A","hash":"h"}
            """.Trim(), new JournalLine { State = JournalState.Planned, Row = 1, Key = "id:A", Hash = "h" }.ToJson());
        Assert.Equal(
            """
            "state":"unknown","row":2,"key":"id:\"B\"","hash":"h","sentAt":"2026-03-01T12:00:00.5Z","skewLeastMs":-3,"skewMostMs":4,"skewOf":"stamps","requestId":"11111111-2222-3333-4444-555555555555","leg":"microsoft","answer":"success","id":"r","engagementId":"e","connectedId":"m","eTag":"t","error":"x"}
            """.Trim(),
            new JournalLine
            {
                State = JournalState.Unknown,
                Row = 2,
                Key = "id:\"B\"",
                Hash = "h",
                SentAt = TestClock.Start.AddMilliseconds(500),

                // Rounded to what holds in any case.
                Skew = new ClockSkew(TimeSpan.FromMilliseconds(-2.5), TimeSpan.FromMilliseconds(3.5), isOfStamps: true),
                RequestId = new Guid("11111111-2222-3333-4444-555555555555"),
                IsConnecting = true,
                IsAccepted = true,
                Id = "r",
                EngagementId = "e",
                ConnectedId = "m",
                ETag = "t",
                Error = "x",
            }.ToJson());
    }

    [Theory]
    [InlineData(-5000, 7000, true)]
    [InlineData(-5000, 7000, false)]
    [InlineData(0, 0, false)]
    public void How_far_the_services_clock_is_ahead_is_read_back(int least, int most, bool isOfStamps)
    {
        var skew = new ClockSkew(TimeSpan.FromMilliseconds(least), TimeSpan.FromMilliseconds(most), isOfStamps);
        var text = "{\"batch\":1," + new JournalLine { State = JournalState.Sending, Row = 1, Key = "k", Hash = "h", Skew = skew, ETag = "\"2\"" }.ToJson();
        var line = JournalLine.Parse(text)!;
        Assert.Equal((skew, "\"2\"", null, false), (line.Skew, line.ETag, line.SentAt, line.EndsBatch));

        // Half of it is none.
        Assert.Null(JournalLine.Parse(text.Replace("skewLeastMs", "other", StringComparison.Ordinal))!.Skew);
        Assert.Null(JournalLine.Parse(text.Replace("skewMostMs", "other", StringComparison.Ordinal))!.Skew);
    }

    [Theory]
    [InlineData("planned")]
    [InlineData("sending")]
    [InlineData("created")]
    [InlineData("rejected")]
    [InlineData("unknown")]
    [InlineData("updated")]
    public void Every_state_is_read_back(string state)
    {
        var line = JournalLine.Parse("{\"batch\":1,\"end\":false,\"state\":\"" + state + "\",\"row\":1,\"key\":\"k\",\"hash\":\"h\",\"leg\":\"own\",\"answer\":\"none\"}")!;
        Assert.Equal(state, line.State.ToString().ToLowerInvariant());
        Assert.Equal((false, false, false, Guid.Empty, null), (line.EndsBatch, line.IsConnecting, line.IsAccepted, line.RequestId, line.Skew));
        Assert.Contains("\"state\":\"" + state + "\"", line.ToJson(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("batch")]
    [InlineData("state")]
    [InlineData("row")]
    [InlineData("key")]
    [InlineData("hash")]
    public void A_line_that_lacks_what_every_line_has_is_none(string name) =>
        Assert.Null(JournalLine.Parse(Whole.Replace("\"" + name + "\"", "\"other\"", StringComparison.Ordinal)));

    [Theory]
    [InlineData("id")]
    [InlineData(null)]
    public void A_row_of_which_a_later_line_was_lost_keeps_what_is_known_and_may_have_been_sent_since(string? id)
    {
        var line = JournalLine.Parse(Whole.Replace("\"id\":\"r-1\"", id is null ? "\"id\":null" : "\"id\":\"r-1\"", StringComparison.Ordinal))!;
        var since = TestClock.Start.AddMinutes(-3);
        var sent = line.PerhapsSentSince(since);
        Assert.Equal((12, true, JournalState.Sending, 7L), (sent.Batch, sent.EndsBatch, sent.State, sent.Row));
        Assert.Equal((line.Key, line.Hash, since, line.RequestId), (sent.Key, sent.Hash, sent.SentAt, sent.RequestId));
        Assert.Equal((id is not null, line.Id, "e-1", "m-1"), (sent.IsConnecting, sent.Id, sent.EngagementId, sent.ConnectedId));
    }

    [Fact]
    public void A_run_says_who_it_is_and_what_it_found_lost()
    {
        var run = new JournalRun { Batch = 3, OpenedAt = TestClock.Start, Process = 4711, Machine = "M\"1", Lost = 2 };
        Assert.Equal("""{"batch":3,"end":true,"run":"2026-03-01T12:00:00Z","process":4711,"machine":"M\"1","lost":2}""" + "\n", run.ToJson());
        var read = JournalRun.Parse(run.ToJson())!;
        Assert.Equal((3, TestClock.Start, 4711, "M\"1", 2), (read.Batch, read.OpenedAt, read.Process, read.Machine, read.Lost));
        Assert.Null(JournalLine.Parse(run.ToJson().Trim()));

        var now = JournalRun.Now(7, 5);
        Assert.Equal((7, 5, Environment.ProcessId, Environment.MachineName), (now.Batch, now.Lost, now.Process, now.Machine));
        Assert.InRange(DateTimeOffset.UtcNow - now.OpenedAt, TimeSpan.FromMinutes(-5), TimeSpan.FromMinutes(5));
        Assert.DoesNotContain("lost", new JournalRun { Batch = 3, OpenedAt = TestClock.Start, Process = 1, Machine = "m" }.ToJson(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"batch":3,"run":"2026-03-01T12:00:00"}""", true)]
    [InlineData("""{"run":"2026-03-01T12:00:00Z"}""", false)]
    [InlineData("""{"batch":3}""", false)]
    [InlineData("""{"batch":3,"machine":"run"}""", false)]
    [InlineData("""{"batch":3,"run":"then"}""", false)]
    [InlineData("""{"batch":"three","run":"2026-03-01T12:00:00Z"}""", false)]
    [InlineData("""{"batch":3,"run":"2026-03-01T12:00:00Z","process":99999999999}""", false)]
    [InlineData("""{"batch":3,"run":"2026-03-01T12:00:00Z","process":{}}""", false)]
    [InlineData("{\"batch\":3,\"run\":\"2026-03-01T12:00:00Z", false)]
    [InlineData("""[{"batch":3,"run":"2026-03-01T12:00:00Z"}]""", false)]
    public void A_runs_line_says_at_least_when(string text, bool isRun)
    {
        var run = JournalRun.Parse(text);
        Assert.Equal(isRun, run is not null);
        if (run is not null)
        {
            Assert.Equal((3, TestClock.Start, 0, "", 0), (run.Batch, run.OpenedAt, run.Process, run.Machine, run.Lost));
        }
    }
}
