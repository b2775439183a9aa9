using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Mapping;
using PartnerReferrals.Mapping.Fields;
using PartnerReferrals.Serialization;

namespace PartnerReferrals.Client.Tests.Mapping;

/// <summary>A registration as cells: of the portal's file, and of this module's own.</summary>
public sealed class RegistrationCellsTests
{
    private const string Latest =
        """
        {"id":"r2","registrationDateTime":"2026-05-30T08:00:00Z","type":"AzureIPCoSell","status":"Approved","statusReason":"2026-06-01",
         "contract":{"value":30000,"currency":"USD","term":"Finite","signDateTime":"2026-05-20T00:00:00Z","startDateTime":"2026-05-25T00:00:00Z","endDateTime":"2027-05-26T23:30:00-02:00"},
         "solutionDetails":[
           {"id":"SOL-1","isDeployedOnAzure":true,"value":20000,"currency":"USD","primaryDeploymentOn":"Customer","pricingModel":"Other",
            "marketplaceTransactionDetails":{"isMarketplaceTransacted":false,"marketplaceTransactionDateTime":"2026-05-21T00:00:00Z"}},
           {"id":"SOL-2","isDeployedOnAzure":false,"currency":"EUR"}],
         "statusHistory":{"reviewPendingDateTime":"2026-05-31T00:00:00Z","passedDateTime":"2026-06-02T00:00:00Z","approvedDateTime":"soon"}}
        """;

    private static readonly string Earlier = """{"id":"r1","status":"Failed","contract":{"value":1},"statusHistory":{"failedDateTime":"2026-05-29T00:00:00Z"}}""";

    public static TheoryData<string, string?> PortalCells => new()
    {
        { "Referral ID", "deal-1" },
        { "Registration Date", "5/30/2026" },
        { "Registration Type", "AzureIPCoSell" },
        { "Registration Status", "Approved" },
        { "Registration Status Reason", "2026-06-01" },
        { "Is Marketplace Transacted", "No" },
        { "Marketplace Transaction Date", "5/21/2026" },
        { "Is Deployed on Azure", "Yes" },
        { "Contract Value", "30000" },
        { "Contract Currency", "USD" },
        { "Contract Term", "Finite" },
        { "Contract Sign Date", "5/20/2026" },
        { "Contract Start Date", "5/25/2026" },
        { "Contract End Date", "5/27/2027" },
        { "Solution Value", "20000" },
        { "Solution Currency", "USD" },
        { "Primary Deployment On", "Customer" },
        { "Pricing Model", "Other" },
        { "Review Pending Date", "5/31/2026" },
        { "Action Required Date", null },
        { "Passed Date", "6/2/2026" },
        { "Failed Date", null },
        { "Approved Date", "soon" },
        { "Errors", null },
    };

    [Theory]
    [MemberData(nameof(PortalCells))]
    public void The_portals_row_tells_the_latest_registration_and_its_first_solution(string header, string? expected)
    {
        var cells = RegistrationCells.PortalRow(Deal(Earlier, Latest));

        Assert.NotNull(cells);
        Assert.Equal(RegistrationTemplate.Columns.Count, cells.Count);
        Assert.Equal(expected, cells[RegistrationTemplate.Columns.ToList().FindIndex(column => column.Header == header)]);
    }

    [Fact]
    public void Whatever_a_registration_lacks_is_an_empty_cell()
    {
        Assert.Equal(["deal-1"], RegistrationCells.PortalRow(Deal("{}"))!.Where(cell => cell is not null));
        Assert.Equal(["deal-1"], RegistrationCells.PortalRow(Deal("""{"contract":null,"solutionDetails":[],"statusHistory":"none"}"""))!.Where(cell => cell is not null));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"registrations":null}""")]
    [InlineData("""{"registrations":[]}""")]
    [InlineData("""{"registrations":["r1",null]}""")]
    [InlineData("""{"registrations":{"id":"r1"}}""")]
    public void A_deal_without_a_registration_has_no_row(string json)
    {
        var deal = JsonModel.View<Referral>((JObject)JsonText.Parse(json));

        Assert.Null(RegistrationCells.PortalRow(deal));
        Assert.Empty(RegistrationCells.Of(deal.Json, Field("status")));
        Assert.All(RegistrationFlatColumns(), column => Assert.Null(Flat(deal, column)));
    }

    [Theory]
    [InlineData("status", "Approved")]
    [InlineData("contract.value", "30000")]
    [InlineData("contract.endDateTime", "2027-05-26T23:30:00-02:00")]
    [InlineData("solutionDetails[].id", "SOL-1|SOL-2")]
    [InlineData("solutionDetails[].isDeployedOnAzure", "Yes|No")]
    [InlineData("solutionDetails[].value", "20000|")]
    [InlineData("solutionDetails[].marketplaceTransactionDetails.isMarketplaceTransacted", "No|")]
    public void A_field_has_one_value_or_one_for_each_solution(string path, string expected)
    {
        var deal = Deal(Earlier, Latest);

        Assert.Equal(expected.Split('|'), RegistrationCells.Of(deal.Json, Field(path)).Select(cell => cell ?? ""));
        Assert.Equal(expected.Length == 0 ? null : expected.Replace('|', ';'), Flat(deal, Field(path).FlatColumn));
    }

    [Fact]
    public void Parts_of_a_registration_are_told_from_the_rest()
    {
        Assert.All(new[] { "status", "contract.value", "solutionDetails[].id" }, path => Assert.True(RegistrationCells.Has(Field(path))));
        Assert.All(new[] { "Name", "Status", "Notes", "CustomerName" }, name => Assert.False(RegistrationCells.Has(FieldTable.Find(name)!.Field)));
        Assert.False(RegistrationCells.Has(FieldTable.Get("registrations[]")));
    }

    [Theory]
    [InlineData("Contract Value", "registrations[].contract.value")]
    [InlineData("contract value", "registrations[].contract.value")]
    [InlineData("Solution Value", "registrations[].solutionDetails[].value")]
    [InlineData("Is Marketplace Transacted", "registrations[].solutionDetails[].marketplaceTransactionDetails.isMarketplaceTransacted")]
    [InlineData("Notes", "details.notes")]
    [InlineData("Errors", null)]
    [InlineData("Nobody's column", null)]
    public void A_column_of_the_portals_file_leads_to_its_field(string column, string? path) =>
        Assert.Equal(path, RegistrationCells.FieldOf(column)?.WirePath);

    private static Field Field(string path) => FieldTable.TryGet("registrations[]." + path)!;

    private static List<string> RegistrationFlatColumns() => [.. FieldTable.All.Where(RegistrationCells.Has).Select(field => field.FlatColumn).Where(FlatRow.Columns.Contains)];

    private static string? Flat(Referral deal, string column)
    {
        Assert.Contains(column, FlatRow.Columns);
        return FlatRow.Of(deal)[FlatRow.Columns.ToList().IndexOf(column)];
    }

    private static Referral Deal(params string[] registrations) =>
        JsonModel.View<Referral>((JObject)JsonText.Parse($$"""{"id":"deal-1","registrations":[{{string.Join(",", registrations)}},null]}"""));
}
