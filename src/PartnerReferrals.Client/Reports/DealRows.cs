using System;
using System.Collections.Generic;

namespace PartnerReferrals.Reports;

/// <summary>A plain table of deals, and how many more there are.</summary>
internal static class DealRows
{
    internal static void Write<T>(HtmlWriter html, string id, IReadOnlyList<string> titles, IReadOnlyList<T> rows, Func<T, IReadOnlyList<string>> cells)
    {
        using var scroll = html.Open("div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", titles[0] + " table"));
        using var table = html.Open("table", ("id", id));
        using (html.Open("thead"))
        using (html.Open("tr"))
        {
            foreach (var title in titles)
                html.Element("th", title, ("scope", "col"));
        }

        using var body = html.Open("tbody");
        foreach (var row in rows)
        {
            html.Line();
            using var line = html.Open("tr");
            foreach (var cell in cells(row))
            {
                // A right-to-left name must not turn the rest of the row around.
                using var data = html.Open("td");
                html.Element("bdi", cell);
            }
        }
    }

    internal static void WriteRest(HtmlWriter html, int count)
    {
        if (count > 0)
            html.Element("p", $"And {ReportText.Count(count)} more.", ("class", "note"));
    }
}
