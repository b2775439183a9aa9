using System;
using PartnerReferrals.Mapping;
using PartnerReferrals.Mapping.Conversion;
using PartnerReferrals.Mapping.Fields;
using PartnerReferrals.Mapping.Input;
using PartnerReferrals.Serialization;

namespace PartnerReferrals.Client.Tests.Mapping;

/// <summary>What cannot be seen in a cell, and what spreadsheets and databases leave in one.</summary>
public sealed class CellCleaningTests
{
    public static TheoryData<string, string> Unclean => new()
    {
        { " CRM-1 ", "CRM-1" }, { "CRM-1\u00A0", "CRM-1" }, { "\uFEFFCRM-1", "CRM-1" }, { "C\u200BRM-1", "CRM-1" }, { "CRM\u20601", "CRM1" },
        { "\u202ACRM-1\u202C", "CRM-1" }, { "CRM-1\r\n", "CRM-1" }, { "Blue\u00A0AG", "Blue AG" }, { "Blue\u202FAG", "Blue AG" },
        { "mia\u200B@blue.example", "mia@blue.example" }, { "co\u00ADoperation", "cooperation" },
        { "=\"02134\"", "02134" }, { " =\"02134 \" ", "02134" }, { "=\"a \"\"b\"\"\"", "a \"b\"" }, { "'02134", "02134" }, { "'+41 41 000 00 01", "+41 41 000 00 01" },
        { "'@home", "@home" }, { "'=1+1", "=1+1" },
    };

    [Theory]
    [MemberData(nameof(Unclean))]
    public void Every_text_is_cleaned_in_one_way_wherever_it_stands(string text, string clean)
    {
        Assert.Equal(clean, Rows.Map("ExternalReferenceId", text).Referral.ExternalReferenceId);
        Assert.Equal(clean, Rows.Map("City", text).Referral.CustomerProfile?.Address?.City);
        Assert.Equal(clean, Rows.Map("Team[1].Email", text).Referral.Team?[^1].Email);
        Assert.Equal(clean, Rows.Map("Contact", new object[] { Rows.Row(("Phone", text)) }).Referral.CustomerProfile?.Team?[0].PhoneNumber);
        Assert.Equal(clean, Rows.Json($$"""{"name":{{Newtonsoft.Json.JsonConvert.ToString(text)}}}""").Map().Referral.Name);
        Assert.Equal(Newtonsoft.Json.JsonConvert.ToString(clean), new ReferralMapper().MapValue(FieldTable.Find("Notes")!, text).Json);
    }

    [Theory]
    [InlineData("\u200B")]
    [InlineData(" \u00A0\uFEFF")]
    [InlineData("\u200F")]
    public void A_cell_with_nothing_to_see_is_empty(string text) => Assert.Equal(["EmptyInput"], Rows.Map("Name", text).Codes());

    [Fact]
    public void What_the_service_gave_is_kept_as_it_is()
    {
        const string json = """{"name":" Blue\u00A0AG\u200B ","externalReferenceId":"'007","details":{"closingDateTime":"0001-01-01T00:00:00Z","dealValue":1.2345,"currency":"CHF"}}""";

        Assert.Equal(JsonText.Write(JsonText.Parse(json)), InputObject.FromModel(Client.Tests.Validation.Deals.Read(json)).Map().Referral.ToJson());
    }

    public static TheoryData<string, string> Leftovers => new()
    {
        { "#N/A", "SpreadsheetError" }, { "#REF!", "SpreadsheetError" }, { "#DIV/0!", "SpreadsheetError" }, { "#name?", "SpreadsheetError" }, { "########", "SpreadsheetError" },
        { "4.12E+10", "LostDigits" }, { "4,12E+10", "LostDigits" }, { "4E+10", "LostDigits" },
    };

    [Theory]
    [MemberData(nameof(Leftovers))]
    public void What_no_longer_holds_the_value_is_refused(string value, string code)
    {
        foreach (var field in new[] { "CustomerName", "ContactPhone", "PostalCode", "ExternalReferenceId", "SolutionId", "Attributes[Own]" })
            Assert.Equal([code], Rows.Map(field, value).Codes());
    }

    [Theory]
    [InlineData("DealValue")]
    [InlineData("ClosingDate")]
    [InlineData("Country")]
    [InlineData("ConsentToContact")]
    [InlineData("SalesStage")]
    [InlineData("Industry")]
    [InlineData("Duns")]
    public void An_error_of_a_spreadsheet_is_called_so_in_every_field(string field)
    {
        var fault = Assert.Single(Rows.Map(field, "#N/A").Faults);

        Assert.Equal("SpreadsheetError", fault.Code);
        Assert.Contains("empty the cell", fault.Hint);
    }

    public static TheoryData<object> DaysForNoDate =>
        ["1900-01-01", "1/1/1900", "1899-12-30", "0001-01-01T00:00:00", "9999-12-31", "12/31/9999 23:59:59", "1970-01-01", new DateTime(1900, 1, 1), DateTimeOffset.MaxValue, DateTime.MinValue];

    [Theory]
    [MemberData(nameof(DaysForNoDate))]
    public void A_day_that_stands_for_no_date_is_refused(object value)
    {
        var fault = Assert.Single(Rows.Map("ClosingDate", value).Faults);

        Assert.Equal("InvalidDate", fault.Code);
        Assert.Contains("empty", fault.Hint);
    }

    [Fact]
    public void Text_that_needs_no_cleaning_is_the_same_object()
    {
        var text = string.Concat("Müller ", "& Söhne");

        Assert.Same(text, CleanText.Of(text));
    }
}
