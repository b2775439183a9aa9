using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace PartnerReferrals.Reports;

/// <summary>How often each error id came up, over all rows, listed or not.</summary>
internal sealed class ReasonCounts
{
    /// <summary>Error ids told apart; they are few by nature, but a service may invent new ones in every answer.</summary>
    public const int MaxIds = 200;

    private const int Shown = 10;

    private readonly Dictionary<string, (long Rows, string Example)> _reasons = new(StringComparer.Ordinal);
    private long _others;

    /// <summary>Counts each id of a row once.</summary>
    public void Add(IReadOnlyList<ReportFault> faults)
    {
        foreach (var fault in faults.GroupBy(fault => fault.ErrorId).Select(group => group.First()))
        {
            if (_reasons.TryGetValue(fault.ErrorId, out var reason))
                _reasons[fault.ErrorId] = (reason.Rows + 1, reason.Example);
            else if (_reasons.Count < MaxIds)
                _reasons.Add(fault.ErrorId, (1, ReportText.Foreign(fault.Reason)));
            else
                _others++;
        }
    }

    public void Write(HtmlWriter html)
    {
        var ordered = _reasons.OrderByDescending(reason => reason.Value.Rows).ThenBy(reason => reason.Key, StringComparer.Ordinal).ToList();
        if (ordered.Count < 2)
            return;

        using var section = html.Open("section", ("aria-labelledby", "reasons-heading"));
        html.Element("h2", "Most frequent reasons", ("id", "reasons-heading"));
        using (html.Open("div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-labelledby", "reasons-heading")))
        using (html.Open("table", ("class", "reasons")))
        {
            using (html.Open("thead"))
            using (html.Open("tr"))
            {
                html.Element("th", "Rows", ("scope", "col"), ("class", "number"));
                html.Element("th", "Reason", ("scope", "col"));
            }

            using var body = html.Open("tbody");
            foreach (var reason in ordered.Take(Shown))
                WriteReason(html, reason.Key, reason.Value.Rows, reason.Value.Example, (double)reason.Value.Rows / ordered[0].Value.Rows);
        }

        if (ordered.Skip(Shown).Sum(reason => reason.Value.Rows) + _others is > 0 and var rest)
            html.Element("p", $"Other reasons: {ReportText.Count(rest, "time")}.", ("class", "note"));
    }

    private static void WriteReason(HtmlWriter html, string id, long rows, string example, double share)
    {
        using var row = html.Open("tr");
        html.Element("td", ReportText.Count(rows), ("class", "number"));
        using var cell = html.Open("td");
        html.Code(ReportText.Foreign(id));
        using (html.Open("svg", ("class", "bar"), ("width", "100%"), ("height", "6"), ("aria-hidden", "true")))
            html.Void("rect", ("width", (share * 100).ToString("0.##", CultureInfo.InvariantCulture) + "%"), ("height", "6"), ("rx", "3"));
        html.Element("span", "For example: " + example, ("class", "note"));
    }
}
