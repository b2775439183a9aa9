using System;
using System.Linq;
using PartnerReferrals.Errors;
using PartnerReferrals.KnownValues;
using PartnerReferrals.Mapping;
using PartnerReferrals.Mapping.Conversion;

namespace PartnerReferrals.Client.Tests.Mapping;

/// <summary>Dates as people and programs write them.</summary>
public sealed class WrittenDateTests
{
    public static TheoryData<object, string?, string> Dates => new()
    {
        // One day, whoever wrote it.
        { "31.12.2026", null, "2026-12-31" }, { "1.2.2027", null, "2027-02-01" }, { "01.02.2027", "en-US", "2027-02-01" }, { "31. 12. 2026", null, "2026-12-31" }, { "31.12.2026 17:00", null, "2026-12-31T17:00" },
        { "2027/11/30", null, "2027-11-30" }, { "2027/1/2", "de-DE", "2027-01-02" }, { "2027.11.30", null, "2027-11-30" }, { "20271130", null, "2027-11-30" }, { 20271130, null, "2027-11-30" },
        { "30-Nov-2027", null, "2027-11-30" }, { "Nov 30, 2027", null, "2027-11-30" }, { "30 November 2027", null, "2027-11-30" }, { "November 30 2027", null, "2027-11-30" }, { "30. November 2027", null, "2027-11-30" },
        { "30 novembre 2027", null, "2027-11-30" }, { "1. März 2027", null, "2027-03-01" }, { "30 de noviembre de 2027", null, "2027-11-30" }, { "5 août 2027", null, "2027-08-05" }, { "2 mei 2027", null, "2027-05-02" },
        { "30-nov-2027 5:00 PM", null, "2027-11-30T17:00" }, { "Nov. 30, 2027", null, "2027-11-30" }, { "11/30/2027 5:00 PM", null, "2027-11-30T17:00" }, { "11/30/2027 17:05:09", null, "2027-11-30T17:05:09" },
        { "2027-11-30", "de-DE", "2027-11-30" }, { "2027-11-30T10:20:30Z", null, "2027-11-30T10:20:30" }, { "2027-11-30T10:20:30+02:00", null, "2027-11-30T08:20:30" }, { "2027-11-30 10:20", null, "2027-11-30T10:20" },
        { "31-12-2026", null, "2026-12-31" }, { "12-31-2026", null, "2026-12-31" }, { "4-4-2027", null, "2027-04-04" }, { "“2027-11-30”", null, "2027-11-30" },

        // Slashes are the portal's month/day/year, unless the culture says otherwise.
        { "3/4/2027", null, "2027-03-04" }, { "3/4/2027", "en-US", "2027-03-04" }, { "3/4/2027", "en-GB", "2027-04-03" }, { "3/4/2027", "de-DE", "2027-04-03" }, { "31/12/2026", "en-GB", "2026-12-31" },
        { "31/12/2026", "fr-FR", "2026-12-31" }, { "12/31/2026", "en-US", "2026-12-31" }, { "3-4-2027", "nl-NL", "2027-04-03" }, { "3-4-2027", "en-US", "2027-03-04" }, { "31/12/2026 17:00", "en-GB", "2026-12-31T17:00" },

        // A midnight is a day, wherever it is midnight.
        { "2027-11-30T00:00:00+02:00", null, "2027-11-30" }, { "2027-11-30T00:00:00-08:00", null, "2027-11-30" }, { "11/30/2027 00:00:00 +01:00", null, "2027-11-30" }, { "11/30/2027 12:00:00 AM", null, "2027-11-30" },
        { new DateTimeOffset(2027, 11, 30, 0, 0, 0, TimeSpan.FromHours(1)), null, "2027-11-30" }, { new DateTimeOffset(2027, 11, 30, 0, 0, 0, TimeSpan.FromHours(-8)), null, "2027-11-30" },
        { new DateTime(2027, 11, 30, 0, 0, 0, DateTimeKind.Local), null, "2027-11-30" }, { new DateTime(2027, 11, 30), null, "2027-11-30" }, { new DateTimeOffset(2027, 11, 30, 1, 0, 0, TimeSpan.FromHours(1)), null, "2027-11-30" },

        // Refused, with what to do.
        { "31/12/2026", null, "there is no month 31" }, { "3-4-2027", null, "2027-03-04 or 2027-04-03" }, { "12/31/2026", "en-GB", "not written so in en-GB" }, { "31/12/2026", "en-US", "not written so in en-US" },
        { "31-12-2026", "en-US", "not written so in en-US" }, { "3/4/2027", "ja-JP", "not written so in ja-JP" }, { "31.12.26", null, "two digits" }, { "12/31/26", null, "two digits" }, { "30-Nov-27", null, "two digits" },
        { "30.02.2027", null, "no such date" }, { "12.31.2026", null, "no such date" }, { "20271330", null, "no such date" }, { "30 Foo 2027", null, "one way only" }, { "11/30/2027 25:00", null, "no such date" },
        { "2027", null, "one way only" }, { "Q4 2027", null, "one way only" }, { "next year", null, "one way only" }, { "99/99/2027", "en-GB", "no such date" }, { "2027-11-30T25:00:00", null, "no such date" },
        { "12/2027", null, "one way only" }, { 5, null, "none that stands for a day" }, { 123456.0, null, "none that stands for a day" },
    };

    [Theory]
    [MemberData(nameof(Dates))]
    public void A_date_is_read_in_the_one_way_it_can_be(object value, string? culture, string expected)
    {
        var mapped = WrittenNumberTests.Map("ClosingDate", value, culture);

        if (!DateTime.TryParse(expected, System.Globalization.CultureInfo.InvariantCulture, out var date))
        {
            var fault = Assert.Single(mapped.Faults);
            Assert.Equal("InvalidDate", fault.Code);
            Assert.Contains(expected, fault.Message);
            Assert.Null(mapped.Referral.ClosingDate);
            return;
        }

        Assert.Empty(mapped.Faults);
        Assert.Equal(new DateTimeOffset(date, TimeSpan.Zero), mapped.Referral.ClosingDate);
    }

    public static TheoryData<object, string> Serials => new()
    {
        { "45991", "2025-11-30T00:00:00" }, { 45991, "2025-11-30T00:00:00" }, { 45991.0, "2025-11-30T00:00:00" }, { "45991.5", "2025-11-30T12:00:00" }, { "45991,5", "2025-11-30T12:00:00" }, { 45991.7083333333, "2025-11-30T17:00:00" },
    };

    [Theory]
    [MemberData(nameof(Serials))]
    public void A_spreadsheets_number_of_a_day_is_that_day_with_a_warning(object value, string expected)
    {
        var mapped = Rows.Map("ClosingDate", value);

        Assert.Equal(("SerialDate", FaultSeverity.Warning), mapped.Faults.Select(f => (f.Code, f.Severity)).Single());
        Assert.Contains(expected[..10], mapped.Faults[0].Message);
        Assert.Equal(DateTimeOffset.Parse(expected + "Z", System.Globalization.CultureInfo.InvariantCulture), mapped.Referral.ClosingDate);
    }

    [Fact]
    public void After_a_date_that_can_only_be_day_first_its_column_reads_in_two_ways()
    {
        var mapper = new ReferralMapper();

        Assert.Empty(mapper.Map(Rows.Row(("Close", "1/2/2027"), ("ClosingDate", "3/4/2027"))).Faults);
        Assert.Contains("no month 31", Assert.Single(mapper.Map(Rows.Row(("ClosingDate", "31/12/2026"))).Faults).Message);
        var refused = Assert.Single(mapper.Map(Rows.Row(("ClosingDate", "3/4/2027"))).Faults);
        Assert.Contains("it is 2027-03-04 or 2027-04-03: another date of this column", refused.Message);
        Assert.Contains("-Culture", refused.Hint);

        // What has one reading keeps it, and other columns are others.
        Assert.Empty(mapper.Map(Rows.Row(("ClosingDate", "12/31/2026"))).Faults);
        Assert.Empty(mapper.Map(Rows.Row(("ClosingDate", "4/4/2027"))).Faults);
        Assert.Empty(mapper.Map(Rows.Row(("Estimated Close Date", "3/4/2027"))).Faults);
        Assert.Empty(new ReferralMapper().Map(Rows.Row(("ClosingDate", "3/4/2027"))).Faults);
    }

    [Fact]
    public void A_referral_of_our_own_keeps_the_day_it_was_given()
    {
        var referral = new Referral { ClosingDate = new DateTimeOffset(2027, 11, 30, 0, 0, 0, TimeSpan.FromHours(9)) };

        Assert.Contains("2027-11-30T00:00:00Z", referral.ToJson());
        referral.ClosingDate = new DateTimeOffset(2027, 11, 30, 1, 0, 0, TimeSpan.FromHours(9));
        Assert.Contains("2027-11-29T16:00:00Z", referral.ToJson());
    }

    [Fact]
    public void No_name_means_two_months() => Assert.Equal(
        [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
        new[] { "Januar", "FEB", "mars", "Apr", "mei", "juin", "luglio", "août", "Sept", "Okt", "nov", "déc" }.Select(n => MonthNames.Find(n) ?? 0));

    [Theory]
    [InlineData("de-DE", "de-DE")]
    [InlineData("DE-de", "de-DE")]
    [InlineData("pt_BR", "pt-BR")]
    [InlineData("zh-Hant-TW", "zh-TW")]
    [InlineData("de", null)]
    [InlineData("", null)]
    [InlineData("xx-XX", null)]
    [InlineData("german", null)]
    [InlineData("fa-IR", null)]
    public void A_culture_has_a_language_and_a_country(string name, string? found) => Assert.Equal(found, WrittenCulture.Find(name)?.Name);

    [Fact]
    public void Every_culture_is_of_a_known_country_and_named_once() =>
        Assert.All(WrittenCulture.All, c => Assert.NotNull(KnownValueSets.Country.Find(c.Name[^2..])));
}
