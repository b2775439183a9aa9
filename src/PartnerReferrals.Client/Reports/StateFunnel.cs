using System;
using System.Collections.Generic;
using System.Linq;

namespace PartnerReferrals.Reports;

/// <summary>How many deals are in each state, in the order deals go through them, with the value in each currency.</summary>
internal static class StateFunnel
{
    private static readonly string[] Statuses = [ReferralStatus.New, ReferralStatus.Active, ReferralStatus.Closed];

    internal static void Write(HtmlWriter html, IReadOnlyList<PipelineDeal> deals)
    {
        using var section = html.Open("section", ("aria-labelledby", "states-heading"));
        html.Element("h2", "Deals by state", ("id", "states-heading"));
        var states = deals.GroupBy(d => d.State, StringComparer.OrdinalIgnoreCase)
            .OrderBy(g => Array.FindIndex(Statuses, status => g.Key.StartsWith(status, StringComparison.OrdinalIgnoreCase)) is >= 0 and var at ? at : Statuses.Length)
            .ThenByDescending(g => g.Count())
            .ThenBy(g => g.Key, StringComparer.Ordinal)
            .ToList();
        var most = states.Max(g => g.Count());
        using var table = html.Open("table", ("class", "funnel"), ("aria-labelledby", "states-heading"));
        using (html.Open("thead"))
        using (html.Open("tr"))
        {
            html.Element("th", "State", ("scope", "col"));
            html.Element("th", "Deals", ("scope", "col"), ("class", "number"));
            html.Element("th", "Share", ("scope", "col"), ("class", "share"));
            html.Element("th", "Value", ("scope", "col"));
        }

        using var body = html.Open("tbody");
        foreach (var state in states)
        {
            using var row = html.Open("tr");
            html.Element("th", state.Key, ("scope", "row"));
            html.Element("td", ReportText.Count(state.Count()), ("class", "number"));
            using (html.Open("td", ("class", "share")))
            using (html.Open("svg", ("class", "bar " + CssClass(state.First())), ("width", "100%"), ("height", "12"), ("aria-hidden", "true")))
                html.Void("rect", ("width", ChartScale.Percent(100.0 * state.Count() / most)), ("height", "12"));

            html.Element("td", string.Join(", ", Values(state)));
        }
    }

    private static string CssClass(PipelineDeal deal) => deal.IsOpen ? "created"
        : PipelineDeal.Is(deal.Substatus, ReferralSubstatus.Won) ? "good"
        : "skipped";

    private static IEnumerable<string> Values(IEnumerable<PipelineDeal> deals) => deals
        .Where(d => d.Value is > 0 && d.Currency is not null)
        .GroupBy(d => d.Currency!, StringComparer.Ordinal)
        .OrderByDescending(g => g.Count())
        .ThenBy(g => g.Key, StringComparer.Ordinal)
        .Select(g => ReportText.Money(g.Sum(d => d.Value!.Value), g.Key));
}
