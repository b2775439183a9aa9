using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Reports;

/// <summary>The rows with faults: as many as are listed, and the count of the rest.</summary>
internal sealed class FailureTable(int maxRows)
{
    /// <summary>Faults listed for one row.</summary>
    public const int MaxFaults = 20;

    private readonly List<Entry> _entries = [];
    private long _unknownSeen;
    private long _otherSeen;

    /// <summary>
    /// Rows of unknown outcome have a quota of their own: they are the ones somebody must look into, and must not be crowded out.
    /// </summary>
    public void Add(ReportRow row)
    {
        if (row.Faults.Count == 0)
            return;

        var seen = row.State == RowState.Unknown ? ++_unknownSeen : ++_otherSeen;
        if (seen <= maxRows)
            _entries.Add(new Entry(row));
    }

    public void Write(HtmlWriter html)
    {
        using var section = html.Open("section", ("aria-labelledby", "failures-heading"));
        html.Element("h2", "Rows to look at", ("id", "failures-heading"));
        var total = _unknownSeen + _otherSeen;
        if (total == 0)
        {
            html.Element("p", "None: no row was rejected, and none has an unknown outcome.");
            return;
        }

        if (total > _entries.Count)
            html.Element("p", $"The first {ReportText.Count(_entries.Count)} of {ReportText.Count(total, "row")} are listed; {ReportText.Count(total - _entries.Count)} more are only counted.", ("class", "capped"));
        SearchBox.Write(html, "Search these rows", ReportText.Count(_entries.Count, "row"));
        WriteTable(html);
    }

    private void WriteTable(HtmlWriter html)
    {
        var withLines = _entries.Any(entry => entry.Line is not null);
        using var scroll = html.Open("div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-labelledby", "failures-heading"));
        using var table = html.Open("table", ("id", "failures"), ("aria-labelledby", "failures-heading"), ("data-search", "tbody"), ("data-noun", "row"));
        using (html.Open("thead"))
        using (html.Open("tr"))
        {
            html.Element("th", "Row", ("scope", "col"), ("class", "number"));
            if (withLines)
                html.Element("th", "Line", ("scope", "col"), ("class", "number"));
            foreach (var title in new[] { "Deal", "Outcome", "Reason", "What to do" })
                html.Element("th", title, ("scope", "col"));
        }

        foreach (var entry in _entries.OrderBy(entry => entry.Row))
        {
            html.Line();
            WriteEntry(html, entry, withLines);
        }
    }

    private static void WriteEntry(HtmlWriter html, Entry entry, bool withLines)
    {
        using var body = html.Open("tbody");
        for (var i = 0; i < entry.Faults.Count; i++)
        {
            using var row = html.Open("tr");
            if (i == 0)
                WriteDeal(html, entry, withLines);
            var (id, reason, action) = entry.Faults[i];
            using (html.Open("td", ("class", "reason")))
            {
                html.Element("bdi", reason);
                if (id.Length > 0)
                    html.Code(id);
            }

            using (html.Open("td", ("class", "action")))
                html.Element("bdi", action);
        }
    }

    private static void WriteDeal(HtmlWriter html, Entry entry, bool withLines)
    {
        var span = entry.Faults.Count > 1 ? entry.Faults.Count.ToString(CultureInfo.InvariantCulture) : null;
        html.Element("th", entry.Row.ToString(CultureInfo.InvariantCulture), ("scope", "rowgroup"), ("rowspan", span), ("class", "number"));
        if (withLines)
            html.Element("td", entry.Line?.ToString(CultureInfo.InvariantCulture) ?? "", ("rowspan", span), ("class", "number line"));
        using (html.Open("td", ("rowspan", span), ("class", "deal")))
        {
            // A right-to-left name must not turn the rest of the row around.
            html.Element("bdi", entry.Name);
            if (entry.Key.Length > 0)
                html.Code(entry.Key);
        }

        using var cell = html.Open("td", ("rowspan", span));
        html.Element("span", entry.Outcome.Word, ("class", "outcome " + entry.Outcome.CssClass));
    }

    /// <summary>What is kept of a row: shortened, so that the listed rows take bounded memory too.</summary>
    private sealed class Entry
    {
        public Entry(ReportRow row)
        {
            Row = row.Row;
            Line = row.Line;
            Name = ReportText.Foreign(row.Name);
            Key = ReportText.Foreign(row.Key);
            Outcome = OutcomeStyle.Of(row.State);
            Faults = [.. row.Faults.Take(MaxFaults).Select(fault =>
                (ReportText.Foreign(fault.ErrorId), ReportText.Foreign(fault.Reason), ReportText.Foreign(fault.Action)))];
            if (row.Faults.Count > MaxFaults)
                Faults.Add(("", $"And {ReportText.Count(row.Faults.Count - MaxFaults)} more.", ""));
        }

        public long Row { get; }

        public long? Line { get; }

        public string Name { get; }

        public string Key { get; }

        public OutcomeStyle Outcome { get; }

        public List<(string Id, string Reason, string Action)> Faults { get; }
    }
}
