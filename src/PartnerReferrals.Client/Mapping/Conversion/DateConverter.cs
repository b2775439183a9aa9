using System;
using System.Globalization;
using PartnerReferrals.Validation;

namespace PartnerReferrals.Mapping.Conversion;

/// <summary>
/// Dates: ISO 8601 or the portal's month/day/year. Without a time it is midnight UTC, without a zone UTC.
/// </summary>
internal static class DateConverter
{
    private static readonly string[] IsoFormats =
    [
        "yyyy-MM-dd", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-ddTHH:mmK",
        "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mmK",
    ];

    internal static Converted Convert(object value) => value switch
    {
        DateTimeOffset date => Of(date),
        DateTime date => Converted.Of(JsonText.FormatDate(date)),
        string text => OfText(text.Trim()),
        _ => Converted.Refuse(FaultCodes.InvalidDate, "it is not a date."),
    };

    private static Converted Of(DateTimeOffset date) => Converted.Of(JsonText.FormatDate(date));

    private static Converted OfText(string text)
    {
        if (text.Length >= 10 && text[4] == '-')
        {
            // What already is UTC passes as it is spelt, so that reading and writing changes nothing.
            return DateTimeOffset.TryParseExact(text, IsoFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
                ? text[text.Length - 1] == 'Z' && text[10] == 'T' ? Converted.Of(text) : Of(date)
                : Converted.Refuse(FaultCodes.InvalidDate, "there is no such date or time.");
        }

        var parts = text.Split('/');
        if (parts.Length == 3 && Number(parts[0], 2) is { } month && Number(parts[1], 2) is { } day && Number(parts[2], 4) is { } year && parts[2].Length == 4)
            return OfPortal(month, day, year);

        return Converted.Refuse(FaultCodes.InvalidDate, "it is not a date that can be read in one way only.", SuggestDotted(text));
    }

    private static Converted OfPortal(int month, int day, int year)
    {
        if (month is >= 1 and <= 12 && year >= 1 && day >= 1 && day <= DateTime.DaysInMonth(year, month))
            return Of(new DateTimeOffset(year, month, day, 0, 0, 0, TimeSpan.Zero));

        if (month is > 12 and <= 31 && day is >= 1 and <= 12)
        {
            return Converted.Refuse(
                FaultCodes.InvalidDate,
                $"dates with slashes are month/day/year, and there is no month {month.ToString(CultureInfo.InvariantCulture)}.",
                $"Write {Iso(year, day, month)} or {Invariant(day)}/{Invariant(month)}/{Invariant(year)}.");
        }

        return Converted.Refuse(FaultCodes.InvalidDate, "there is no such date; dates with slashes are month/day/year.");
    }

    private static string? SuggestDotted(string text)
    {
        var parts = text.Split('.');
        return parts.Length == 3 && Number(parts[0], 2) is { } day && Number(parts[1], 2) is >= 1 and <= 12 and var month && Number(parts[2], 4) is >= 1000 and var year
            && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? $"Write {Iso(year, month, day)}."
            : null;
    }

    private static string Iso(int year, int month, int day) =>
        string.Format(CultureInfo.InvariantCulture, "{0:0000}-{1:00}-{2:00}", year, month, day);

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int? Number(string text, int longest) =>
        text.Length >= 1 && text.Length <= longest && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
