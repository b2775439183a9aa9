using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace PartnerReferrals.Reports;

/// <summary>What became of the invitations to Microsoft: how many it accepted, declined or let lapse, and which still wait.</summary>
internal static class MicrosoftAnswers
{
    private const int MostListed = 100;

    internal static void Write(HtmlWriter html, IReadOnlyList<PipelineDeal> deals, DateTimeOffset now)
    {
        var asked = deals.Where(d => d.Microsoft is not null).ToList();
        var unknown = deals.Count(d => d.IsCoSell && d.Microsoft is null);
        if (asked.Count + unknown == 0)
            return;

        using var section = html.Open("section", ("aria-labelledby", "microsoft-heading"));
        html.Element("h2", "What Microsoft answered", ("id", "microsoft-heading"));
        if (unknown > 0)
        {
            html.Element(
                "p",
                $"{ReportText.Count(unknown, "co-sell deal")} came without Microsoft's leg. Get-PartnerSharedReferral brings both: pipe that into the export.",
                ("class", "note"));
        }

        if (asked.Count == 0)
            return;

        using (html.Open("dl", ("class", "tiles")))
        {
            PageFrame.WriteFact(html, "Asked", ReportText.Count(asked.Count));
            Tile("Accepted", "good", MicrosoftAnswerKind.Accepted);
            Tile("Declined", "rejected", MicrosoftAnswerKind.Declined);
            Tile("Expired", "skipped", MicrosoftAnswerKind.Expired);
            Tile("Waiting", "unknown", MicrosoftAnswerKind.Waiting);
        }

        WriteWaiting(html, [.. asked.Where(d => d.Microsoft!.Kind == MicrosoftAnswerKind.Waiting).OrderBy(d => d.Microsoft!.Ends ?? DateTimeOffset.MaxValue)], now);
        WriteDeclined(html, [.. asked.Where(d => d.Microsoft!.Kind == MicrosoftAnswerKind.Declined && d.Microsoft.Reason.Length > 0)]);

        void Tile(string name, string cssClass, MicrosoftAnswerKind kind)
        {
            var count = asked.Count(d => d.Microsoft!.Kind == kind);
            PageFrame.WriteFact(html, name, ReportText.Count(count), count == 0 ? cssClass + " none" : cssClass);
        }
    }

    private static void WriteWaiting(HtmlWriter html, IReadOnlyList<PipelineDeal> deals, DateTimeOffset now)
    {
        if (deals.Count == 0)
            return;

        html.Element("h3", "Waiting for an answer");
        DealRows.Write(html, "waiting", ["Deal", "Customer", "Asked", "Lapses", "Days left"], [.. deals.Take(MostListed)], deal =>
        [
            deal.Name,
            deal.Customer,
            deal.Microsoft!.Asked is { } asked ? ReportText.Date(asked.UtcDateTime) : "",
            deal.Microsoft.Ends is { } ends ? ReportText.Date(ends.UtcDateTime) : "",
            deal.Microsoft.Ends is { } end ? Math.Floor((end - now).TotalDays).ToString("0", CultureInfo.InvariantCulture) : "",
        ]);
        DealRows.WriteRest(html, deals.Count - MostListed);
    }

    private static void WriteDeclined(HtmlWriter html, IReadOnlyList<PipelineDeal> deals)
    {
        if (deals.Count == 0)
            return;

        html.Element("h3", "Declined, and why");
        DealRows.Write(html, "declined", ["Deal", "Customer", "Reason"], [.. deals.Take(MostListed)], deal => [deal.Name, deal.Customer, deal.Microsoft!.Reason]);
        DealRows.WriteRest(html, deals.Count - MostListed);
    }
}
