using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using PartnerReferrals.Reports;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Client.Tests.Reports;

public sealed class ThroughputChartTests
{
    [Fact]
    public void A_bar_is_as_high_as_its_pace_and_shares_it_among_the_outcomes()
    {
        // 90 s in slices of 1.6 s: 160 rows in the first, 60 created and 20 rejected in the second.
        var rows = Rows(160, RowState.Created, 0.5).Concat(Rows(60, RowState.Created, 2)).Concat(Rows(20, RowState.Rejected, 2)).Concat(Rows(1, RowState.Created, 89.9));
        var chart = Chart(ReportPage.Write(rows));

        var bars = chart.Elements("g").ToList();
        Assert.Equal("0 s to 1.6 s: 160 created", bars[0].Element("title")!.Value);
        Assert.Equal("1.6 s to 3.2 s: 60 created, 20 rejected", bars[1].Element("title")!.Value);
        Assert.Equal(190, Heights(bars[0]).Sum(), 1);
        Assert.Equal([190 * 60 / 160.0, 190 * 20 / 160.0], Heights(bars[1]), (a, b) => Math.Abs(a - b) < 0.1);
    }

    [Fact]
    public void A_single_failure_among_thousands_can_be_seen()
    {
        var chart = Chart(ReportPage.Write(Rows(5000, RowState.Created, 1).Concat(Rows(1, RowState.Rejected, 1))));

        var rejected = chart.Descendants("rect").Single(rect => (string?)rect.Attribute("class") == "rejected");
        Assert.Equal("2", (string?)rejected.Attribute("height"));
    }

    [Fact]
    public void Nothing_is_drawn_outside_the_picture()
    {
        var rows = Enumerable.Range(0, 900).SelectMany(i => Rows(1 + (i % 40), i % 9 == 0 ? RowState.Unknown : RowState.Created, i / 10.0));
        var chart = Chart(ReportPage.Write(rows));

        foreach (var rect in chart.Descendants("rect"))
        {
            Assert.InRange(Number(rect, "x") + Number(rect, "width"), 0, 100);
            Assert.InRange(Number(rect, "y"), 0, 240);
            Assert.InRange(Number(rect, "width"), 0.1, 100);
        }
    }

    [Fact]
    public void The_figures_stand_beside_the_picture()
    {
        var page = ReportPage.Write(Rows(160, RowState.Created, 0.5).Concat(Rows(1, RowState.Rejected, 89.9)));

        var table = page.Elements("table").Single(element => (string?)element.Attribute("class") == "figures");
        Assert.Equal(["From", "To", "Created", "Rejected", "Rows per second"], table.Descendants("thead").Single().Descendants("th").Select(title => title.Value));
        Assert.Equal(["0 s", "1.6 s", "160", "0", "100"], table.Descendants("tbody").Single().Elements("tr").First().Elements().Select(cell => cell.Value));
    }

    [Fact]
    public void There_is_no_chart_where_nothing_was_sent() =>
        Assert.DoesNotContain(ReportPage.Write([ReportPage.Failed(1)]).Elements("svg"), svg => (string?)svg.Attribute("class") == "chart");

    [Theory]
    [InlineData(0.7, new[] { 0, 0.2, 0.4, 0.6 })]
    [InlineData(4, new double[] { 0, 1, 2, 3, 4 })]
    [InlineData(101, new double[] { 0, 50, 100 })]
    [InlineData(1234, new double[] { 0, 500, 1000 })]
    public void Axis_labels_are_round(double max, double[] expected) =>
        Assert.Equal(expected, ChartScale.Numbers(max, 4), (a, b) => Math.Abs(a - b) < 1e-9);

    [Theory]
    [InlineData(0.05, 0.05, 2)]
    [InlineData(8, 2, 5)]
    [InlineData(61, 15, 5)]
    [InlineData(4000, 900, 5)]
    [InlineData(900_000, 259_200, 4)]
    public void Times_are_labelled_in_the_steps_of_clocks(double seconds, double step, int count)
    {
        var times = ChartScale.Times(TimeSpan.FromSeconds(seconds), 5);

        Assert.Equal(TimeSpan.FromSeconds(step), times[1]);
        Assert.Equal(count, times.Count);
    }

    private static IEnumerable<ReportRow> Rows(int count, RowState state, double seconds) => Enumerable.Range(1, count)
        .Select(row => new ReportRow { Row = row, State = state, ResolvedAfter = TimeSpan.FromSeconds(seconds) });

    private static XElement Chart(ReportPage page) => page.Elements("svg").Single(svg => (string?)svg.Attribute("class") == "chart");

    private static IEnumerable<double> Heights(XElement bar) => bar.Elements("rect").Select(rect => Number(rect, "height"));

    private static double Number(XElement element, string attribute) =>
        double.Parse(((string)element.Attribute(attribute)!).TrimEnd('%'), CultureInfo.InvariantCulture);
}
