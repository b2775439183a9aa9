using PartnerReferrals.KnownValues;
using PartnerReferrals.Mapping.Conversion;

namespace PartnerReferrals.Client.Tests.Mapping;

/// <summary>What the separators, signs and currencies of a number mean, before any field is asked.</summary>
public sealed class NumberReadingTests
{
    [Theory]
    [InlineData("5", "5", null, null)]
    [InlineData("-5", "-5", null, null)]
    [InlineData("- 5", "-5", null, null)]
    [InlineData("\u22125", "-5", null, null)]
    [InlineData("+5", "5", null, null)]
    [InlineData(".5", "0.5", null, null)]
    [InlineData("-,5", "-0.5", null, null)]
    [InlineData("12,34", "12.34", null, null)]
    [InlineData("1234,567", "1234.567", null, null)]
    [InlineData("0,123", "0.123", null, null)]
    [InlineData("1,234", "1234", "1.234", null)]
    [InlineData("-1.234", "-1234", "-1.234", null)]
    [InlineData("CHF 12.345", "12345", "12.345", "CHF")]
    [InlineData("1,234,567", "1234567", null, null)]
    [InlineData("1,234.5", "1234.5", null, null)]
    [InlineData("1.234,567", "1234.567", null, null)]
    [InlineData("1'234.50", "1234.50", null, null)]
    [InlineData("1 234,5", "1234.5", null, null)]
    [InlineData("1 234", "1234", null, null)]
    [InlineData("12,34,567", "1234567", null, null)]
    [InlineData("12,34,567.5", "1234567.5", null, null)]
    [InlineData("CHF 5", "5", null, "CHF")]
    [InlineData("5 CHF", "5", null, "CHF")]
    [InlineData("-CHF 5", "-5", null, "CHF")]
    [InlineData("CHF -5", "-5", null, "CHF")]
    [InlineData("CHF +5", "5", null, "CHF")]
    [InlineData("$50 USD", "50", null, "USD")]
    public void A_number_has_the_readings_that_its_separators_allow(string text, string plain, string? decimals, string? sign)
    {
        var read = WrittenNumber.Read(text, null);

        Assert.Equal((plain, decimals, sign), (read.Plain, read.AsDecimals, read.Sign));
        Assert.False(read.IsTooLong || read.ContradictsCulture);
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("USD 50 EUR")]
    [InlineData("5 apples")]
    [InlineData("1,,2")]
    [InlineData("1/2")]
    [InlineData("1.2.3")]
    [InlineData("1,23,4")]
    [InlineData("1234,567,890")]
    [InlineData("123,45,678")]
    [InlineData("12.34.567")]
    [InlineData("1,234.567.8")]
    [InlineData("0,123,456")]
    [InlineData("1 23")]
    public void What_is_no_number_has_none(string text)
    {
        var read = WrittenNumber.Read(text, null);

        Assert.Equal((null, null, null, false), (read.Plain, read.AsDecimals, read.Sign, read.IsTooLong));
    }

    [Theory]
    [InlineData("de-DE", "1.234", "1234")]
    [InlineData("de-DE", "1,234", "1.234")]
    [InlineData("de-DE", "1 234,5", "1234.5")]
    [InlineData("de-DE", "-5 EUR", "-5")]
    [InlineData("de-DE", "1.5", null)]
    [InlineData("de-DE", "1,234.5", null)]
    [InlineData("en-US", "1,234", "1234")]
    [InlineData("en-US", "1.234", "1.234")]
    [InlineData("en-US", "1,5", null)]
    [InlineData("en-US", "1.234.567", null)]
    public void A_culture_leaves_one_reading_or_is_contradicted(string culture, string text, string? plain)
    {
        var read = WrittenNumber.Read(text, WrittenCulture.Find(culture));

        Assert.Equal((plain, null, plain is null), (read.Plain, read.AsDecimals, read.ContradictsCulture));
    }

    [Theory]
    [InlineData(28, false)]
    [InlineData(29, true)]
    public void Digits_are_counted_over_all_separators(int digits, bool isTooLong)
    {
        Assert.Equal(isTooLong, WrittenNumber.Read(new string('7', digits), null).IsTooLong);
        Assert.Equal(isTooLong, WrittenNumber.Read("1," + new string('7', digits - 1), null).IsTooLong);
    }

    [Theory]
    [InlineData("1.234", true)]
    [InlineData("12.345", true)]
    [InlineData("123.456", true)]
    [InlineData("1.23", false)]
    [InlineData("1.2340", false)]
    [InlineData("1234.567", false)]
    [InlineData("0.123", false)]
    [InlineData(".234", false)]
    [InlineData("1234", false)]
    [InlineData("1,234", false)]
    public void Three_decimals_read_as_thousands_too(string text, bool readsTwoWays) => Assert.Equal(readsTwoWays, WrittenNumber.ReadsTwoWays(text));
}
