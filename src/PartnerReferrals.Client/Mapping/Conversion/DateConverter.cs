using System;
using System.Globalization;
using PartnerReferrals.Errors;
using PartnerReferrals.Serialization;

namespace PartnerReferrals.Mapping.Conversion;

/// <summary>
/// Dates: ISO 8601 or the portal's month/day/year, the latter also with a time as Export-Csv writes it. Without a time it is midnight
/// UTC, without a zone UTC.
/// </summary>
internal static class DateConverter
{
    private static readonly string[] IsoFormats =
    [
        "yyyy-MM-dd", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-ddTHH:mmK",
        "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mmK",
    ];

    // As dates of .NET write themselves, whatever the machine's culture.
    private static readonly string[] InvariantFormats =
    [
        "M/d/yyyy H:mm:ss zzz", "M/d/yyyy H:mm:ss", "M/d/yyyy H:mm zzz", "M/d/yyyy H:mm", "M/d/yyyy h:mm:ss tt", "M/d/yyyy h:mm tt",
    ];

    // Spreadsheets and databases write their first or last day for "no date": 1899-12-30, 1900-01-01, 1970-01-01, 9999-12-31.
    private static readonly DateTimeOffset Earliest = new(1970, 1, 3, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Latest = new(2200, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="value">The value.</param>
    /// <param name="isWritten">Somebody wrote it: a day that only stands for no date is refused.</param>
    internal static Converted Convert(object value, bool isWritten)
    {
        var date = Convert(value);
        return isWritten && date.Token is { } token && DateTimeOffset.Parse((string)token!, CultureInfo.InvariantCulture) is var day && (day < Earliest || day >= Latest)
            ? Converted.Refuse(FaultCodes.InvalidDate, "no deal is of that year: spreadsheets and databases write such a day for no date.", "Write the date, or leave the field empty.")
            : date;
    }

    private static Converted Convert(object value) => value switch
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

        if (DateTimeOffset.TryParseExact(text, InvariantFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
            return Of(moment);

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
