using System.Linq;
using PartnerReferrals.Errors;
using PartnerReferrals.Mapping;
using PartnerReferrals.Mapping.Fields;
using PartnerReferrals.Validation;

namespace PartnerReferrals.Client.Tests.Mapping;

/// <summary>A row of the portal's bulk file as it is (docs/portal-bulk-csv.md).</summary>
public sealed class PortalFileTests
{
    private static readonly (string Name, object? Value)[] Row =
    [
        ("Errors", ""), ("Engagement ID", ""), ("Referral ID", ""), ("Deal Name", "Bluewater"), ("Customer Name", "Bluewater Bakeries AG"),
        ("Customer Address Line 1", "Seestrasse 1"), ("Customer Address Line 2", ""), ("Customer City", "Zug"), ("Customer State", ""),
        ("Customer Postal code", "6300"), ("Customer country/region (two letters)", "CH"), ("Customer D-U-N-S ID", "12-345-6789"),
        ("Customer Contact First Name", "Mia"), ("Customer Contact Last Name", "Keller"), ("Customer Contact Phone number", "+41 41 000"),
        ("Customer Contact Email Address", "mia@bluewater.example"), ("Partner Referral Status", "New"), ("Partner Referral Substatus", "Accepted"),
        ("Microsoft Referral Status", "Active"), ("Sales Stage", "20"), ("Estimated Deal Value", "42000"), ("Currency", "CHF"),
        ("Estimated Close Date", "11/30/2026"), ("CRM ID", "CRM-0042"), ("Marketing Campaign ID", "C1"), ("Notes", "Note"),
        ("Microsoft help required?", "Yes"), ("What specific help from Microsoft?", "2"), ("Share with Microsoft sales team", ""),
        ("Notes to Microsoft", "Please call."), ("Consent to share Customer/Partner contact", "Yes"), ("PartnerID (formerly MPN ID)", "1234567"),
        ("Marketplace Purchase Intent", "Have not decided"), ("Solution 1", "SOL-1234-PQRS, USD, 10, 100"), ("Solution 2", ""),
        ("Team member 1", "Bob, Partner, 999999, bob@partner.example"),
    ];

    [Fact]
    public void A_row_becomes_the_deal_it_describes()
    {
        var mapped = Rows.Map(Rows.Row(Row));

        Rows.AssertJson(
            """
            {
              "name":"Bluewater",
              "customerProfile":{
                "name":"Bluewater Bakeries AG","address":{"addressLine1":"Seestrasse 1","city":"Zug","postalCode":"6300","country":"CH"},
                "ids":[{"profileType":"Duns","id":"123456789"}],
                "team":[{"firstName":"Mia","lastName":"Keller","phoneNumber":"+41 41 000","email":"mia@bluewater.example"}]
              },
              "salesStage":"20","externalReferenceId":"CRM-0042","campaignId":"C1","mpnId":"1234567",
              "details":{
                "dealValue":42000,"currency":"CHF","closingDateTime":"2026-11-30T00:00:00Z","notes":"Note",
                "requirements":{
                  "additionalRequirements":{"attributes":[{"type":"CustomerMarketplaceIntent","id":"HaveNotDecided"}]},
                  "solutions":[{"id":"SOL-1234-PQRS","type":"Name","currency":"USD","price":10,"quantity":100}]
                }
              },
              "inviteContext":{"assistanceRequestCode":"CustomerTechnicalArchitecture","notes":"Please call."},
              "consent":{"consentToContact":true,"consentToToShareInfoWithOthers":true,"consentToShareReferralWithMicrosoftSellers":true},
              "team":[{"firstName":"Bob","lastName":"Partner","phoneNumber":"999999","email":"bob@partner.example"}],
              "type":"Shared"
            }
            """,
            mapped);
        Assert.Equal("Microsoft Referral Status", Assert.Single(mapped.UnknownNames).Name);
        Assert.Equal(DealType.CoSell, mapped.DealType);
        Assert.Equal(["MissingSolutionPlay"], ReferralValidator.Validate(mapped, new ValidationOptions { Profile = ValidationProfile.Portal }).Select(f => f.Code));
    }

    [Fact]
    public void The_state_of_a_new_row_is_sent_only_where_it_says_something()
    {
        Assert.Null(Rows.Map(Rows.Row(("Partner Referral Status", "New"), ("Partner Referral Substatus", "Accepted"))).Referral.Status);
        Assert.Equal("Closed", Rows.Map(Rows.Row(("Partner Referral Status", "Closed"), ("Partner Referral Substatus", "Won"))).Referral.Status);
        Assert.Equal("New", Rows.Map(Rows.Row(("Status", "New"), ("Substatus", "Accepted"))).Referral.Status);
        Assert.Equal("New", Rows.Map(Rows.Row(("Status", "New"), ("Substatus", "Accepted"), ("Partner Referral Notes", "n"))).Referral.Status);
        Assert.Equal("New", Rows.Map(Rows.Row(("Referral ID", "5f1c2f0c-7a11-4b0e-9d0b-6f0d2a1e8a57"), ("Partner Referral Status", "New"), ("Partner Referral Substatus", "Accepted"))).Referral.Status);
    }

    [Theory]
    [InlineData("Lost", "2", "Customer did not respond")]
    [InlineData("Declined", "8", "Others")]
    [InlineData("Error", "7", "Test referral")]
    [InlineData("Error", "9", "Others")]
    [InlineData("Lost", "Because of 7", "Because of 7")]
    public void A_reason_by_number_becomes_its_words(string substatus, string number, string words)
    {
        // The reason stands before the state it depends on.
        var mapped = Rows.Map(Rows.Row(("Declined/Lost/Error reason", number), ("Partner Referral Status", "Closed"), ("Partner Referral Substatus", substatus)));

        Assert.Empty(mapped.Faults);
        Assert.Equal(words, mapped.Referral.StatusReason);
    }

    [Theory]
    [InlineData("Lost", "9")]
    [InlineData("Error", "10")]
    [InlineData("Won", "1")]
    [InlineData("", "1")]
    public void A_number_that_is_no_reason_is_refused(string substatus, string number) => Assert.Equal(
        ["InvalidReason"],
        Rows.Map(Rows.Row(("Partner Referral Status", substatus == "" ? "" : "Closed"), ("Partner Referral Substatus", substatus), ("Declined/Lost/Error reason", number))).Codes());

    [Fact]
    public void A_number_elsewhere_is_free_text()
    {
        Assert.Equal("3", Rows.Map(Rows.Json("""{"statusReason":"3"}""")).Referral.StatusReason);
        Assert.Equal("3", Rows.Map("StatusReason", 3).Referral.StatusReason);
    }

    [Fact]
    public void A_kind_of_help_left_over_where_none_is_required_is_not_sent_and_said()
    {
        var row = Row.Where(c => c.Name is not ("Microsoft help required?" or "Share with Microsoft sales team" or "Customer Contact Email Address" or "Notes to Microsoft"));
        var mapped = Rows.Map(Rows.Row([.. row, ("Microsoft help required?", "No"), ("Share with Microsoft sales team", "Yes")]));

        Assert.Equal((DealType.PartnerLed, "Independent"), (mapped.DealType, mapped.Referral.Type));
        Assert.Null(mapped.Referral.InviteContext);
        var fault = Assert.Single(ReferralValidator.Validate(mapped));
        Assert.Equal(("HelpNotAsked", FaultSeverity.Warning), (fault.Code, fault.Severity));
        Assert.Contains("CustomerTechnicalArchitecture", fault.Message);
    }

    [Fact]
    public void A_refused_consent_is_one_fault_and_not_also_a_missing_one()
    {
        var row = Row.Where(c => c.Name != "Consent to share Customer/Partner contact");

        Assert.Equal(["ConsentRefused", "MissingSolutionPlay"], ReferralValidator.Validate(Rows.Map(Rows.Row([.. row, ("Consent to share Customer/Partner contact", "No")]))).Select(f => f.Code));
        Assert.Equal(
            ["MissingConsentToContact", "MissingConsentToShareInfo", "MissingSolutionPlay"],
            ReferralValidator.Validate(Rows.Map(Rows.Row([.. row, ("Consent to share Customer/Partner contact", "")]))).Select(f => f.Code));
    }

    [Theory]
    [InlineData("Lost", "2", "Customer did not respond")]
    [InlineData("Error", "7", "Test referral")]
    [InlineData("Lost", "Budget gone", "Budget gone")]
    public void A_reason_of_the_file_of_2026_is_kept_likewise(string substatus, string reason, string words)
    {
        var mapped = Rows.Map(Rows.Row(("Partner Referral Status", "Closed"), ("Partner Referral Substatus", substatus), ("Decline/Lost/Error reason", reason)));

        Assert.Empty(mapped.Faults);
        Assert.Empty(mapped.UnknownNames);
        Assert.Equal(words, mapped.Referral.StatusReason);
    }

    [Theory]
    [InlineData("Microsoft Referral Substatus")]
    [InlineData("Created Date")]
    [InlineData("Estimated ACR Value")]
    [InlineData("Managed Account Match 1")]
    [InlineData("Managed Account Match 2")]
    [InlineData("UnManaged Account Match 1")]
    [InlineData("UnManaged Account Match 2")]
    [InlineData("Moodys Account Match 1")]
    [InlineData("Moodys Account Match 2")]
    [InlineData("Customer Domain Name")]
    [InlineData("Final Matched Customer Account *")]
    public void What_cannot_be_sent_of_the_file_of_2026_is_known_and_says_why(string column)
    {
        Assert.NotNull(Assert.Single(Rows.Map(Rows.Row((column, "x"), ("Name", "n"))).UnknownNames).Reason);
        Assert.Empty(Rows.Map(Rows.Row((column, ""), ("Name", "n"))).UnknownNames);
    }

    [Fact]
    public void Solution_area_and_play_are_attributes() => Rows.AssertJson(
        "{'details':{'requirements':{'additionalRequirements':{'attributes':[{'type':'SolutionArea','id':'AI Business Solutions'},{'type':'SolutionPlay','id':'Data Security'}]}}}}",
        Rows.Map(Rows.Row(("Solution Area", "AI Business Solutions"), ("Solution Play", "Data Security"))));

    [Theory]
    [InlineData(2023)]
    [InlineData(2026)]
    public void Every_column_the_module_writes_is_one_it_knows(int year)
    {
        var columns = Template(year).Columns.Select(column => column.Header).ToList();

        Assert.Equal(columns.Count, columns.Distinct().Count());
        Assert.All(columns, column => Assert.True(FieldTable.Find(column) is not null || FieldTable.IsIgnored(column, out _), column));
        Assert.True(FieldTable.IsIgnored("Contract Sign Date", out var reason));
        Assert.Contains("Register-PartnerReferral", reason, System.StringComparison.Ordinal);
        Assert.Contains("Solution 50", columns);
        Assert.Contains("Team member 50", columns);
    }

    [Theory]
    [InlineData(2023)]
    [InlineData(2026)]
    public void Whose_columns_they_are_is_recognized(int year) => Assert.Equal(
        $"The columns are those of the portal's bulk file in its form of {year}.",
        PortalTemplate.Describe(Template(year).Columns.Select(column => column.Header.ToUpperInvariant())));

    [Fact]
    public void Columns_that_both_generations_have_tell_none_and_others_are_not_the_portals()
    {
        Assert.Equal("The columns are those of the portal's bulk file.", PortalTemplate.Describe(Row.Select(cell => cell.Name)));
        Assert.Null(PortalTemplate.Describe(["Deal Name", "Customer Name", "Currency", "Notes", "Created Date", "Confidence", "Microsoft help required?"]));
        Assert.Null(PortalTemplate.Describe(FlatRow.Columns));
    }

    [Fact]
    public void Errors_stand_in_their_column()
    {
        var mapped = Rows.Map(Rows.SoundWith(("DealValue", "x"), ("Country", "Ukey")));

        var errors = PortalRow.Of(mapped.Referral, PortalTemplate.Of2026, mapped.Faults)[0];

        Assert.Contains("Country", errors);
        Assert.Contains("; ", errors);
        Assert.Contains("DealValue", errors);
    }

    private static PortalTemplate Template(int year) => year == 2023 ? PortalTemplate.Of2023 : PortalTemplate.Of2026;
}
