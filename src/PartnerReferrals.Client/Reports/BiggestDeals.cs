using System;
using System.Collections.Generic;
using System.Linq;

namespace PartnerReferrals.Reports;

/// <summary>The open deals of the highest value, for each currency by itself.</summary>
internal static class BiggestDeals
{
    private const int Most = 10;

    internal static void Write(HtmlWriter html, IReadOnlyList<PipelineDeal> deals)
    {
        var currencies = deals.Where(d => d.IsOpen && d.Value is > 0 && d.Currency is not null)
            .GroupBy(d => d.Currency!, StringComparer.Ordinal)
            .OrderByDescending(g => g.Count())
            .ThenBy(g => g.Key, StringComparer.Ordinal)
            .ToList();
        if (currencies.Count == 0)
            return;

        using var section = html.Open("section", ("aria-labelledby", "biggest-heading"));
        html.Element("h2", "Biggest open deals", ("id", "biggest-heading"));
        foreach (var currency in currencies)
        {
            html.Element("h3", currency.Key);
            DealRows.Write(html, "biggest-" + currency.Key.ToLowerInvariant(), ["Deal", "Customer", "State", "Closing", "Value"], [.. currency.OrderByDescending(d => d.Value).Take(Most)], deal =>
                [deal.Name, deal.Customer, deal.State, deal.ClosingText, deal.ValueText]);
        }
    }
}
