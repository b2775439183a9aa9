using System;
using System.Linq;
using PartnerReferrals.Changes;

namespace PartnerReferrals.Client.Tests.Changes;

/// <summary>The form of a state file, which later versions of the module go on reading, and what is none.</summary>
public sealed class ChangeStateJsonTests
{
    private const string Whole =
        """
        {"changes":"PartnerReferrals","version":1,"writing":7,"source":"s","since":"2026-05-01T00:00:00Z","seenUpTo":"2026-06-01T12:00:00.1234567Z","referrals":{
        "a":{"eTag":"\"1\"","updated":"2026-06-01T11:00:00Z","engagementId":"e1","leg":"microsoft","ended":true,"state":"Closed/Won","dealValue":42000.50,"currency":"CHF","closing":"2026-11-30T00:00:00Z"}
        ,"b":{"leg":"own","state":"Active/Accepted"}
        ,"c":{}}
        ,"end":7}

        """;

    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(15);
    private static readonly DateTimeOffset SeenUpTo = new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero).AddTicks(1234567);

    [Fact]
    public void A_state_is_written_with_a_referral_a_line_and_the_number_of_the_writing_at_both_ends()
    {
        var state = new ChangeState("s", Overlap);
        state.Restore("a", new SeenReferral
        {
            ETag = "\"1\"",
            Updated = new DateTimeOffset(2026, 6, 1, 13, 0, 0, TimeSpan.FromHours(2)),
            EngagementId = "e1",
            IsMicrosofts = true,
            IsTerminal = true,
            State = "Closed/Won",
            DealValue = 42000.50m,
            Currency = "CHF",
            ClosingDate = new DateTimeOffset(2026, 11, 30, 0, 0, 0, TimeSpan.Zero),
        });
        state.Restore("b", new SeenReferral { IsShared = true, State = "Active/Accepted" });
        state.Restore("c", new SeenReferral());
        state.Restore(SeenUpTo, new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal(Whole.ReplaceLineEndings("\n"), ChangeStateJson.Write(state, 7));
    }

    [Fact]
    public void A_state_of_nothing_names_neither_dates_nor_referrals() =>
        Assert.Equal(
            "{\"changes\":\"PartnerReferrals\",\"version\":1,\"writing\":1,\"source\":\"s\",\"referrals\":{}\n,\"end\":1}\n",
            ChangeStateJson.Write(new ChangeState("s", Overlap), 1));

    [Fact]
    public void All_that_was_written_is_read()
    {
        var state = ChangeStateJson.Read(Whole, Overlap, out var version, out var writing)!;
        Assert.Equal((1, 7), (version, writing));
        Assert.Equal(("s", SeenUpTo, new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.Zero)), (state.Source, state.SeenUpTo, state.Since));
        Assert.Equal(SeenUpTo - Overlap, state.LookSince);
        Assert.Equal(["a", "b", "c"], state.Seen.Keys.Order(StringComparer.Ordinal));

        var a = state.Seen["a"];
        Assert.Equal(("\"1\"", new DateTimeOffset(2026, 6, 1, 11, 0, 0, TimeSpan.Zero), "e1"), (a.ETag, a.Updated, a.EngagementId));
        Assert.Equal((true, false, true), (a.IsMicrosofts, a.IsShared, a.IsTerminal));
        Assert.Equal(("Closed/Won", 42000.50m, "CHF", new DateTimeOffset(2026, 11, 30, 0, 0, 0, TimeSpan.Zero)), (a.State, a.DealValue, a.Currency, a.ClosingDate));

        var b = state.Seen["b"];
        Assert.Equal((false, true, false), (b.IsMicrosofts, b.IsShared, b.IsTerminal));

        var c = state.Seen["c"];
        Assert.Equal((null, null, null), (c.ETag, c.Updated, c.EngagementId));
        Assert.Equal((false, false, false), (c.IsMicrosofts, c.IsShared, c.IsTerminal));
        Assert.Equal((null, null, null, null), (c.State, c.DealValue, c.Currency, c.ClosingDate));
    }

    [Fact]
    public void A_state_without_dates_is_read_as_one()
    {
        var state = ChangeStateJson.Read(Without("\"since\":\"2026-05-01T00:00:00Z\",", Without("\"seenUpTo\":\"2026-06-01T12:00:00.1234567Z\",")), Overlap, out _, out _)!;
        Assert.Equal((null, null, null), (state.Since, state.SeenUpTo, state.LookSince));
    }

    [Fact]
    public void A_date_without_a_zone_is_utc()
    {
        var state = ChangeStateJson.Read(Whole.Replace("2026-05-01T00:00:00Z", "2026-05-01T00:00:00", StringComparison.Ordinal), Overlap, out _, out _)!;
        Assert.Equal(new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.Zero), state.Since);
    }

    [Fact]
    public void What_a_later_version_may_add_is_passed_over() =>
        Assert.NotNull(ChangeStateJson.Read(Whole.Replace("{\"leg\"", "{\"note\":[1],\"leg\"", StringComparison.Ordinal), Overlap, out _, out _));

    [Theory]
    [InlineData("\"changes\":\"PartnerReferrals\",", "")]
    [InlineData("\"changes\":\"PartnerReferrals\"", "\"changes\":\"Others\"")]
    [InlineData("\"changes\":\"PartnerReferrals\"", "\"changes\":{}")]
    [InlineData("\"version\":1,", "")]
    [InlineData("\"version\":1", "\"version\":null")]
    [InlineData("\"version\":1", "\"version\":\"one\"")]
    [InlineData("\"version\":1", "\"version\":99999999999999999999")]
    [InlineData("\"source\":\"s\",", "")]
    [InlineData("\"writing\":7,", "")]
    [InlineData("\"writing\":7", "\"writing\":8")]
    [InlineData(",\"end\":7", "")]
    [InlineData("\"end\":7", "\"end\":6")]
    [InlineData("\"end\":7", "\"end\":null")]
    [InlineData("\"referrals\":", "\"others\":")]
    [InlineData("\"c\":{}", "\"c\":5")]
    [InlineData("\"c\":{}", "\"c\":null")]
    [InlineData("\"updated\":\"2026-06-01T11:00:00Z\"", "\"updated\":\"yesterday\"")]
    [InlineData("\"closing\":\"2026-11-30T00:00:00Z\"", "\"closing\":[]")]
    [InlineData("\"ended\":true", "\"ended\":\"perhaps\"")]
    [InlineData("\"dealValue\":42000.50", "\"dealValue\":99999999999999999999999999999999999")]
    [InlineData("\"end\":7}", "\"end\":7")]
    [InlineData("\"end\":7}", "\"end\":7}{")]
    public void What_lacks_anything_of_it_is_no_state(string part, string other)
    {
        Assert.Contains(part, Whole, StringComparison.Ordinal);
        AssertIsNone(Whole.Replace(part, other, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("null")]
    [InlineData("Name,Value")]
    [InlineData("""{"referrals":[],"changes":"PartnerReferrals","version":1,"writing":7,"source":"s","end":7}""")]
    public void Nor_is_anything_else(string text) => AssertIsNone(text);

    /// <summary>Whatever else it holds: only its own version knows how to read it.</summary>
    [Theory]
    [InlineData("2")]
    [InlineData("0")]
    [InlineData("9000000000")]
    public void Of_another_version_its_number_is_told(string number)
    {
        foreach (var text in new[] { Whole, Without(",\"end\":7"), Without("\"source\":\"s\",") })
        {
            Assert.Null(ChangeStateJson.Read(text.Replace("\"version\":1", "\"version\":" + number, StringComparison.Ordinal), Overlap, out var version, out var writing));
            Assert.Equal((long.Parse(number), 0), (version, writing));
        }
    }

    private static string Without(string part, string text = Whole) => text.Replace(part, "", StringComparison.Ordinal);

    private static void AssertIsNone(string text)
    {
        Assert.Null(ChangeStateJson.Read(text, Overlap, out var version, out var writing));
        Assert.Equal((ChangeStateJson.Version, 0), (version, writing));
    }
}
