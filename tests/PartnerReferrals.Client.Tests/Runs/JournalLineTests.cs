using System;
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
}
