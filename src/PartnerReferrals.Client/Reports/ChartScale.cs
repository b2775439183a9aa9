using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace PartnerReferrals.Reports;

/// <summary>Round numbers to label an axis with, and lengths as SVG writes them.</summary>
internal static class ChartScale
{
    private static readonly double[] Seconds =
        [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400];

    /// <summary>Labels from zero up to <paramref name="max"/>, at most <paramref name="count"/> steps of 1, 2 or 5 times a power of ten.</summary>
    public static IReadOnlyList<double> Numbers(double max, int count)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(max / count)));
        var step = power;
        foreach (var factor in new[] { 1, 2, 5, 10 })
        {
            step = factor * power;
            if (step * count >= max)
                break;
        }

        return Steps(step, max);
    }

    /// <summary>The same for a span of time, in the steps of clocks and calendars.</summary>
    public static IReadOnlyList<TimeSpan> Times(TimeSpan max, int count)
    {
        var step = Array.Find(Seconds, seconds => seconds * count >= max.TotalSeconds);
        if (step <= 0)
            step = 86400 * Math.Ceiling(max.TotalDays / count);
        return [.. Steps(step, max.TotalSeconds).Select(seconds => TimeSpan.FromTicks((long)Math.Round(seconds * TimeSpan.TicksPerSecond)))];
    }

    /// <summary>A number of the axis, short.</summary>
    public static string Label(double value) => value switch
    {
        >= 10_000_000 => (value / 1_000_000).ToString("0.#", CultureInfo.InvariantCulture) + "M",
        >= 10_000 => (value / 1000).ToString("0.#", CultureInfo.InvariantCulture) + "k",
        _ => value.ToString("#,0.###", CultureInfo.InvariantCulture),
    };

    /// <summary>A share of the drawing's width, 0 to 100.</summary>
    public static string Percent(double value) => value.ToString("0.###", CultureInfo.InvariantCulture) + "%";

    /// <summary>A length in pixels.</summary>
    public static string Length(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static List<double> Steps(double step, double max)
    {
        var steps = new List<double>();
        for (var i = 0; i * step <= max * 1.0001; i++)
            steps.Add(i * step);
        return steps;
    }
}
