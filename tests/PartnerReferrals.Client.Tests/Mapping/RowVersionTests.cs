using System;
using System.Globalization;
using PartnerReferrals.Mapping;

namespace PartnerReferrals.Client.Tests.Mapping;

/// <summary>Which state of a referral a row was written from.</summary>
public sealed class RowVersionTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 3, 12, 0, 0, TimeSpan.Zero);

    public static TheoryData<string, object?, string?> Stamps => new()
    {
        { "ETag", "\"a1\"", "\"a1\"" },
        { "eTag", " \"a1\" ", "\"a1\"" },
        { "ETag", "", null },
        { "ETag", "  ", null },
        { "ETag", null, null },
        { "ETag", 17, "17" },
        { "Notes", "\"a1\"", null },
        { "Nobody's column", "\"a1\"", null },
    };

    public static TheoryData<string, object?, bool> Dates => new()
    {
        { "UpdatedDateTime", "2026-05-03T12:00:00Z", true },
        { "updatedDateTime", " 2026-05-03T12:00:00 ", true },
        { "UpdatedDateTime", "2026-05-03T14:00:00+02:00", true },
        { "UpdatedDateTime", new DateTime(2026, 5, 3, 12, 0, 0, DateTimeKind.Utc), true },
        { "UpdatedDateTime", new DateTime(2026, 5, 3, 12, 0, 0), true },
        { "UpdatedDateTime", Noon.ToOffset(TimeSpan.FromHours(5)), true },
        { "UpdatedDateTime", "yesterday", false },
        { "UpdatedDateTime", "", false },
        { "UpdatedDateTime", null, false },
        { "CreatedDateTime", "2026-05-03T12:00:00Z", false },
    };

    [Theory]
    [MemberData(nameof(Stamps))]
    public void The_stamp_is_the_text_of_its_column(string column, object? cell, string? expected) =>
        Assert.Equal(new RowVersion(expected, null), RowVersion.Of(Rows.Row(("Name", "n"), (column, cell))));

    [Theory]
    [MemberData(nameof(Dates))]
    public void The_date_is_a_moment_however_the_cell_holds_it(string column, object? cell, bool isRead) =>
        Assert.Equal(new RowVersion(null, isRead ? Noon : null), RowVersion.Of(Rows.Row((column, cell), ("Name", "n"))));

    [Fact]
    public void A_typed_date_keeps_its_fractions_of_a_second_and_any_culture_reads_it_alike()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            Assert.Equal(Noon.AddTicks(1234567), RowVersion.Of(Rows.Row(("UpdatedDateTime", Noon.AddTicks(1234567)))).UpdatedAt);
            Assert.Equal(new DateTimeOffset(2026, 4, 5, 0, 0, 0, TimeSpan.Zero), RowVersion.Of(Rows.Row(("UpdatedDateTime", "04/05/2026"))).UpdatedAt);
            Assert.Equal("1.5", RowVersion.Of(Rows.Row(("ETag", 1.5))).ETag);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Of_two_spellings_of_a_column_the_first_that_says_something_counts()
    {
        var version = RowVersion.Of(Rows.Row(("ETag", ""), ("eTag", "\"b\""), ("E-Tag", "\"c\""), ("updatedDateTime", " "), ("UpdatedDateTime", "2026-05-03T12:00:00Z")));

        Assert.Equal(new RowVersion("\"b\"", Noon), version);
    }

    [Fact]
    public void A_row_without_the_columns_says_nothing() =>
        Assert.Equal(default, RowVersion.Of(Rows.Row(("Name", "n"), ("Id", "17"))));
}
