using System;
using System.Globalization;
using System.Linq;

namespace PartnerReferrals.Reports;

/// <summary>Numbers, durations and other people's text as they stand on the page.</summary>
internal static class ReportText
{
    /// <summary>Longest text taken over; the rest is cut.</summary>
    public const int MaxLength = 500;

    public static string Count(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>The number and its noun: <c>1 row</c>, <c>2,000 rows</c>.</summary>
    public static string Count(long number, string noun) => $"{Count(number)} {noun}{(number == 1 ? "" : "s")}";

    public static string Rate(double perSecond) =>
        perSecond.ToString(perSecond < 10 ? "0.##" : "#,0", CultureInfo.InvariantCulture);

    public static string Duration(TimeSpan time) => time switch
    {
        { Ticks: <= 0 } => "0 s",
        { TotalSeconds: < 1 } => Whole(time.TotalMilliseconds, "ms"),
        { TotalSeconds: < 10 } => (Math.Floor(time.TotalSeconds * 10) / 10).ToString("0.#", CultureInfo.InvariantCulture) + " s",
        { TotalMinutes: < 1 } => Whole(time.TotalSeconds, "s"),
        { TotalHours: < 1 } => Pair(time.Minutes, "min", time.Seconds, "s"),
        { TotalDays: < 1 } => Pair(time.Hours, "h", time.Minutes, "min"),
        _ => Pair((long)time.TotalDays, "d", time.Hours, "h"),
    };

    /// <summary>
    /// Text from an input or a service, fit for a page that is passed around: no contact data, no control characters, of bounded length.
    /// </summary>
    public static string Foreign(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";

        // Cut generously before masking, so that a huge cell costs little and no address is cut in half, and again after it.
        var shown = Cut(ContactMask.Hide(Cut(text!, MaxLength * 4)), MaxLength);
        return Enumerable.Range(0, shown.Length).Any(i => IsUnfit(shown, i))
            ? new string([.. shown.Select((c, i) => IsUnfit(shown, i) ? '\uFFFD' : c)])
            : shown;
    }

    private static string Cut(string text, int length) => text.Length <= length ? text : text.Substring(0, length - 1) + "…";

    /// <summary>Half a surrogate pair, or a character no markup may hold.</summary>
    private static bool IsUnfit(string text, int index) => text[index] switch
    {
        '\t' or '\n' or '\r' => false,
        '\uFFFE' or '\uFFFF' => true,
        var c when char.IsHighSurrogate(c) => index + 1 == text.Length || !char.IsLowSurrogate(text[index + 1]),
        var c when char.IsLowSurrogate(c) => index == 0 || !char.IsHighSurrogate(text[index - 1]),
        var c => char.IsControl(c),
    };

    private static string Whole(double number, string unit) => Math.Floor(number).ToString("0", CultureInfo.InvariantCulture) + " " + unit;

    private static string Pair(long large, string largeUnit, int small, string smallUnit) => small == 0
        ? $"{large.ToString(CultureInfo.InvariantCulture)} {largeUnit}"
        : $"{large.ToString(CultureInfo.InvariantCulture)} {largeUnit} {small.ToString(CultureInfo.InvariantCulture)} {smallUnit}";
}
