using System;
using System.Globalization;
using System.Linq;
using System.Numerics;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Errors;
using PartnerReferrals.Mapping.Fields;
using PartnerReferrals.Mapping.Input;

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

    // Whole digits that a double and a float hold exactly.
    private const double LargestExactDouble = 1e15;
    private const float LargestExactFloat = 1e7f;

    internal static Converted Convert(Field field, object value)
    {
        switch (value)
        {
            case decimal or int or short or byte or sbyte or uint or ushort or long or ulong:
                return Checked(field, System.Convert.ToDecimal(value, CultureInfo.InvariantCulture));
            case double number:
                return OfNumber(field, number.ToString(Math.Abs(number) < LargestExactDouble ? "G15" : "R", CultureInfo.InvariantCulture));
            case float number:
                return OfNumber(field, number.ToString(Math.Abs(number) < LargestExactFloat ? "G7" : "R", CultureInfo.InvariantCulture));
            case BigInteger:
                return OfNumber(field, PlainText.Of(value)!);
            case string text:
                return OfText(field, text.Trim());
            default:
                return Converted.Refuse(FaultCodes.InvalidNumber, "it is not a number.");
        }
    }

    private static Converted OfNumber(Field field, string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? Checked(field, number)
            : Converted.Refuse(FaultCodes.InvalidNumber, "it is not a finite number of at most 28 digits.");

    private static Converted OfText(Field field, string text)
    {
        // A number has to end with a digit: "5." is a typing error as often as not.
        if (text.Length > 0 && text[text.Length - 1] is >= '0' and <= '9'
            && decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out var number) && (text.Length <= MostDigits || text.Count(IsDigit) <= MostDigits))
        {
            return Checked(field, number);
        }

        if (text.Count(IsDigit) > MostDigits && text.All(c => IsDigit(c) || c is '.' or '-' or '+'))
            return Converted.Refuse(FaultCodes.InvalidNumber, "it has more than 28 digits.");

        return Converted.Refuse(FaultCodes.InvalidNumber, "it is not a plain number.", Suggest(text));
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private static Converted Checked(Field field, decimal number) =>
        field.Minimum is { } minimum && number < minimum
            ? Converted.Refuse(FaultCodes.NegativeNumber, "it is below zero.", "Write zero or more.")
            : Converted.Of(Token(number));

    // A decimal without decimals would be written with ".0".
    internal static JValue Token(decimal number) =>
        number is >= long.MinValue and <= long.MaxValue && (decimal.GetBits(number)[3] & ScaleBits) == 0 ? new JValue((long)number) : new JValue(number);

    /// <summary>What somebody most likely means by grouped digits or a number with words around it.</summary>
    private static string Suggest(string text)
    {
        var core = new string([.. text.Where(c => c is (>= '0' and <= '9') or '.' or ',' or '-')]);
        var last = core.LastIndexOfAny(['.', ',']);
        if (core.All(c => c is '.' or ',' or '-'))
            return "Write a number such as 50000 or 1234.56.";

        var separators = core.Count(c => c is '.' or ',');
        var mixed = core.Contains('.') && core.Contains(',');
        var isDecimal = last >= 0 && (mixed || (separators == 1 && core.Length - last - 1 != 3) || (separators == 1 && core[last] == '.'));
        var whole = new string([.. (isDecimal ? core.Substring(0, last) : core).Where(c => c is not ('.' or ','))]);
        var plain = isDecimal ? $"{whole}.{core.Substring(last + 1)}" : whole;
        var advice = $"Write {plain.TrimEnd('.')}: digits, with a point before decimals, no thousands separator.";
        return text.Any(char.IsLetter) || text.Any(c => char.GetUnicodeCategory(c) == UnicodeCategory.CurrencySymbol)
            ? advice + " The currency has a field of its own."
            : advice;
    }
}
