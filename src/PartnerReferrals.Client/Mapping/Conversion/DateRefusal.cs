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
        DateProblem.ContradictsCulture => Refuse(
            $"dates are not written so in {written.Culture}.", $"{written.Culture} writes {written.Culture!.DateSample}. Give another -Culture, or write 2026-12-31."),
        _ => Refuse("it is not a date that can be read in one way only.", null),
    };

    /// <summary>A date that reads month first, in a column where another one can only be day first.</summary>
    internal static Converted OfColumn(WrittenDate date, bool canSayCulture) => Refuse(
        $"it is {Either(date)}: another date of this column can only be day/month/year.",
        $"Write {Either(date)}." + (canSayCulture ? " -Culture en-GB, or another, puts the day first, en-US the month." : ""));

    private static string Either(WrittenDate date) => $"{Iso(date.Year, date.First, date.Second)} or {Iso(date.Year, date.Second, date.First)}";

    internal static string Iso(DateTimeOffset date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Converted Refuse(string message, string? hint) => Converted.Refuse(FaultCodes.InvalidDate, message, hint);

    private static string Say(ReadingContext written, string advice) => written.CanSayCulture ? advice : "";

    private static string Iso(int year, int month, int day) => string.Format(CultureInfo.InvariantCulture, "{0:0000}-{1:00}-{2:00}", year, month, day);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
