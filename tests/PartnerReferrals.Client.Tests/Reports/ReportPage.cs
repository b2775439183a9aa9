using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml;
using System.Xml.Linq;
using PartnerReferrals.Reports;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Client.Tests.Reports;

/// <summary>Writes a page and reads it back as XML, which fails on anything that was not escaped.</summary>
internal sealed class ReportPage
{
    private ReportPage(string text)
    {
        Text = text;
        using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        Document = XDocument.Load(reader, LoadOptions.PreserveWhitespace);
    }

    public string Text { get; }

    public XDocument Document { get; }

    public static ReportHeader Header { get; } = new()
    {
        FileName = "deals.csv",
        StartedAt = new DateTimeOffset(2024, 5, 17, 9, 30, 0, TimeSpan.FromHours(2)),
        Account = "admin@partner.example",
        Endpoint = new Uri("https://api.partner.example/v1.0/?key=value"),
    };

    public static ReportPage Write(IEnumerable<ReportRow> rows, RunSummary? summary = null, ReportHeader? header = null, string? stopReason = null, int maxListedRows = 100)
    {
        using var text = new StringWriter();
        var report = new HtmlReport(text, header ?? Header, maxListedRows);
        var all = rows.ToList();
        foreach (var row in all)
            report.Add(row);
        report.Complete(summary ?? Count(all), stopReason);
        return new ReportPage(text.ToString());
    }

    public static ReportRow Failed(long row, RowState state = RowState.Rejected, params ReportFault[] faults) => new()
    {
        Row = row,
        Line = row + 1,
        Key = $"CRM-{row}",
        Name = $"Deal {row}",
        State = state,
        Faults = faults.Length > 0 ? faults : [new ReportFault { ErrorId = "PartnerReferral.Validation.MissingCountry", Reason = "Country: is missing.", Action = "Give two letters." }],
    };

    public IEnumerable<XElement> Elements(string name) => Document.Descendants(name);

    public XElement ById(string id) => Document.Descendants().Single(element => (string?)element.Attribute("id") == id);

    public string Section(string headingId) => ById(headingId).Parent!.Value;

    private static RunSummary Count(IReadOnlyCollection<ReportRow> rows) => new()
    {
        Created = rows.Count(row => row.State == RowState.Created),
        Updated = rows.Count(row => row.State == RowState.Updated),
        Skipped = rows.Count(row => row.State == RowState.Skipped),
        Rejected = rows.Count(row => row.State == RowState.Rejected),
        Unknown = rows.Count(row => row.State == RowState.Unknown),
        NotSent = rows.Count(row => row.State == RowState.NotSent),
        Elapsed = TimeSpan.FromSeconds(90),
        PeakInFlight = 16,
        Throttled = 3,
    };
}
