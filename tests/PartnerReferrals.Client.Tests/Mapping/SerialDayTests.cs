using System;
using System.Globalization;
using PartnerReferrals.Mapping.Conversion;

namespace PartnerReferrals.Client.Tests.Mapping;

/// <summary>The number by which spreadsheets keep a date.</summary>
public sealed class SerialDayTests
{
    [Theory]
    [InlineData("36526", "2000-01-01T00:00:00")]
    [InlineData("73050", "2099-12-31T00:00:00")]
    [InlineData("73050.5", "2099-12-31T12:00:00")]
    [InlineData("45000", "2023-03-15T00:00:00")]
    [InlineData("45000.5", "2023-03-15T12:00:00")]
    [InlineData("45000,25", "2023-03-15T06:00:00")]
    [InlineData("45000.999999", "2023-03-16T00:00:00")]
    [InlineData("40909", "2012-01-01T00:00:00")]
    public void A_number_of_this_century_is_a_day(string text, string expected)
    {
        var number = SerialDay.Of(text);

        Assert.NotNull(number);
        Assert.Equal(DateTimeOffset.Parse(expected + "Z", CultureInfo.InvariantCulture), SerialDay.ToDate(number.Value));
    }

    [Theory]
    [InlineData("")]
    [InlineData("4500")]
    [InlineData("36525")]
    [InlineData("36525.9")]
    [InlineData("73051")]
    [InlineData("450001")]
    [InlineData("045000")]
    [InlineData("45000x")]
    [InlineData("45000 ")]
    [InlineData("45000.5.5")]
    [InlineData("45000.x")]
    [InlineData("4500a")]
    [InlineData("a5000")]
    [InlineData("+45000")]
    [InlineData("-45000")]
    [InlineData("4500.5")]
    [InlineData("4:000")]
    [InlineData("4/000")]
    public void Any_other_text_is_none(string text) => Assert.Null(SerialDay.Of(text));

    [Theory]
    [InlineData(36525.9)]
    [InlineData(73051)]
    [InlineData(-45000)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_number_outside_stands_for_no_date(double number) => Assert.Null(SerialDay.ToDate(number));
}
