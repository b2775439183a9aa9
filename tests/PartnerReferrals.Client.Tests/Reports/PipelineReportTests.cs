using System;
using System.IO;
using System.Linq;
using System.Xml;
using System.Xml.Linq;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Reports;

namespace PartnerReferrals.Client.Tests.Reports;

public sealed class PipelineReportTests
{
    private static readonly DateTimeOffset Now = new(2027, 3, 10, 14, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Currencies_are_never_added_up()
    {
        var page = Write(Deal("A", 1000, "CHF"), Deal("B", 2500.5m, "CHF"), Deal("C", 900, "EUR"));

        Assert.Equal(["CHF: 3,500.5 in 2 deals", "EUR: 900 in 1 deal"], Section(page, "open-heading").Descendants("h3").Select(h => h.Value));
        Assert.DoesNotContain("4,400", page.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_value_stands_at_the_month_it_closes_in()
    {
        var page = Write(
            Deal("Late", 1, "CHF", closing: "2027-03-09"),
            Deal("This month", 2, "CHF", closing: "2027-03-10"),
            Deal("May", 4, "CHF", closing: "2027-05-31"),
            Deal("Next year", 8, "CHF", closing: "2028-03-01"),
            Deal("Open end", 16, "CHF", closing: null),
            Deal("Won", 32, "CHF", status: "Closed", substatus: "Won"));

        Assert.Equal(
            ["Overdue 1 1 CHF", "Mar 2027 1 2 CHF", "Apr 2027 0 0 CHF", "May 2027 1 4 CHF", .. Enumerable.Range(0, 9).Select(i => new DateTime(2027, 6, 1).AddMonths(i).ToString("MMM yyyy") + " 0 0 CHF"), "Later 1 8 CHF", "No date 1 16 CHF"],
            Section(page, "open-heading").Descendants("tbody").Single().Elements("tr").Select(Text));
    }

    [Fact]
    public void Months_behind_the_last_deal_are_not_drawn()
    {
        var page = Write(Deal("A", 1, "CHF", closing: "2027-04-01"));

        Assert.Equal(["Mar 2027 0 0 CHF", "Apr 2027 1 1 CHF"], Section(page, "open-heading").Descendants("tbody").Single().Elements("tr").Select(Text).Skip(0));
    }

    [Fact]
    public void States_stand_in_the_order_deals_go_through_them()
    {
        var page = Write(
            Deal("W", 5, "CHF", status: "Closed", substatus: "Won"), Deal("A", 1, "CHF"), Deal("B", 2, "EUR"), Deal("N", null, null, status: "New", substatus: "Pending"));

        Assert.Equal(
            ["New/Pending 1  ", "Active/Accepted 2  1 CHF, 2 EUR", "Closed/Won 1  5 CHF"],
            Section(page, "states-heading").Descendants("tbody").Single().Elements("tr").Select(Text));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Microsofts_leg_belongs_to_its_deal_in_any_order(bool ownFirst)
    {
        var own = Deal("Shared", 5, "CHF", engagement: "e1", share: true);
        var leg = Leg("e1", "New", "Pending", expires: "2027-03-13T13:00:00Z");

        var page = ownFirst ? Write(own, leg) : Write(leg, own);

        var section = Section(page, "microsoft-heading");
        Assert.Equal(["Asked 1", "Accepted 0", "Declined 0", "Expired 0", "Waiting 1"], section.Descendants("dl").Single().Elements("div").Select(Text));
        Assert.Equal("Shared Bluewater 2027-03-01 2027-03-13 2", Text(ById(page, "waiting").Element("tbody")!.Elements("tr").Single()));
    }

    [Fact]
    public void Answers_are_counted_and_a_refusal_says_why()
    {
        var page = Write(
            Deal("A", 1, "CHF", engagement: "a", share: true), Leg("a", "Active", "Accepted"),
            Deal("D", 1, "CHF", engagement: "d", share: true), Leg("d", "Closed", "Declined", reason: "No seller"),
            Deal("X", 1, "CHF", engagement: "x", share: true), Leg("x", "Closed", "Expired"),
            Deal("W", 1, "CHF", engagement: "w", share: true), Leg("w", "Closed", "Won"),
            Deal("Q", 1, "CHF", engagement: "q", share: true));

        var section = Section(page, "microsoft-heading");
        Assert.Equal(["Asked 4", "Accepted 2", "Declined 1", "Expired 1", "Waiting 0"], section.Descendants("dl").Single().Elements("div").Select(Text));
        Assert.Equal("D Bluewater No seller", Text(ById(page, "declined").Element("tbody")!.Elements("tr").Single()));
        Assert.Contains("1 co-sell deal came without Microsoft's leg.", section.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_due_stands_by_day()
    {
        var page = Write(
            Deal("Over", 1, "CHF", closing: "2027-03-09"),
            Deal("Invited", 2, "CHF", status: "New", substatus: "Pending", expires: "2027-03-12T00:00:00Z"),
            Deal("Fine", 3, "CHF", closing: "2027-03-10"),
            Deal("Won", 4, "CHF", status: "Closed", substatus: "Won", share: true, closed: "2027-02-01T00:00:00Z"));

        Assert.Equal(
            ["Closing date is past Over Bluewater 1 CHF 2027-03-09 -1", "Answer the invitation Invited Bluewater 2 CHF 2027-03-12 2", "Register the won deal Won Bluewater 4 CHF 2027-04-02 23"],
            ById(page, "due").Element("tbody")!.Elements("tr").Select(Text));
    }

    [Fact]
    public void Ten_biggest_open_deals_a_currency()
    {
        var page = Write([.. Enumerable.Range(1, 12).Select(n => Deal("Deal " + n, n, "CHF")), Deal("Lost", 99, "CHF", status: "Closed", substatus: "Lost")]);

        Assert.Equal(Enumerable.Range(3, 10).Reverse().Select(n => "Deal " + n), ById(page, "biggest-chf").Element("tbody")!.Elements("tr").Select(r => r.Elements().First().Value));
    }

    [Fact]
    public void Text_of_others_is_escaped_and_contact_data_masked()
    {
        var page = Write(Deal("<script>alert(1)</script> mia@bluewater.example", 1, "CHF"));

        Assert.Contains("<script>alert(1)</script>", ById(page, "deals").Descendants("bdi").First().Value, StringComparison.Ordinal);
        Assert.DoesNotContain("mia@bluewater.example", page.ToString(), StringComparison.Ordinal);
        Assert.Single(page.Descendants("script"));
    }

    [Fact]
    public void Beyond_the_listed_deals_the_rest_is_counted()
    {
        var report = new PipelineReport(Now, maxListedDeals: 2);
        foreach (var n in Enumerable.Range(1, 5))
            report.Add(Deal("Deal " + n, 1, "CHF"));

        var page = Read(report);

        Assert.Equal(2, ById(page, "deals").Element("tbody")!.Elements("tr").Count());
        Assert.Contains("The first 2 of 5 deals are listed", page.Root!.Value, StringComparison.Ordinal);
        Assert.Contains("CHF: 5 in 5 deals", page.Root!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_deal_twice_counts_once_and_none_says_so()
    {
        var twice = Deal("Once", 7, "CHF");
        twice.Json["id"] = "11111111-1111-1111-1111-111111111111";

        Assert.Contains("CHF: 7 in 1 deal", Write(twice, twice).Root!.Value, StringComparison.Ordinal);
        Assert.Contains("There is no deal.", Write().Root!.Value, StringComparison.Ordinal);
    }

    private static Referral Deal(
        string name, decimal? value, string? currency, string status = "Active", string substatus = "Accepted", string? closing = "2027-06-30", string? engagement = null,
        bool share = false, string? expires = null, string? closed = null) => JsonModel.View<Referral>(new JObject
    {
        ["name"] = name,
        ["engagementId"] = engagement,
        ["organizationId"] = "ours",
        ["status"] = status,
        ["substatus"] = substatus,
        ["type"] = share ? "Shared" : "Independent",
        ["expirationDateTime"] = expires,
        ["closedDateTime"] = closed,
        ["customerProfile"] = new JObject { ["name"] = "Bluewater" },
        ["consent"] = new JObject { ["consentToShareReferralWithMicrosoftSellers"] = share },
        ["details"] = new JObject { ["dealValue"] = value, ["currency"] = currency, ["closingDateTime"] = closing },
    });

    private static Referral Leg(string engagement, string status, string substatus, string? expires = null, string? reason = null) => JsonModel.View<Referral>(new JObject
    {
        ["engagementId"] = engagement,
        ["organizationId"] = "msft",
        ["status"] = status,
        ["substatus"] = substatus,
        ["statusReason"] = reason,
        ["createdDateTime"] = "2027-03-01T08:00:00Z",
        ["expirationDateTime"] = expires,
    });

    private static XDocument Write(params Referral[] referrals)
    {
        var report = new PipelineReport(Now);
        foreach (var referral in referrals)
            report.Add(referral);
        return Read(report);
    }

    // As XML, which fails on anything that was not escaped.
    private static XDocument Read(PipelineReport report)
    {
        using var text = new StringWriter();
        report.Write(text, "Pipeline");
        using var reader = XmlReader.Create(new StringReader(text.ToString()), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace);
    }

    private static XElement ById(XDocument page, string id) => page.Descendants().Single(element => (string?)element.Attribute("id") == id);

    private static XElement Section(XDocument page, string heading) => ById(page, heading).Parent!;

    private static string Text(XElement row) => string.Join(" ", row.Elements().Select(cell => cell.Value));
}
