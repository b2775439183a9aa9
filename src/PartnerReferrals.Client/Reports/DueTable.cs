using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace PartnerReferrals.Reports;

/// <summary>What somebody has to do by a day: answer an invitation, register a won deal, bring an overdue one up to date.</summary>
internal static class DueTable
{
    private const int MostListed = 200;

    internal static void Write(HtmlWriter html, IReadOnlyList<PipelineDeal> deals, DateTimeOffset now)
    {
        var today = now.UtcDateTime.Date;
        var due = deals.SelectMany(deal => DueOf(deal, today)).OrderBy(item => item.Day).ThenBy(item => item.Deal.Name, StringComparer.Ordinal).ToList();
        using var section = html.Open("section", ("aria-labelledby", "due-heading"));
        html.Element("h2", "Due and overdue", ("id", "due-heading"));
        if (due.Count == 0)
        {
            html.Element("p", "Nothing: no invitation waits for you, no won deal has to be registered, and no open deal is past its closing date.");
            return;
        }

        DealRows.Write(html, "due", ["What", "Deal", "Customer", "Value", "By", "Days left"], [.. due.Take(MostListed)], item =>
        [
            item.What,
            item.Deal.Name,
            item.Deal.Customer,
            item.Deal.ValueText,
            ReportText.Date(item.Day),
            (item.Day - today).Days.ToString(CultureInfo.InvariantCulture),
        ]);
        DealRows.WriteRest(html, due.Count - MostListed);
    }

    private static IEnumerable<(string What, DateTime Day, PipelineDeal Deal)> DueOf(PipelineDeal deal, DateTime today)
    {
        if (deal.InvitationEnds is { } ends)
            yield return ("Answer the invitation", ends.UtcDateTime.Date, deal);
        if (deal.RegistrationDue is { } due)
            yield return (deal.IsRegistered ? "Correct the registration" : "Register the won deal", due.UtcDateTime.Date, deal);
        if (deal.IsOverdueOn(today))
            yield return ("Closing date is past", deal.ClosingDate!.Value, deal);
    }
}
