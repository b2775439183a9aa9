using System;
using System.Globalization;
using Newtonsoft.Json.Linq;

namespace PartnerReferrals.Serialization;

/// <summary>
/// Binary numbers as text, by the fewest digits that give the number back. .NET does so by itself; .NET Framework's round-trip format
/// skips sixteen digits (for single precision, eight), and the same number would get another text, and a row another fingerprint, there.
/// </summary>
internal static class NumberText
{
    private const int DoubleDigits = 17;
    private const int SingleDigits = 9;

    internal static string Of(double number)
    {
        for (var digits = 15; digits < DoubleDigits; digits++)
        {
            var text = Scientific(number, digits);
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var back) && back.Equals(number))
            {
                return LayOut(number, text, DoubleDigits);
            }
        }

        return LayOut(number, Scientific(number, DoubleDigits), DoubleDigits);
    }

    internal static string Of(float number)
    {
        for (var digits = 6; digits < SingleDigits; digits++)
        {
            var text = Scientific(number, digits);
            if (float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var back) && back.Equals(number))
            {
                return LayOut(number, text, SingleDigits);
            }
        }

        return LayOut(number, Scientific(number, SingleDigits), SingleDigits);
    }

    /// <summary>The number as JSON writes it, by the same digits in both editions.</summary>
    internal static JValue ToJson(double number) => ToJson(number, Of(number));

    /// <inheritdoc cref="ToJson(double)"/>
    internal static JValue ToJson(float number) => ToJson(number, Of(number));

    // As a decimal number, because the JSON library writes a binary one by the framework's own format; beyond its range as it is.
    private static JValue ToJson(double number, string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) && ((double)exact).Equals(double.Parse(text, CultureInfo.InvariantCulture))
            ? new JValue(exact)
            : new JValue(number);

    private static string Scientific(double number, int digits) =>
        number.ToString("E" + (digits - 1).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>As .NET lays it out: without an exponent as long as no more places are needed than digits there can be.</summary>
    private static string LayOut(double number, string scientific, int mostPlaces)
    {
        var mark = scientific.IndexOf('E');
        if (mark < 0 || number == 0)
        {
            return number == 0 ? "0" : scientific;
        }

        var sign = number < 0 ? "-" : "";
        var digits = scientific.Substring(sign.Length, mark - sign.Length).Replace(".", "").TrimEnd('0');
        var exponent = int.Parse(scientific.Substring(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        if (exponent <= -5 || exponent >= mostPlaces)
        {
            var rest = digits.Length > 1 ? "." + digits.Substring(1) : "";
            return $"{sign}{digits[0]}{rest}E{(exponent < 0 ? "-" : "+")}{Math.Abs(exponent).ToString("00", CultureInfo.InvariantCulture)}";
        }

        if (exponent < 0)
        {
            return sign + "0." + new string('0', -exponent - 1) + digits;
        }

        return digits.Length <= exponent + 1
            ? sign + digits + new string('0', exponent + 1 - digits.Length)
            : sign + digits.Substring(0, exponent + 1) + "." + digits.Substring(exponent + 1);
    }
}
