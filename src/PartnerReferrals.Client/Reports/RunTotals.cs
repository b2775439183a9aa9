using System.Globalization;
using System.Linq;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Reports;

/// <summary>The numbers of a run as tiles, and their shares as one bar.</summary>
internal static class RunTotals
{
    public static void Write(HtmlWriter html, RunSummary summary, ReportWords words)
    {
        using var section = html.Open("section", ("aria-labelledby", "totals-heading"));
        html.Element("h2", "Totals", ("id", "totals-heading"));
        using (html.Open("dl", ("class", "tiles")))
        {
            foreach (var style in OutcomeStyle.All)
            {
                var count = style.CountIn(summary);
                PageFrame.WriteFact(html, words.Of(style), ReportText.Count(count), count == 0 ? style.CssClass + " none" : style.CssClass);
            }
        }

        WriteShares(html, summary);
        using var pace = html.Open("dl", ("class", "tiles pace"));
        PageFrame.WriteFact(html, "Elapsed", ReportText.Duration(summary.Elapsed));
        PageFrame.WriteFact(html, "Rows per second", ReportText.Rate(summary.RatePerSecond));
        PageFrame.WriteFact(html, "Peak in flight", ReportText.Count(summary.PeakInFlight));
        PageFrame.WriteFact(html, "Throttled", summary.Throttled == 0 ? "never" : ReportText.Count(summary.Throttled, "time"));
    }

    private static void WriteShares(HtmlWriter html, RunSummary summary)
    {
        if (summary.Total == 0)
            return;

        using var svg = html.Open("svg", ("class", "shares"), ("width", "100%"), ("height", "10"), ("aria-hidden", "true"));
        var start = 0L;
        foreach (var (style, count) in OutcomeStyle.All.Select(style => (style, style.CountIn(summary))).Where(share => share.Item2 > 0))
        {
            html.Void("rect", ("class", style.CssClass), ("x", Percent(start)), ("width", Percent(count)), ("height", "10"));
            start += count;
        }

        string Percent(long count) => (100.0 * count / summary.Total).ToString("0.###", CultureInfo.InvariantCulture) + "%";
    }
}
