using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace PartnerReferrals.Reports;

/// <summary>All deals, to search and sort: the script of the page does both, and without it the table is still whole.</summary>
internal sealed class DealTable(int maxRows, DateTime today)
{
    private static readonly string[] Titles = ["Deal", "Customer", "State", "Microsoft", "Value", "Currency", "Closing"];

    internal void Write(HtmlWriter html, IReadOnlyList<PipelineDeal> deals)
    {
        using var section = html.Open("section", ("aria-labelledby", "deals-heading"));
        html.Element("h2", "All deals", ("id", "deals-heading"));
        if (deals.Count > maxRows)
            html.Element("p", $"The first {ReportText.Count(maxRows)} of {ReportText.Count(deals.Count, "deal")} are listed; all are counted above.", ("class", "capped"));

        SearchBox.Write(html, "Search these deals", ReportText.Count(Math.Min(deals.Count, maxRows), "deal"));
        using var scroll = html.Open("div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-labelledby", "deals-heading"));
        using var table = html.Open("table", ("id", "deals"), ("aria-labelledby", "deals-heading"), ("data-search", "tbody tr"), ("data-noun", "deal"));
        using (html.Open("thead"))
        using (html.Open("tr"))
        {
            foreach (var title in Titles)
                html.Element("th", title, ("scope", "col"), ("class", title == "Value" ? "number" : null));
        }

        using var body = html.Open("tbody");
        foreach (var deal in deals.Take(maxRows))
        {
            html.Line();
            WriteDeal(html, deal);
        }
    }

    private void WriteDeal(HtmlWriter html, PipelineDeal deal)
    {
        using var row = html.Open("tr");
        using (html.Open("th", ("scope", "row")))
        {
            html.Element("bdi", deal.Name);
            if (deal.Id.Length > 0)
                html.Code(deal.Id);
        }

        using (html.Open("td"))
            html.Element("bdi", deal.Customer);
        html.Element("td", deal.State);
        html.Element("td", deal.Microsoft is { } answer ? answer.CrmId is { Length: > 0 } crm ? $"{answer.State} ({ReportText.Foreign(crm)})" : answer.State : "");
        html.Element("td", deal.Value is { } value ? ReportText.Money(value, null) : "", ("class", "number"), ("data-sort", deal.Value?.ToString(CultureInfo.InvariantCulture)));
        html.Element("td", deal.Currency ?? "");
        html.Element("td", deal.ClosingText, ("class", deal.IsOverdueOn(today) ? "late" : null));
    }
}
