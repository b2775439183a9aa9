using System;
using System.Linq;
using PartnerReferrals.KnownValues;
using PartnerReferrals.Mapping;
using PartnerReferrals.Mapping.Conversion;

namespace PartnerReferrals.Client.Tests.Mapping;

/// <summary>What the dates of a whole column say of each of them.</summary>
public sealed class DateColumnTests
{
    [Theory]
    [InlineData("3/4/2027", "2027-04-03", "25/4/2027", "3/4/2027")]
    [InlineData("25/4/2027", "2027-04-25", "25/4/2027", "3/4/2027")]
    [InlineData("3/4/2027 17:30", "2027-04-03", "25/4/2027 09:00")]
    [InlineData("3/4/2027", "2027-04-03", "“25/4/2027”")]
    [InlineData("3/4/2027", "2027-03-04", "4/25/2027")]
    [InlineData("3/4/2027", "2027-03-04", "3/4/2027", "5/6/2027", "not a date", "2027-11-30", "31.12.2027")]
    [InlineData("3-4-2027", "2027-04-03", "25-4-2027")]
    [InlineData("3-4-2027", "2027-03-04", "4-25-2027")]
    [InlineData("3/4/2027", "2027-03-04", "25-4-2027")]
    [InlineData("3-4-2027", "it is 2027-03-04 or 2027-04-03", "25/4/2027")]
    [InlineData("3/4/2027", "others only month/day/year", "25/4/2027", "4/25/2027")]
    [InlineData("25/4/2027", "others only month/day/year", "25/4/2027", "4/25/2027")]
    [InlineData("4/25/2027", "2027-04-25", "25/4/2027", "4/25/2027")]
    [InlineData("4/4/2027", "2027-04-04", "25/4/2027", "4/25/2027")]
    [InlineData("3/4/2027", "have been swapped", "25/4/2027", "(cell)")]
    [InlineData("25/4/2027", "have been swapped", "25/4/2027", "(cell)")]
    [InlineData("3/4/2027", "2027-03-04", "4/25/2027", "(cell)")]
    [InlineData("30/2/2027", "no such date", "25/4/2027")]
    public void A_date_is_read_in_the_order_that_its_column_shows(string text, string expected, params string[] column)
    {
        var dates = new DateColumn();
        foreach (var cell in column)
            dates.Add(cell == "(cell)" ? new DateTime(2027, 5, 6) : cell);

        var mapped = new ReferralMapper(new MapperOptions { DateColumns = name => name == "Close" ? dates : null, PropertyMap = Map() }).Map(Rows.Row(("Close", text)));

        if (char.IsDigit(expected[0]))
        {
            Assert.Empty(mapped.Faults);
            Assert.Equal(expected, mapped.Referral.ClosingDate?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        }
        else
        {
            var fault = Assert.Single(mapped.Faults);
            Assert.Equal("InvalidDate", fault.Code);
            Assert.Contains(expected, fault.Message);
            Assert.Null(mapped.Referral.ClosingDate);
        }
    }

    [Theory]
    [InlineData("25/4/2027", "another date of this column can only be day/month/year")]
    [InlineData("4/25/2027", null)]
    [InlineData("2027-04-25", null)]
    [InlineData("tomorrow", null)]
    public void Without_a_file_the_rows_before_are_what_shows_it(string before, string? doubt)
    {
        var mapper = new ReferralMapper();
        mapper.Map(Rows.Row(("ClosingDate", before)));
        var mapped = mapper.Map(Rows.Row(("ClosingDate", "3/4/2027")));

        Assert.Equal(doubt is null ? 3 : null, mapped.Referral.ClosingDate?.Month);
        Assert.All(mapped.Faults, fault => Assert.Contains(doubt!, fault.Message));
        Assert.Equal(doubt is null ? [] : ["InvalidDate"], mapped.Codes());
    }

    [Fact]
    public void What_a_doubted_date_may_be_is_what_the_hint_offers()
    {
        var dates = new DateColumn();
        dates.Add("25/4/2027");
        dates.Add("4/25/2027");
        var mapper = new ReferralMapper(new MapperOptions { DateColumns = _ => dates });
        string Hint(string date) => Assert.Single(mapper.Map(Rows.Row(("ClosingDate", date))).Faults).Hint!;

        Assert.StartsWith("Write 2027-03-04 or 2027-04-03.", Hint("3/4/2027"));
        Assert.StartsWith("Write 2027-04-25.", Hint("25/4/2027"));
    }

    [Fact]
    public void A_culture_is_stronger_than_a_column_which_is_not_even_looked_at()
    {
        var mapper = new ReferralMapper(new MapperOptions { Culture = WrittenCulture.Find("en-US"), DateColumns = _ => throw new InvalidOperationException() });

        Assert.Equal(3, mapper.Map(Rows.Row(("ClosingDate", "3/4/2027"))).Referral.ClosingDate?.Month);
    }

    [Theory]
    [InlineData("2027-11-30")]
    [InlineData("31.12.2027")]
    [InlineData("30-Nov-2027")]
    [InlineData("20271130")]
    [InlineData("45991")]
    public void A_date_of_one_reading_needs_no_column(string text)
    {
        var mapper = new ReferralMapper(new MapperOptions { DateColumns = _ => throw new InvalidOperationException() });

        Assert.NotNull(mapper.Map(Rows.Row(("ClosingDate", text))).Referral.ClosingDate);
    }

    private static PropertyMap Map()
    {
        Assert.Empty(PropertyMapReader.Read([new PropertyMapEntry("Close", "ClosingDate")], out var map));
        return map;
    }
}
