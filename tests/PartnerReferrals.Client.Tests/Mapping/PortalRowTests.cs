using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Errors;
using PartnerReferrals.KnownValues;
using PartnerReferrals.Mapping;
using PartnerReferrals.Mapping.Fields;
using PartnerReferrals.Serialization;

namespace PartnerReferrals.Client.Tests.Mapping;

/// <summary>How a referral's values are spelt in the portal's file.</summary>
public class PortalRowTests
{
    [Theory]
    [InlineData("Lost", "CustomerNotResponsive")]
    [InlineData("Error", "CustomerNotResponsive")]
    public void A_reason_that_its_list_does_not_have_stays_a_word(string substatus, string reason) =>
        Assert.Contains(reason, Cells(new Referral { Status = "Closed", Substatus = substatus, StatusReason = reason }));

    [Fact]
    public void Reasons_are_numbers_of_the_list_that_the_substatus_has()
    {
        foreach (var (substatus, reasons) in new[] { ("Lost", KnownValueSets.CloseReason), ("Declined", KnownValueSets.CloseReason), ("Error", KnownValueSets.ErrorReason) })
        {
            foreach (var reason in reasons.Values)
            {
                var cells = Cells(new Referral { Status = "Closed", Substatus = substatus, StatusReason = reason.Value });
                Assert.Contains(reason.OtherSpellings[0], cells);
                Assert.DoesNotContain(reason.Value, cells);
            }
        }
    }

    [Fact]
    public void Kinds_of_help_are_the_portals_and_none_is_said_by_nothing()
    {
        foreach (var help in KnownValueSets.HelpCode.Values)
        {
            var cells = Cells(new Referral { InviteContext = new InviteContext { AssistanceRequestCode = help.Value } });
            if (help.Value == AssistanceRequestCode.Unknown)
                Assert.DoesNotContain(help.Value, cells);
            else
                Assert.Contains(help.OtherSpellings.FirstOrDefault() ?? help.Value, cells);
        }

        Assert.Contains("SomethingNew", Cells(new Referral { InviteContext = new InviteContext { AssistanceRequestCode = "SomethingNew" } }));
    }

    [Theory]
    [InlineData("Notes", "a note", "Notes", "a note")]
    [InlineData("MarketplaceIntent", "HaveNotDecided", "Marketplace Purchase Intent", "Have not decided")]
    [InlineData("MarketplaceIntent", "Yes", "Marketplace Purchase Intent", "Yes")]
    [InlineData("MarketplaceIntent", "No", "Marketplace Purchase Intent", "No")]
    [InlineData("ClosingDate", "2027-11-30", "Estimated Close Date", "11/30/2027")]
    [InlineData("DealValue", "42000.5", "Estimated Deal Value", "42000.5")]
    [InlineData("Duns", "123456789", "Customer D-U-N-S ID", "123456789")]
    [InlineData("ContactFirstName", "Mia;Ann", "Customer Contact First Name", "Mia")]
    [InlineData("DealType", "CoSell", "Microsoft help required?", "Yes")]
    [InlineData("DealType", "PartnerLed", "Microsoft help required?", "No")]
    [InlineData("DealType", "Private", "Microsoft help required?", "No")]
    [InlineData("Name", "n", "Microsoft help required?", null)]
    [InlineData("Name", "n", "Customer Name", null)]
    [InlineData("Name", "n", "Errors", null)]
    [InlineData("Name", "n", "Confidence", null)]
    public void A_value_stands_in_the_portals_column(string name, string value, string header, string? expected) =>
        Assert.Equal(expected, Cell(Rows.Map(name, value).Referral, header));

    [Theory]
    [InlineData(true, true, "Yes")]
    [InlineData(true, false, "No")]
    [InlineData(false, true, "No")]
    [InlineData(false, false, "No")]
    [InlineData(true, null, null)]
    [InlineData(null, true, null)]
    [InlineData(null, null, null)]
    public void One_column_asks_for_both_consents(bool? contact, bool? share, string? expected) => Assert.Equal(
        expected, Cell(new Referral { Consent = new Consent { ConsentToContact = contact, ConsentToShareInfo = share } }, "Consent to share Customer/Partner contact"));

    [Theory]
    [InlineData("""{"details":{"requirements":{"solutions":[{"id":"SOL-1","currency":"USD","price":5,"quantity":2},{"id":"SOL-2"}]}}}""", "Solution 1", "SOL-1, USD, 5, 2")]
    [InlineData("""{"details":{"requirements":{"solutions":[{"id":"SOL-1","currency":"USD","price":5,"quantity":2},{"id":"SOL-2"}]}}}""", "Solution 2", "SOL-2")]
    [InlineData("""{"details":{"requirements":{"solutions":[{"id":"SOL-1","price":5}]}}}""", "Solution 1", "SOL-1, , 5")]
    [InlineData("""{"details":{"requirements":{"solutions":[{"id":"SOL-1"}]}}}""", "Solution 2", null)]
    [InlineData("""{"details":{"requirements":{"solutions":[{}]}}}""", "Solution 1", null)]
    [InlineData("""{"team":[{"firstName":"Mia","lastName":"Frei","phoneNumber":"1","email":"m@x.example"}]}""", "Team member 1", "Mia, Frei, 1, m@x.example")]
    [InlineData("""{"team":[{"lastName":"Frei"}]}""", "Team member 1", ", Frei, , ")]
    [InlineData("""{"team":[{}]}""", "Team member 1", null)]
    [InlineData("""{}""", "Team member 1", null)]
    public void People_and_solutions_have_a_column_each(string json, string header, string? expected) =>
        Assert.Equal(expected, Cell(JsonModel.View<Referral>((JObject)JsonText.Parse(json)), header));

    [Theory]
    [InlineData("Partner Referral Status", "Active")]
    [InlineData("Microsoft Referral Status", "New")]
    [InlineData("Microsoft Referral Substatus", "Pending")]
    public void Each_leg_has_its_state(string header, string expected)
    {
        var deal = new SharedReferral { Referral = new Referral { Status = "Active", Substatus = "Accepted" }, ConnectedReferral = new Referral { Status = "New", Substatus = "Pending" } };

        Assert.Equal(expected, PortalRow.Of(deal, PortalTemplate.Of2026)[IndexOf(header)]);
    }

    [Fact]
    public void Faults_stand_in_one_cell()
    {
        Fault[] faults = [.. Rows.Map(Rows.Row(("Country", "Ukey"), ("DealValue", "x"))).Faults];

        Assert.Equal(2, faults.Length);
        Assert.Equal($"{faults[0]}; {faults[1]}", PortalRow.Of(new Referral(), PortalTemplate.Of2026, faults)[IndexOf("Errors")]);
        Assert.Null(PortalRow.Of(new Referral(), PortalTemplate.Of2026, [])[IndexOf("Errors")]);
        Assert.Throws<System.ArgumentNullException>("referral", () => PortalRow.Of((Referral)null!, PortalTemplate.Of2026));
    }

    private static int IndexOf(string header) => PortalTemplate.Of2026.Columns.ToList().FindIndex(column => column.Header == header);

    private static string? Cell(Referral referral, string header) => PortalRow.Of(referral, PortalTemplate.Of2026)[IndexOf(header)];

    private static List<string?> Cells(Referral referral) => [.. PortalRow.Of(referral, PortalTemplate.Of2026)];
}
