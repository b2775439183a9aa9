using System;
using System.Globalization;
using System.Linq;
using System.Numerics;
using PartnerReferrals.KnownValues;
using PartnerReferrals.Mapping;
using PartnerReferrals.Mapping.Conversion;
using PartnerReferrals.Mapping.Fields;

namespace PartnerReferrals.Client.Tests.Mapping;

/// <summary>What becomes of a number, by its type and by its digits.</summary>
public sealed class DecimalConverterTests
{
    private static readonly Field Amount = FieldTable.Find("DealValue")!.Field;

    public static TheoryData<object, string?> Numbers => new()
    {
        { 5, "5" }, { 5u, "5" }, { 5L, "5" }, { 5UL, "5" }, { (short)5, "5" }, { (ushort)5, "5" }, { (byte)5, "5" }, { (sbyte)5, "5" }, { 5.5m, "5.5" }, { 0, "0" }, { -1, null },
        { 0.1 + 0.2, "0.3" }, { 999999999999999.0, "999999999999999" }, { 1e15, "1000000000000000" }, { 1234567890123456.0, "1234567890123456" }, { 1e29, null }, { double.NaN, null },
        { -1234567890123456.0, null }, { 0.1f, "0.1" }, { 9999999f, "9999999" }, { 16777217f, "16777216" }, { 12345678f, "12345678" }, { float.PositiveInfinity, null },
        { new BigInteger(77), "77" }, { BigInteger.Pow(10, 30), null }, { true, null }, { 'x', null },
    };

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_number_of_any_type_is_its_decimal_digits(object value, string? expected) => AssertRead(expected, DecimalConverter.Convert(Amount, value, ReadingContext.Default));

    [Theory]
    [InlineData("5", "5", "5")]
    [InlineData(" 5.25 ", "5.25", "5.25")]
    [InlineData("+5", "5", "5")]
    [InlineData("+5.5", "5.5", "5.5")]
    [InlineData(".5", "0.5", "0.5")]
    [InlineData("5.0", "5.0", "5.0")]
    [InlineData("1.234", "1.234", null)]
    [InlineData(".234", "0.234", "0.234")]
    [InlineData("1.2345", "1.2345", "1.2345")]
    [InlineData("1,234.5", null, "1234.5")]
    [InlineData("-5", null, null)]
    [InlineData("5.", null, null)]
    [InlineData("", null, null)]
    [InlineData(".", null, null)]
    [InlineData("+", null, null)]
    [InlineData("5+5", null, null)]
    [InlineData("1.2.3", null, null)]
    [InlineData("1:2", null, null)]
    [InlineData("4.12E+10", null, null)]
    [InlineData("CHF 5", null, "5")]
    public void A_text_is_a_plain_number_or_read_as_somebody_wrote_it(string text, string? plain, string? written)
    {
        AssertRead(plain, DecimalConverter.Convert(Amount, text, null));
        AssertRead(written, DecimalConverter.Convert(Amount, text, ReadingContext.Default));
    }

    [Theory]
    [InlineData("de-DE", "1.234", "1234")]
    [InlineData("de-DE", "1.5", null)]
    [InlineData("de-DE", "1,5", "1.5")]
    [InlineData("de-DE", "15", "15")]
    [InlineData("en-US", "1.5", "1.5")]
    [InlineData("en-US", "1.234", "1.234")]
    [InlineData("en-US", "1,234", "1234")]
    public void A_culture_says_what_a_point_means(string culture, string text, string? expected) =>
        AssertRead(expected, DecimalConverter.Convert(Amount, text, new ReadingContext { Culture = WrittenCulture.Find(culture) }));

    [Theory]
    [InlineData("1.234", "it is 1234 or 1.234, by what the point means.", "-Culture de-DE reads 1234, en-US reads 1.234. Or write 1234 or 1.2340.")]
    [InlineData("1,234", "it is 1234 or 1.234, by what the comma means.", "-Culture en-US reads 1234, de-DE reads 1.234. Or write 1234 or 1.2340.")]
    [InlineData("1,500", "it is 1500 or 1.5, by what the comma means.", "-Culture en-US reads 1500, de-DE reads 1.5. Or write 1500 or 1.5.")]
    [InlineData("1.000", "it is 1000 or 1, by what the point means.", "-Culture de-DE reads 1000, en-US reads 1. Or write 1000 or 1.")]
    [InlineData("4.12E+10", "it is the short form of a number, whose last digits may be lost.", "Write the whole number, such as 50000 or 1234.56.")]
    [InlineData("-5", "it is below zero.", "Write zero or more.")]
    [InlineData("odd", "it is not a plain number.", null)]
    [InlineData("77777777777777777777777777777", "it has more than 28 digits.", null)]
    public void A_refusal_says_why_and_what_to_write(string text, string message, string? hint)
    {
        var read = DecimalConverter.Convert(Amount, text, new ReadingContext());

        Assert.Equal((null, message, hint), (read.Token, read.Message, read.Hint));
    }

    [Fact]
    public void Whoever_cannot_name_a_culture_is_not_told_to() =>
        Assert.Equal("Write 1234 or 1.2340.", DecimalConverter.Convert(Amount, "1.234", new ReadingContext { CanSayCulture = false }).Hint);

    [Theory]
    [InlineData("9223372036854775807", true)]
    [InlineData("9223372036854775808", false)]
    [InlineData("-9223372036854775808", true)]
    [InlineData("-9223372036854775809", false)]
    [InlineData("5", true)]
    [InlineData("0", true)]
    [InlineData("5.0", false)]
    [InlineData("0.5", false)]
    public void A_whole_number_is_written_without_decimals(string text, bool isWhole)
    {
        var number = decimal.Parse(text, CultureInfo.InvariantCulture);

        Assert.Equal(isWhole ? (object)(long)number : number, DecimalConverter.Token(number).Value);
    }

    [Fact]
    public void Every_registration_field_is_a_column_of_the_flat_row_and_what_the_service_alone_keeps_is_none()
    {
        Assert.All(FieldTable.All.Where(f => RegistrationCells.Has(f) && f.Kind is FieldKind.Date or FieldKind.Decimal), f => Assert.Contains(f.FlatColumn, FlatRow.Columns));
        Assert.All(FieldTable.All.Where(f => f.IsReadOnly && !RegistrationCells.Has(f) && (f.IsInList || f.Kind == FieldKind.Json)), f => Assert.DoesNotContain(f.FlatColumn, FlatRow.Columns));
        Assert.Equal(FlatRow.Columns.Count, FlatRow.Columns.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    private static void AssertRead(string? expected, Converted read) =>
        Assert.Equal(expected, read.Token is null ? null : Convert.ToString(read.Token.ToObject<object>(), CultureInfo.InvariantCulture));
}
