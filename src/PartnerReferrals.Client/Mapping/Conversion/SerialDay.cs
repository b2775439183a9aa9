using System;
using System.Globalization;

namespace PartnerReferrals.Mapping.Conversion;

/// <summary>The number by which spreadsheets keep a date: days since the end of 1899, the time as a fraction. Only days of this century are taken for one.</summary>
internal static class SerialDay
{
    private const int Digits = 5;
    private const double First = 36526;
    private const double End = 73051;

    private static readonly DateTimeOffset Epoch = new(1899, 12, 30, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The number in a text that is nothing else; null for any other text.</summary>
    internal static double? Of(string text)
    {
        if (text.Length < Digits || (text.Length > Digits && text[Digits] is not ('.' or ',')))
            return null;

        return double.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && ToDate(number) is not null ? number : null;
    }

    /// <summary>The date a number stands for, to the second; null for a number outside.</summary>
    internal static DateTimeOffset? ToDate(double number) =>
        number is >= First and < End ? Epoch.AddSeconds(Math.Round(number * TimeSpan.FromDays(1).TotalSeconds)) : null;
}
