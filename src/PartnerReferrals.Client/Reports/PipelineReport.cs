using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace PartnerReferrals.Reports;

/// <summary>
/// One self-contained page about deals: what is open per currency and closing month, how far deals got, what Microsoft answered, what is due, the biggest deals,
/// and a table to search and sort. Amounts of different currencies are never added up. No external resources, no contact data, readable without script.
/// </summary>
/// <param name="now">What counts as today, and against which days are counted.</param>
/// <param name="maxListedDeals">Deals in the table, at most; the rest is counted.</param>
internal sealed class PipelineReport(DateTimeOffset now, int maxListedDeals = PipelineReport.DefaultMaxListedDeals)
{
    /// <summary>Deals in the table when nothing else was asked for.</summary>
    public const int DefaultMaxListedDeals = 5000;

    private readonly List<PipelineDeal> _deals = [];
    private readonly Dictionary<string, PipelineDeal> _byEngagement = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Referral> _waitingLegs = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _seen = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes in a referral: an own one, or Microsoft's leg of one, in any order. The same referral twice counts once.</summary>
    public void Add(Referral referral)
    {
        if (referral.Id is { Length: > 0 } id && !_seen.Add(id))
            return;

        if (referral.IsMicrosofts)
        {
            AddMicrosofts(referral);
            return;
        }

        var deal = new PipelineDeal(referral);
        _deals.Add(deal);
        if (referral.EngagementId is { Length: > 0 } engagement)
        {
            _byEngagement[engagement] = deal;
            if (_waitingLegs.TryGetValue(engagement, out var leg))
            {
                deal.Microsoft = new MicrosoftAnswer(leg);
                _waitingLegs.Remove(engagement);
            }
        }
    }

    /// <summary>Writes the page.</summary>
    /// <param name="writer">Takes it, as UTF-8; stays open.</param>
    /// <param name="title">Headline.</param>
    public void Write(TextWriter writer, string title)
    {
        var today = now.UtcDateTime.Date;
        PageFrame.Write(writer, ReportText.Foreign(title), PageResource.PipelineScript, "names of deals and customers", html =>
        {
            WriteHeading(html, title);
            WriteTotals(html, today);
            if (_deals.Count == 0)
                return;

            OpenPipeline.Write(html, _deals, today);
            StateFunnel.Write(html, _deals);
            MicrosoftAnswers.Write(html, _deals, now);
            DueTable.Write(html, _deals, now);
            BiggestDeals.Write(html, _deals);
            new DealTable(maxListedDeals, today).Write(html, _deals);
        });
    }

    private void AddMicrosofts(Referral leg)
    {
        if (leg.EngagementId is not { Length: > 0 } engagement)
            return;

        if (_byEngagement.TryGetValue(engagement, out var deal))
            deal.Microsoft = new MicrosoftAnswer(leg);
        else
            _waitingLegs[engagement] = leg;
    }

    private void WriteHeading(HtmlWriter html, string title)
    {
        using var header = html.Open("header");
        html.Element("h1", ReportText.Foreign(title));
        using var facts = html.Open("dl");
        PageFrame.WriteFact(html, "As of", ReportText.Date(now.UtcDateTime) + now.UtcDateTime.ToString(" HH:mm 'UTC'", System.Globalization.CultureInfo.InvariantCulture));
        PageFrame.WriteFact(html, "Deals", ReportText.Count(_deals.Count));
        if (_waitingLegs.Count > 0)
            PageFrame.WriteFact(html, "Microsoft's legs without yours", ReportText.Count(_waitingLegs.Count));
    }

    private void WriteTotals(HtmlWriter html, DateTime today)
    {
        using var section = html.Open("section", ("aria-labelledby", "totals-heading"));
        html.Element("h2", "Totals", ("id", "totals-heading"));
        if (_deals.Count == 0)
        {
            html.Element("p", "There is no deal.");
            return;
        }

        using var tiles = html.Open("dl", ("class", "tiles"));
        Tile("Open", "created", d => d.IsOpen);
        Tile("Won", "good", d => PipelineDeal.Is(d.Substatus, ReferralSubstatus.Won));
        Tile("Lost", "rejected", d => PipelineDeal.Is(d.Substatus, ReferralSubstatus.Lost));
        Tile("Overdue", "not-sent", d => d.IsOverdueOn(today));
        Tile("Waiting for Microsoft", "unknown", d => d.IsOpen && d.Microsoft?.Kind == MicrosoftAnswerKind.Waiting);
        Tile("To register", "updated", d => d.RegistrationDue is not null);

        void Tile(string name, string cssClass, Func<PipelineDeal, bool> isMeant)
        {
            var count = _deals.Count(isMeant);
            PageFrame.WriteFact(html, name, ReportText.Count(count), count == 0 ? cssClass + " none" : cssClass);
        }
    }
}
