using System;
using System.Globalization;
using PartnerReferrals.Errors;

namespace PartnerReferrals.Reports;

/// <summary>Numbers, durations and other people's text as they stand on the page.</summary>
internal static class ReportText
{
    /// <summary>Longest text taken over; the rest is cut.</summary>
    public const int MaxLength = 500;

    public static string Count(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>The number and its noun: <c>1 row</c>, <c>2,000 rows</c>.</summary>
    public static string Count(long number, string noun) => $"{Count(number)} {noun}{(number == 1 ? "" : "s")}";

    /// <summary>A calendar date.</summary>
    public static string Date(DateTime date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>An amount without needless decimals, with its currency where one is given.</summary>
    public static string Money(decimal value, string? currency) =>
        value.ToString("#,0.##", CultureInfo.InvariantCulture) + (currency is null ? "" : " " + currency);

    public static string Rate(double perSecond) =>
        perSecond.ToString(perSecond < 10 ? "0.##" : "#,0", CultureInfo.InvariantCulture);

    // By ticks: what the fractions of .NET Framework make of them is a hair short now and then, and would be shown a tenth short.
    public static string Duration(TimeSpan time) => time switch
    {
        { Ticks: <= 0 } => "0 s",
        { Ticks: < TimeSpan.TicksPerSecond } => Whole(time.Ticks / TimeSpan.TicksPerMillisecond, "ms"),
        { Ticks: < 10 * TimeSpan.TicksPerSecond } => (time.Ticks / (TimeSpan.TicksPerSecond / 10) / 10m).ToString("0.#", CultureInfo.InvariantCulture) + " s",
        { Ticks: < TimeSpan.TicksPerMinute } => Whole(time.Ticks / TimeSpan.TicksPerSecond, "s"),
        { Ticks: < TimeSpan.TicksPerHour } => Pair(time.Minutes, "min", time.Seconds, "s"),
        { Ticks: < TimeSpan.TicksPerDay } => Pair(time.Hours, "h", time.Minutes, "min"),
        _ => Pair(time.Days, "d", time.Hours, "h"),
    };

    /// <summary>
    /// Text from an input or a service, fit for a page that is passed around: no contact data, no control characters, of bounded length.
    /// </summary>
    public static string Foreign(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";

        // Cut generously before masking, so that a huge cell costs little and no address is cut in half, and again after it.
        return Redactor.OneLine(Cut(Redactor.Text(Cut(text!, MaxLength * 4)), MaxLength));
    }

    private static string Cut(string text, int length) => text.Length <= length ? text : text.Substring(0, length - 1) + "…";

    private static string Whole(long number, string unit) => number.ToString(CultureInfo.InvariantCulture) + " " + unit;

    private static string Pair(long large, string largeUnit, int small, string smallUnit) => small == 0
        ? $"{large.ToString(CultureInfo.InvariantCulture)} {largeUnit}"
        : $"{large.ToString(CultureInfo.InvariantCulture)} {largeUnit} {small.ToString(CultureInfo.InvariantCulture)} {smallUnit}";
}
