using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace PartnerReferrals.Reports;

/// <summary>Value of the open deals by the month they are to close in: a chart and its figures for each currency.</summary>
internal static class OpenPipeline
{
    private const int Months = 12;
    private const double Top = 14;
    private const double Height = 150;

    internal static void Write(HtmlWriter html, IReadOnlyList<PipelineDeal> deals, DateTime today)
    {
        var open = deals.Where(d => d.IsOpen).ToList();
        if (open.Count == 0)
            return;

        using var section = html.Open("section", ("aria-labelledby", "open-heading"));
        html.Element("h2", "Open pipeline by closing month", ("id", "open-heading"));
        var valued = open.Where(d => d.Value is > 0 && d.Currency is not null).ToList();
        var without = open.Count - valued.Count;
        html.Element(
            "p",
            "Estimated values, each currency by itself." + (without > 0 ? $" {ReportText.Count(without, "open deal")} without a value or currency {(without == 1 ? "is" : "are")} not drawn." : ""),
            ("class", "note"));
        foreach (var currency in valued.GroupBy(d => d.Currency!, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal))
        {
            using var part = html.Open("section", ("class", "currency"), ("aria-label", currency.Key));
            html.Element("h3", $"{currency.Key}: {ReportText.Money(currency.Sum(d => d.Value!.Value), null)} in {ReportText.Count(currency.Count(), "deal")}");
            var bars = BarsOf([.. currency], today);
            WriteDrawing(html, currency.Key, bars);
            WriteFigures(html, currency.Key, bars);
        }
    }

    // A year of months; before it what is late, behind it what is far or has no date. Empty ends are left out, an empty month in between is a fact.
    private static List<Bar> BarsOf(IReadOnlyList<PipelineDeal> deals, DateTime today)
    {
        var first = new DateTime(today.Year, today.Month, 1);
        var months = Enumerable.Range(0, Months).Select(first.AddMonths).Select(month => new Bar(
            month.ToString("MMM yyyy", CultureInfo.InvariantCulture),
            deals.Where(d => d.ClosingDate is { } date && date >= today && date.Year == month.Year && date.Month == month.Month),
            isLate: false)).ToList();
        var later = new Bar("Later", deals.Where(d => d.ClosingDate >= first.AddMonths(Months)), isLate: false);
        if (later.Count == 0)
            months = [.. months.Take(1 + months.FindLastIndex(month => month.Count > 0))];

        return
        [
            .. new[] { new Bar("Overdue", deals.Where(d => d.ClosingDate < today), isLate: true) }
                .Concat(months)
                .Concat([later, new Bar("No date", deals.Where(d => d.ClosingDate is null), isLate: false)])
                .Where((bar, i) => bar.Count > 0 || (i > 0 && i <= months.Count)),
        ];
    }

    private static void WriteDrawing(HtmlWriter html, string currency, IReadOnlyList<Bar> bars)
    {
        var peak = (double)bars.Max(bar => bar.Value);
        var label = $"Open value in {currency} by closing month; the highest bar is {ReportText.Money((decimal)peak, currency)}. The figures follow below.";
        using var plot = html.Open("div", ("class", "plot"));
        using var svg = html.Open("svg", ("class", "chart"), ("role", "img"), ("aria-label", label), ("width", "100%"), ("height", "200"));
        foreach (var value in ChartScale.Numbers(peak, 4))
        {
            var y = ChartScale.Length(Top + Height - (Height * value / peak));
            html.Void("line", ("class", "grid"), ("x1", "0"), ("x2", "100%"), ("y1", y), ("y2", y));
            html.Element("text", ChartScale.Label(value), ("x", "-8"), ("y", y), ("dy", "4"), ("text-anchor", "end"));
        }

        var width = 100.0 / bars.Count;
        for (var i = 0; i < bars.Count; i++)
        {
            var bar = bars[i];
            using var group = html.Open("g");
            html.Element("title", $"{bar.Label}: {ReportText.Money(bar.Value, currency)} in {ReportText.Count(bar.Count, "deal")}");
            if (bar.Value > 0)
            {
                var height = Math.Max(2, Height * (double)bar.Value / peak);
                html.Void(
                    "rect",
                    ("class", bar.IsLate ? "not-sent" : "created"),
                    ("x", ChartScale.Percent((i + 0.1) * width)),
                    ("y", ChartScale.Length(Top + Height - height)),
                    ("width", ChartScale.Percent(width * 0.8)),
                    ("height", ChartScale.Length(height)));
            }

            html.Element("text", bar.ShortLabel, ("x", ChartScale.Percent((i + 0.5) * width)), ("y", ChartScale.Length(Top + Height + 22)), ("text-anchor", "middle"));
        }
    }

    /// <summary>The same as a table, for whoever cannot see the picture or wants the numbers.</summary>
    private static void WriteFigures(HtmlWriter html, string currency, IReadOnlyList<Bar> bars)
    {
        using var details = html.Open("details");
        html.Element("summary", $"The figures in {currency}");
        using var scroll = html.Open("div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", $"Figures in {currency}"));
        using var table = html.Open("table", ("class", "figures"));
        using (html.Open("thead"))
        using (html.Open("tr"))
        {
            foreach (var title in new[] { "Closing", "Deals", "Value" })
                html.Element("th", title, ("scope", "col"));
        }

        using var body = html.Open("tbody");
        foreach (var bar in bars)
        {
            using var row = html.Open("tr");
            html.Element("th", bar.Label, ("scope", "row"));
            html.Element("td", ReportText.Count(bar.Count));
            html.Element("td", ReportText.Money(bar.Value, currency));
        }
    }

    private sealed class Bar
    {
        internal Bar(string label, IEnumerable<PipelineDeal> deals, bool isLate)
        {
            (Label, IsLate) = (label, isLate);
            foreach (var deal in deals)
            {
                Count++;
                Value += deal.Value!.Value;
            }
        }

        internal string Label { get; }

        // Thirteen bars have to stand side by side on a phone: the year where it begins only.
        internal string ShortLabel => Label.Length == 8 && !Label.StartsWith("Jan", StringComparison.Ordinal) ? Label.Substring(0, 3) : Label;

        internal bool IsLate { get; }

        internal int Count { get; }

        internal decimal Value { get; }
    }
}
