using System;
using System.Collections.Generic;
using System.Linq;

namespace PartnerReferrals.Reports;

/// <summary>
/// Outcome and throughput over time: one stacked bar for each slice of time, its height the rows settled per second. Lengths across are percentages,
/// so that the picture fits a phone and a sheet of paper without its letters growing or shrinking.
/// </summary>
internal sealed class ThroughputChart
{
    private const double Top = 14;
    private const double Height = 190;

    private readonly IReadOnlyList<ThroughputBucket> _buckets;
    private readonly OutcomeStyle[] _styles;
    private readonly TimeSpan _width;
    private readonly TimeSpan _span;
    private readonly double _peak;
    private readonly ReportWords _words;

    public ThroughputChart(ThroughputTimeline timeline, TimeSpan elapsed, ReportWords words)
    {
        _words = words;
        _buckets = timeline.Buckets;
        _width = timeline.BucketWidth;
        _styles = [.. OutcomeStyle.All.Where(style => _buckets.Any(bucket => bucket[style.State] > 0))];
        var end = TimeSpan.FromTicks(_width.Ticks * _buckets.Count);
        _span = end.Ticks - elapsed.Ticks < _width.Ticks && elapsed > TimeSpan.Zero ? elapsed : end;
        _peak = _buckets.Count == 0 ? 0 : Enumerable.Range(0, _buckets.Count).Max(Rate);
    }

    public void Write(HtmlWriter html)
    {
        if (_peak <= 0)
            return;

        using var section = html.Open("section", ("aria-labelledby", "pace-heading"));
        html.Element("h2", "Pace and outcome over time", ("id", "pace-heading"));
        html.Element("p", "Rows that the service answered for, per second. Rows that needed no call are not drawn.", ("class", "note"));
        WriteLegend(html);
        WriteDrawing(html);
        WriteFigures(html);
    }

    private void WriteLegend(HtmlWriter html)
    {
        using var list = html.Open("ul", ("class", "legend"));
        foreach (var style in _styles)
            html.Element("li", _words.Of(style), ("class", style.CssClass));
    }

    private void WriteDrawing(HtmlWriter html)
    {
        var label = $"Rows per second from the start to {ReportText.Duration(_span)}; the highest bar is {ReportText.Rate(_peak)} rows per second. The figures follow below.";
        using var plot = html.Open("div", ("class", "plot"));
        using var svg = html.Open("svg", ("class", "chart"), ("role", "img"), ("aria-label", label), ("width", "100%"), ("height", "240"));
        foreach (var value in ChartScale.Numbers(_peak, 4))
        {
            var y = ChartScale.Length(Top + Height - (Height * value / _peak));
            html.Void("line", ("class", "grid"), ("x1", "0"), ("x2", "100%"), ("y1", y), ("y2", y));
            html.Element("text", ChartScale.Label(value), ("x", "-8"), ("y", y), ("dy", "4"), ("text-anchor", "end"));
        }

        for (var i = 0; i < _buckets.Count; i++)
            WriteBar(html, i);

        foreach (var time in ChartScale.Times(_span, 5))
        {
            var x = 100.0 * time.Ticks / _span.Ticks;
            html.Element("text", time == TimeSpan.Zero ? "0" : ReportText.Duration(time), ("x", ChartScale.Percent(x)), ("y", ChartScale.Length(Top + Height + 22)), ("text-anchor", x > 97 ? "end" : "middle"));
        }
    }

    private void WriteBar(HtmlWriter html, int index)
    {
        var bucket = _buckets[index];
        if (bucket.Total == 0)
            return;

        var x = 100.0 * Start(index).Ticks / _span.Ticks;
        var width = 100.0 * Covered(index).Ticks / _span.Ticks;
        var bottom = Top + Height;
        using var group = html.Open("g");
        html.Element("title", $"{ReportText.Duration(Start(index))} to {ReportText.Duration(End(index))}: {Describe(bucket)}");
        foreach (var style in _styles.Where(style => bucket[style.State] > 0))
        {
            // A few failures among thousands must not vanish: two pixels at least.
            var height = Math.Max(2, Height * Rate(index) / _peak * bucket[style.State] / bucket.Total);
            bottom -= height;
            html.Void("rect", ("class", style.CssClass), ("x", ChartScale.Percent(x)), ("y", ChartScale.Length(bottom)), ("width", ChartScale.Percent(width * 0.88)), ("height", ChartScale.Length(height)));
        }
    }

    /// <summary>The same as a table, for whoever cannot see the picture or wants the numbers.</summary>
    private void WriteFigures(HtmlWriter html)
    {
        using var details = html.Open("details");
        html.Element("summary", "The figures of this chart");
        using var scroll = html.Open("div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", "Figures of the chart"));
        using var table = html.Open("table", ("class", "figures"));
        using (html.Open("thead"))
        using (html.Open("tr"))
        {
            foreach (var title in new[] { "From", "To" }.Concat(_styles.Select(_words.Of)).Append("Rows per second"))
                html.Element("th", title, ("scope", "col"));
        }

        using var body = html.Open("tbody");
        for (var i = 0; i < _buckets.Count; i++)
        {
            using var row = html.Open("tr");
            html.Element("th", ReportText.Duration(Start(i)), ("scope", "row"));
            html.Element("td", ReportText.Duration(End(i)));
            foreach (var style in _styles)
                html.Element("td", ReportText.Count(_buckets[i][style.State]));
            html.Element("td", ReportText.Rate(Rate(i)));
        }
    }

    private string Describe(ThroughputBucket bucket) => string.Join(", ", _styles
        .Where(style => bucket[style.State] > 0)
        .Select(style => $"{ReportText.Count(bucket[style.State])} {_words.Of(style).ToLowerInvariant()}"));

    private TimeSpan Start(int index) => TimeSpan.FromTicks(_width.Ticks * index);

    private TimeSpan End(int index) => TimeSpan.FromTicks(Math.Min(_width.Ticks * (index + 1), _span.Ticks));

    private TimeSpan Covered(int index) => End(index) - Start(index);

    /// <summary>The last slice is seldom full; counted as at least half of one, lest a single late row draw a tower.</summary>
    private double Rate(int index) => _buckets[index].Total / Math.Max(Covered(index).TotalSeconds, _width.TotalSeconds / 2);
}
