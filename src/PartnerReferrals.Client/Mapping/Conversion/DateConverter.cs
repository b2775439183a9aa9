using System;
using System.Globalization;
using PartnerReferrals.Errors;
using PartnerReferrals.KnownValues;
using PartnerReferrals.Serialization;

namespace PartnerReferrals.Mapping.Conversion;

/// <summary>
/// Dates in every form that means one day. Without a time it is midnight UTC, and so is midnight of any other zone: whoever writes it means
/// the day. Without a zone a time is UTC.
/// </summary>
internal static class DateConverter
{
    private static readonly string[] IsoFormats =
    [
        "yyyy-MM-dd", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-ddTHH:mmK",
        "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mmK",
    ];

    // Spreadsheets and databases write their first or last day for "no date": 1899-12-30, 1900-01-01, 1970-01-01, 9999-12-31.
    private static readonly DateTimeOffset Earliest = new(1970, 1, 3, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Latest = new(2200, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Reads a value that somebody wrote: a day that only stands for no date is refused.</summary>
    /// <param name="value">The value.</param>
    /// <param name="written">How the texts of the input are written.</param>
    /// <param name="column">The column, whose other dates may tell the order of this one.</param>
    internal static Converted Convert(object value, ReadingContext written, string column) => value switch
    {
        DateTimeOffset date => Of(date),
        DateTime date => Of(date),
        string text => OfText(text.Trim(), written, column),
        int or long or short or uint or decimal or double => OfNumber(System.Convert.ToDouble(value, CultureInfo.InvariantCulture)),
        _ => Converted.Refuse(FaultCodes.InvalidDate, "it is not a date."),
    };

    /// <summary>Reads a value of a model: an instant stays what it is.</summary>
    internal static Converted Keep(object value) => value switch
    {
        DateTimeOffset date => Converted.Of(JsonText.FormatDate(date)),
        DateTime date => Converted.Of(JsonText.FormatDate(date)),
        string text when TryReadIso(text.Trim(), out var date) => IsUtcAsSpelt(text) ? Converted.Of(text) : Converted.Of(JsonText.FormatDate(date)),
        string text => OfText(text.Trim(), ReadingContext.Default, ""),
        _ => Converted.Refuse(FaultCodes.InvalidDate, "it is not a date."),
    };

    private static Converted OfText(string text, ReadingContext written, string column)
    {
        if (text.Length >= 10 && text[4] == '-' && text[7] == '-')
        {
            // What already is UTC passes as it is spelt, so that reading and writing changes nothing.
            return !TryReadIso(text, out var date) ? Converted.Refuse(FaultCodes.InvalidDate, "there is no such date or time.")
                : IsUtcAsSpelt(text) && IsOfADeal(date) ? Converted.Of(text)
                : Of(date);
        }

        if (SerialDay.Of(text) is { } serial)
            return OfNumber(serial);

        var read = WrittenDate.Read(text, written.Culture?.Order);
        if (read.Separator != default && written.Culture is null && written.DateColumns?.Invoke(column)?.OrderOf(read.Separator) is { } order and not ColumnOrder.Unknown)
            return OfColumn(text, read, order, written);

        if (read.Problem == DateProblem.None && read.HasTwoReadings && written.Culture is null && written.IsDayFirst(column))
            return DateRefusal.OfColumn(read, ColumnOrder.DayFirst, written);

        if (read.Problem == DateProblem.DayFirst)
            written.NoteDayFirst(column);

        return read.Problem == DateProblem.None ? Of(read.Date) : DateRefusal.Of(read, written);
    }

    /// <summary>A date in digits whose order the other dates of its column may show.</summary>
    private static Converted OfColumn(string text, WrittenDate read, ColumnOrder order, ReadingContext written)
    {
        if (order is ColumnOrder.DayFirst or ColumnOrder.MonthFirst)
            read = WrittenDate.Read(text, order == ColumnOrder.DayFirst ? DateOrder.DayFirst : DateOrder.MonthFirst);

        var isUnclear = order is ColumnOrder.Both or ColumnOrder.BesideCells && (read.HasTwoReadings || read.Problem == DateProblem.DayFirst);
        return isUnclear ? DateRefusal.OfColumn(read, order, written)
            : read.Problem == DateProblem.None ? Of(read.Date)
            : DateRefusal.Of(read, written);
    }

    private static Converted OfNumber(double number) => SerialDay.ToDate(number) is { } date
        ? Converted.Warn(Token(date), FaultCodes.SerialDate, $"it is a spreadsheet's number of a day, and {DateRefusal.Iso(date)} is sent.", FaultCodes.SerialDate.RecommendedAction)
        : WrittenDate.Read(number.ToString(CultureInfo.InvariantCulture), null) is { Problem: DateProblem.None } day ? Of(day.Date)
        : Converted.Refuse(FaultCodes.InvalidDate, "it is a number, and none that stands for a day.");

    private static bool TryReadIso(string text, out DateTimeOffset date) =>
        DateTimeOffset.TryParseExact(text, IsoFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out date);

    private static bool IsUtcAsSpelt(string text) => text.Length > 10 && text[10] == 'T' && text[text.Length - 1] == 'Z';

    // A time of no stated kind is UTC, never the machine's own zone.
    private static Converted Of(DateTime date) =>
        Of(date.TimeOfDay == TimeSpan.Zero || date.Kind == DateTimeKind.Unspecified ? new DateTimeOffset(DateTime.SpecifyKind(date, DateTimeKind.Utc)) : new DateTimeOffset(date.ToUniversalTime()));

    private static Converted Of(DateTimeOffset date) => IsOfADeal(date)
        ? Converted.Of(Token(date))
        : Converted.Refuse(FaultCodes.InvalidDate, "no deal is of that year: spreadsheets and databases write such a day for no date.", "Write the date, or leave the field empty.");

    private static string Token(DateTimeOffset date) => JsonText.FormatDate(JsonText.CalendarDay(date));

    private static bool IsOfADeal(DateTimeOffset day) => day >= Earliest && day < Latest;
}
