using System;
using System.Globalization;
using System.Linq;
using System.Numerics;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Errors;
using PartnerReferrals.KnownValues;
using PartnerReferrals.Mapping.Fields;
using PartnerReferrals.Mapping.Input;
using PartnerReferrals.Serialization;

namespace PartnerReferrals.Mapping.Conversion;

/// <summary>
/// Exact decimal numbers. A separator that could mean two things is refused, never guessed. A binary number stands for the decimal number
/// it was computed to: <c>0.1 + 0.2</c> is 0.3.
/// </summary>
internal static class DecimalConverter
{
    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
    private const int ScaleBits = 0x00FF0000;
    private const int MostDigits = 28;
    private const int DigitsOfGroup = 3;

    // Whole digits that a double and a float hold exactly.
    private const double LargestExactDouble = 1e15;
    private const float LargestExactFloat = 1e7f;

    internal static Converted Convert(Field field, object value, ReadingContext? written)
    {
        switch (value)
        {
            case decimal or int or short or byte or sbyte or uint or ushort or long or ulong:
                return Checked(field, System.Convert.ToDecimal(value, CultureInfo.InvariantCulture));
            case double number:
                return OfNumber(field, Math.Abs(number) < LargestExactDouble ? number.ToString("G15", CultureInfo.InvariantCulture) : NumberText.Of(number));
            case float number:
                return OfNumber(field, Math.Abs(number) < LargestExactFloat ? number.ToString("G7", CultureInfo.InvariantCulture) : NumberText.Of(number));
            case BigInteger:
                return OfNumber(field, PlainText.Of(value)!);
            case string text:
                return OfText(field, text.Trim(), written);
            default:
                return Converted.Refuse(FaultCodes.InvalidNumber, "it is not a number.");
        }
    }

    private static Converted OfNumber(Field field, string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? Checked(field, number)
            : Converted.Refuse(FaultCodes.InvalidNumber, "it is not a finite number of at most 28 digits.");

    private static Converted OfText(Field field, string text, ReadingContext? written)
    {
        // A number has to end with a digit: "5." is a typing error as often as not.
        if ((written is null || IsPlain(text, written.Culture)) && text.Length > 0 && IsDigit(text[text.Length - 1])
            && decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out var number) && (text.Length <= MostDigits || text.Count(IsDigit) <= MostDigits))
        {
            return Checked(field, number);
        }

        return written is null ? Converted.Refuse(FaultCodes.InvalidNumber, "it is not a plain number.") : OfWritten(field, text, written);
    }

    /// <summary>No separator but a point that can only stand before decimals: most numbers, read at once.</summary>
    private static bool IsPlain(string text, WrittenCulture? culture)
    {
        var point = -1;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '.' && point < 0)
                point = i;
            else if (!IsDigit(text[i]) && !(i == 0 && text[i] is '+' or '-'))
                return false;
        }

        return point < 0 || (culture is null ? text.Length - point - 1 != DigitsOfGroup : culture.DecimalSign == '.' && text.Length - point - 1 != DigitsOfGroup);
    }

    private static Converted OfWritten(Field field, string text, ReadingContext written)
    {
        var number = WrittenNumber.Read(text, written.Culture);
        if (number.IsTooLong)
            return Converted.Refuse(FaultCodes.InvalidNumber, "it has more than 28 digits.");

        if (number.ContradictsCulture)
        {
            return Converted.Refuse(
                FaultCodes.InvalidNumber, $"numbers are not written so in {written.Culture}.", $"{written.Culture} writes {written.Culture!.NumberSample}. Give another -Culture, or write the number so.");
        }

        if (number.AsDecimals is not null)
            return TwoReadings(number, written.CanSayCulture);

        if (number.Plain is null)
            return NoReading(text);

        if (number.Sign is not null && !field.IsMoney)
            return Converted.Refuse(FaultCodes.InvalidNumber, "a currency has no meaning here.");

        var read = Checked(field, decimal.Parse(number.Plain, Plain, CultureInfo.InvariantCulture));
        if (number.Sign is not null && read.Token is not null)
            read.Token.AddAnnotation(new CurrencyMark(text, number.Sign, CurrencySigns.Currencies(number.Sign)));

        return read;
    }

    private static Converted TwoReadings(WrittenNumber number, bool canSayCulture)
    {
        var decimals = number.AsDecimals!.TrimEnd('0').TrimEnd('.');
        var either = $"{number.Plain} or {(WrittenNumber.ReadsTwoWays(decimals) ? decimals + "0" : decimals)}";
        var (grouping, separating) = number.Separator == '.' ? ("de-DE", "en-US") : ("en-US", "de-DE");
        return Converted.Refuse(
            FaultCodes.InvalidNumber,
            $"it is {number.Plain} or {decimals}, by what the {(number.Separator == '.' ? "point" : "comma")} means.",
            canSayCulture ? $"-Culture {grouping} reads {number.Plain}, {separating} reads {decimals}. Or write {either}." : $"Write {either}.");
    }

    private static Converted NoReading(string text) => SpreadsheetCell.HasLostDigits(text)
        ? Converted.Refuse(FaultCodes.InvalidNumber, "it is the short form of a number, whose last digits may be lost.", "Write the whole number, such as 50000 or 1234.56.")
        : Converted.Refuse(FaultCodes.InvalidNumber, "it is not a plain number.");

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private static Converted Checked(Field field, decimal number) =>
        field.Minimum is { } minimum && number < minimum
            ? Converted.Refuse(FaultCodes.NegativeNumber, "it is below zero.", "Write zero or more.")
            : Converted.Of(Token(number));

    // A decimal without decimals would be written with ".0".
    internal static JValue Token(decimal number) =>
        number is >= long.MinValue and <= long.MaxValue && (decimal.GetBits(number)[3] & ScaleBits) == 0 ? new JValue((long)number) : new JValue(number);
}
