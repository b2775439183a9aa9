using System;
using System.Globalization;
using System.IO;
using System.Linq;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Reports;

/// <summary>
/// One self-contained page about a run, for people who do not read journals: totals, throughput, and every row somebody has to look at.
/// No external resources, no contact data, readable without script. The page is written at the end, because its totals come first in reading order;
/// until then a run of any length takes bounded memory: rows without faults are counted, of the others the first are kept, and time is kept in slices that merge.
/// </summary>
internal sealed class HtmlReport : IRunReport
{
    /// <summary>Rows listed when nothing else was asked for.</summary>
    public const int DefaultMaxListedRows = 5000;

    private readonly TextWriter _writer;
    private readonly ReportHeader _header;
    private readonly FailureTable _failures;
    private readonly ReasonCounts _reasons = new();
    private readonly ThroughputTimeline _throughput = new();

    /// <summary>Begins a report.</summary>
    /// <param name="writer">Where <see cref="Complete"/> writes the page, as UTF-8; it stays open.</param>
    /// <param name="header">What, when, who, where.</param>
    /// <param name="maxListedRows">Rows listed in full, at most; rows of unknown outcome have as many places of their own. The rest is counted.</param>
    public HtmlReport(TextWriter writer, ReportHeader header, int maxListedRows = DefaultMaxListedRows)
    {
        _writer = writer ?? throw new ArgumentNullException(nameof(writer));
        _header = header ?? throw new ArgumentNullException(nameof(header));
        _failures = new FailureTable(maxListedRows);
    }

    /// <inheritdoc/>
    public void Add(ReportRow row)
    {
        _failures.Add(row);
        _reasons.Add(row.Faults);
        if (row.ResolvedAfter is { } settled)
            _throughput.Add(settled, row.State);
    }

    /// <inheritdoc/>
    public void Complete(RunSummary summary, string? stopReason)
    {
        var title = string.Join(" · ", new[] { _header.Title, _header.FileName }.Where(part => part is not null).Select(ReportText.Foreign));
        PageFrame.Write(_writer, title, PageResource.Script, "deal names and error texts", html =>
        {
            WriteHeading(html);
            WriteVerdict(html, RunVerdict.Of(summary, stopReason, _header.Words));
            RunTotals.Write(html, summary, _header.Words);
            new ThroughputChart(_throughput, summary.Elapsed, _header.Words).Write(html);
            _reasons.Write(html);
            _failures.Write(html);
        });
    }

    private void WriteHeading(HtmlWriter html)
    {
        using var header = html.Open("header");
        html.Element("h1", ReportText.Foreign(_header.Title));
        using var list = html.Open("dl");
        if (_header.FileName is { } file)
            PageFrame.WriteFact(html, "File", ReportText.Foreign(file));
        using (html.Open("div"))
        {
            html.Element("dt", "Started");
            using var value = html.Open("dd");
            html.Element("time", StartedAt(), ("datetime", _header.StartedAt.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)));
        }

        // Not masked: whoever ran it is named on purpose.
        if (_header.Account is { } account)
            PageFrame.WriteFact(html, "Account", account);
        if (_header.Endpoint is { } endpoint)
            PageFrame.WriteFact(html, "Sent to", endpoint.GetLeftPart(UriPartial.Path));
    }

    private string StartedAt() => _header.StartedAt.Offset == TimeSpan.Zero
        ? _header.StartedAt.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture)
        : _header.StartedAt.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);

    private static void WriteVerdict(HtmlWriter html, RunVerdict verdict)
    {
        using var box = html.Open("section", ("class", "verdict " + verdict.CssClass), ("aria-label", "Result"));
        html.Element("p", verdict.Headline, ("class", "headline"));
        foreach (var detail in verdict.Details)
            html.Element("p", detail);
    }
}
