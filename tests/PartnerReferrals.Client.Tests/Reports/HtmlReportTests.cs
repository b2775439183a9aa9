using System;
using System.Globalization;
using System.IO;
using System.Linq;
using PartnerReferrals.Reports;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Client.Tests.Reports;

public sealed class HtmlReportTests
{
    [Fact]
    public void Says_what_when_who_and_where()
    {
        var page = ReportPage.Write([]);

        var facts = page.Elements("header").Single().Descendants("dd").Select(value => value.Value);
        Assert.Equal(["deals.csv", "2024-05-17 09:30:00 +02:00", "admin@partner.example", "https://api.partner.example/v1.0/"], facts);
        Assert.Equal("2024-05-17T09:30:00+02:00", (string?)page.Elements("time").Single().Attribute("datetime"));
        Assert.Equal("Partner Center referral import · deals.csv", page.Elements("title").First().Value);
    }

    [Fact]
    public void Shows_every_number_of_the_summary()
    {
        var page = ReportPage.Write([], new RunSummary
        {
            Created = 9000,
            Updated = 21,
            Skipped = 32,
            Rejected = 43,
            Unknown = 5,
            NotSent = 6,
            Elapsed = TimeSpan.FromSeconds(3723),
            PeakInFlight = 16,
            Throttled = 7,
        });

        var tiles = page.Elements("dl").Where(list => ((string?)list.Attribute("class"))?.StartsWith("tiles") == true)
            .SelectMany(list => list.Elements("div"))
            .ToDictionary(tile => tile.Element("dt")!.Value, tile => tile.Element("dd")!.Value);
        Assert.Equal("9,000", tiles["Created"]);
        Assert.Equal("21", tiles["Updated"]);
        Assert.Equal("32", tiles["Skipped"]);
        Assert.Equal("43", tiles["Rejected"]);
        Assert.Equal("5", tiles["Unknown"]);
        Assert.Equal("6", tiles["Not sent"]);
        Assert.Equal("1 h 2 min", tiles["Elapsed"]);
        Assert.Equal("2.45", tiles["Rows per second"]);
        Assert.Equal("16", tiles["Peak in flight"]);
        Assert.Equal("7 times", tiles["Throttled"]);
    }

    [Fact]
    public void Lists_a_failure_with_row_line_deal_outcome_reason_and_remedy()
    {
        var page = ReportPage.Write([ReportPage.Failed(7)]);

        var cells = page.ById("failures").Element("tbody")!.Element("tr")!.Elements().ToList();
        Assert.Equal(["7", "8", "Deal 7CRM-7", "Rejected", "Country: is missing.PartnerReferral.Validation.MissingCountry", "Give two letters."], cells.Select(cell => cell.Value));
    }

    [Fact]
    public void All_faults_of_a_row_stand_together()
    {
        var page = ReportPage.Write([ReportPage.Failed(1, RowState.Rejected, new() { ErrorId = "A", Reason = "first" }, new() { ErrorId = "B", Reason = "second" }), ReportPage.Failed(2)]);

        var bodies = page.ById("failures").Elements("tbody").ToList();
        Assert.Equal(2, bodies.Count);
        Assert.Equal(2, bodies[0].Elements("tr").Count());
        Assert.Equal("2", (string?)bodies[0].Descendants("th").Single().Attribute("rowspan"));
        Assert.Equal("rowgroup", (string?)bodies[0].Descendants("th").Single().Attribute("scope"));
    }

    [Fact]
    public void Rows_without_faults_are_only_counted()
    {
        var page = ReportPage.Write([new ReportRow { Row = 1, Name = "Quiet deal", State = RowState.Created }, new ReportRow { Row = 2, Name = "Quiet too", State = RowState.NotSent }]);

        Assert.DoesNotContain("Quiet", page.Text);
        Assert.Contains("None: no row was rejected", page.Section("failures-heading"));
    }

    [Fact]
    public void Rows_stand_in_the_order_of_the_file_whenever_they_were_settled()
    {
        var page = ReportPage.Write([ReportPage.Failed(3), ReportPage.Failed(1), ReportPage.Failed(2)]);

        Assert.Equal(["1", "2", "3"], page.ById("failures").Elements("tbody").Select(row => row.Descendants("th").Single().Value));
    }

    [Fact]
    public void Counts_what_it_does_not_list()
    {
        var page = ReportPage.Write(Enumerable.Range(1, 12).Select(row => ReportPage.Failed(row)), maxListedRows: 5);

        Assert.Equal(5, page.ById("failures").Elements("tbody").Count());
        Assert.Contains("The first 5 of 12 rows are listed; 7 more are only counted.", page.Section("failures-heading"));
    }

    [Fact]
    public void Unknown_outcomes_are_not_crowded_out_by_rejected_rows()
    {
        var rows = Enumerable.Range(1, 50).Select(row => ReportPage.Failed(row)).Append(ReportPage.Failed(51, RowState.Unknown));

        var page = ReportPage.Write(rows, maxListedRows: 3);

        Assert.Contains("Deal 51", page.Section("failures-heading"));
        Assert.Equal(4, page.ById("failures").Elements("tbody").Count());
    }

    [Fact]
    public void Counts_reasons_over_all_rows_listed_or_not()
    {
        var rare = new ReportFault { ErrorId = "Rare", Reason = "Seldom." };
        var rows = Enumerable.Range(1, 2000).Select(row => ReportPage.Failed(row)).Append(ReportPage.Failed(2001, RowState.Rejected, rare, rare));

        var page = ReportPage.Write(rows, maxListedRows: 1);

        var reasons = page.Elements("table").Single(table => (string?)table.Attribute("class") == "reasons").Descendants("tbody").Single().Elements("tr").ToList();
        Assert.StartsWith("2,000PartnerReferral.Validation.MissingCountry", reasons[0].Value);
        Assert.StartsWith("1Rare", reasons[1].Value);
    }

    [Fact]
    public void Has_no_line_column_for_input_without_lines()
    {
        var page = ReportPage.Write([new ReportRow { Row = 1, State = RowState.Rejected, Faults = [new() { ErrorId = "A", Reason = "no" }] }]);

        Assert.Equal(["Row", "Deal", "Outcome", "Reason", "What to do"], page.ById("failures").Descendants("thead").Single().Descendants("th").Select(title => title.Value));
    }

    [Fact]
    public void Looks_the_same_in_every_culture()
    {
        var expected = Write();
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("ar-SA");
            Assert.Equal(expected, Write());
            CultureInfo.CurrentCulture = new CultureInfo("de-CH");
            Assert.Equal(expected, Write());
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }

        static string Write() => ReportPage.Write(Enumerable.Range(1, 1500).Select(row => new ReportRow
        {
            Row = row,
            State = row % 7 == 0 ? RowState.Rejected : RowState.Created,
            Faults = row % 7 == 0 ? [new() { ErrorId = "A", Reason = "no" }] : [],
            ResolvedAfter = TimeSpan.FromMilliseconds(row * 33.3),
        })).Text;
    }

    [Fact]
    public void Memory_does_not_grow_with_the_rows()
    {
        var report = new HtmlReport(TextWriter.Null, ReportPage.Header, maxListedRows: 10);
        var quiet = new ReportRow { Row = 1, State = RowState.Created, ResolvedAfter = TimeSpan.FromSeconds(1) };
        var failed = ReportPage.Failed(1);
        for (var i = 0; i < 20; i++)
            report.Add(failed);
        report.Add(quiet);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100_000; i++)
            report.Add(quiet);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 * 1024);

        // So many that keeping them would show beside whatever other tests of this process hold meanwhile.
        var live = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < 200_000; i++)
            report.Add(ReportPage.Failed(i));
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - live, long.MinValue, 24 * 1024 * 1024);
        report.Complete(new RunSummary(), null);
    }
}
