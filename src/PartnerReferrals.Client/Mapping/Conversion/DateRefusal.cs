using System;
using System.Globalization;
using PartnerReferrals.Errors;

namespace PartnerReferrals.Mapping.Conversion;

/// <summary>Why a date is refused, and what to write: only what is certain.</summary>
internal static class DateRefusal
{
    internal static Converted Of(WrittenDate date, ReadingContext written) => date.Problem switch
    {
        DateProblem.NoSuchDay => Refuse("there is no such date or time.", null),
        DateProblem.ShortYear => Refuse("its year has two digits.", "Write the year with four digits."),
        DateProblem.DayFirst => Refuse(
            $"dates with slashes are month/day/year, and there is no month {Text(date.First)}.",
            $"Write {Iso(date.Year, date.Second, date.First)} or {Text(date.Second)}/{Text(date.First)}/{Text(date.Year)}." + Say(written, " -Culture en-GB, or another, reads day/month/year.")),
        DateProblem.TwoReadings => Refuse(
            $"it is {Either(date)}.",
            $"Write {Either(date)}." + Say(written, " -Culture nl-NL, or another, puts the day first, en-US the month.")),
        DateProblem.ContradictsOrder => Refuse(
            $"dates are not written so in {written.Culture}.", $"{written.Culture} writes {written.Culture!.DateSample}. Give another -Culture, or write 2026-12-31."),
        _ => Refuse("it is not a date that can be read in one way only.", null),
    };

    /// <summary>A date whose order the other dates of its column leave open.</summary>
    internal static Converted OfColumn(WrittenDate date, ColumnOrder order, ReadingContext written)
    {
        var others = order switch
        {
            ColumnOrder.Both => "some dates of this column can only be day/month/year, others only month/day/year",
            ColumnOrder.BesideCells => "some dates of this column are text, others are dates of the workbook, in which day and month may have been swapped",
            _ => "another date of this column can only be day/month/year",
        };
        return Refuse(
            date.HasTwoReadings ? $"it is {Either(date)}: {others}." : others + ".",
            $"Write {(date.HasTwoReadings ? Either(date) : Iso(date.Year, date.Second, date.First))}." + Say(written, " -Culture en-GB, or another, puts the day first, en-US the month."));
    }

    private static string Either(WrittenDate date) => $"{Iso(date.Year, date.First, date.Second)} or {Iso(date.Year, date.Second, date.First)}";

    internal static string Iso(DateTimeOffset date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Converted Refuse(string message, string? hint) => Converted.Refuse(FaultCodes.InvalidDate, message, hint);

    private static string Say(ReadingContext written, string advice) => written.CanSayCulture ? advice : "";

    private static string Iso(int year, int month, int day) => string.Format(CultureInfo.InvariantCulture, "{0:0000}-{1:00}-{2:00}", year, month, day);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
