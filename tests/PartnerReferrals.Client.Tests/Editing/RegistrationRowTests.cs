using System.Collections.Generic;
using System.Linq;
using PartnerReferrals.Editing;
using PartnerReferrals.Mapping.Fields;

namespace PartnerReferrals.Client.Tests.Editing;

/// <summary>Which cells of a row tell of a registration: under short names, in the portal's file, and in an export.</summary>
public sealed class RegistrationRowTests
{
    [Theory]
    [InlineData("ContractValue", "ContractValue")]
    [InlineData("contract value", "ContractValue")]
    [InlineData("Marketplace Date", "MarketplaceDate")]
    [InlineData("SOLUTION_ID", "SolutionId")]
    [InlineData("Deployed-on-Azure", "DeployedOnAzure")]
    [InlineData("currency", "Currency")]
    [InlineData("Term", "Term")]
    public void A_short_name_is_known_in_any_spelling(string column, string name) => Assert.Equal($"{name}=1 |", Told((column, "1")));

    [Theory]
    [InlineData("Name")]
    [InlineData("Colour")]
    [InlineData("ContractValues")]
    [InlineData("Registrations")]
    [InlineData("Registrations.Colour")]
    [InlineData("Contract")]
    public void What_is_no_part_of_a_registration_is_told_apart(string column) => Assert.Equal($"| {column}", Told((column, "1")));

    /// <summary>Neither is what the service sets a column that nobody knows.</summary>
    [Theory]
    [InlineData("Referral ID", "")]
    [InlineData("Registration Date", "")]
    [InlineData("Registration Type", "Type=1")]
    [InlineData("Registration Status", "")]
    [InlineData("Registration Status Reason", "")]
    [InlineData("Is Marketplace Transacted", "MarketplaceTransacted=1")]
    [InlineData("Marketplace Transaction Date", "MarketplaceDate=1")]
    [InlineData("Is Deployed on Azure", "DeployedOnAzure=1")]
    [InlineData("Contract Value", "ContractValue=1")]
    [InlineData("Contract Currency", "Currency=1")]
    [InlineData("Contract Term", "Term=1")]
    [InlineData("Contract Sign Date", "SignDate=1")]
    [InlineData("Contract Start Date", "StartDate=1")]
    [InlineData("Contract End Date", "EndDate=1")]
    [InlineData("Solution Value", "SolutionValue=1")]
    [InlineData("Solution Currency", "SolutionCurrency=1")]
    [InlineData("Primary Deployment On", "PrimaryDeploymentOn=1")]
    [InlineData("Pricing Model", "PricingModel=1")]
    [InlineData("Review Pending Date", "")]
    [InlineData("Action Required Date", "")]
    [InlineData("Passed Date", "")]
    [InlineData("Failed Date", "")]
    [InlineData("Approved Date", "")]
    [InlineData("Errors", "")]
    public void A_column_of_the_portal_has_the_name_that_messages_use(string column, string told)
    {
        Assert.NotNull(RegistrationTemplate.Find(column));
        Assert.Equal($"{told} |".TrimStart(), Told((column, "1")));
    }

    [Theory]
    [InlineData("Registrations.Id", "")]
    [InlineData("Registrations.RegistrationDateTime", "")]
    [InlineData("Registrations.Status", "")]
    [InlineData("Registrations.StatusReason", "")]
    [InlineData("Registrations.StatusHistory", "")]
    [InlineData("Registrations.Type", "Type=a;b")]
    [InlineData("Registrations.Contract.Value", "ContractValue=a;b")]
    [InlineData("registrations.contract.term", "Term=a;b")]
    [InlineData("Registrations.SolutionDetails.Id", "SolutionId=a SolutionDetails[1].Id=b")]
    [InlineData("REGISTRATIONS.SOLUTIONDETAILS.NAME", "SolutionName=a SolutionDetails[1].Name=b")]
    [InlineData(
        "Registrations.SolutionDetails.MarketplaceTransactionDetails.IsMarketplaceTransacted",
        "MarketplaceTransacted=a SolutionDetails[1].MarketplaceTransactionDetails.IsMarketplaceTransacted=b")]
    public void A_column_of_an_export_holds_one_value_for_each_solution(string column, string told) => Assert.Equal($"{told} |".TrimStart(), Told((column, "a;b")));

    [Theory]
    [InlineData("10;;30", "SolutionValue=10 SolutionDetails[2].Value=30 |")]
    [InlineData(";20", "SolutionDetails[1].Value=20 |")]
    [InlineData("\"1;0\"; 20", "SolutionValue=1;0 SolutionDetails[1].Value=20 |")]
    [InlineData(5, "SolutionValue=5 |")]
    [InlineData("", "|")]
    [InlineData(null, "|")]
    public void A_solution_without_a_value_keeps_its_place(object? cell, string told) => Assert.Equal(told, Told(("Registrations.SolutionDetails.Value", cell)));

    /// <summary>An export of deals has the deal's own currency and solution beside those of its registration.</summary>
    [Fact]
    public void Beside_columns_of_an_export_short_names_are_the_deals_own()
    {
        Assert.Equal(
            "ContractValue=5 SignDate=2026-05-20 | Currency SolutionId",
            Told(("Currency", "EUR"), ("Registrations.Contract.Value", "5"), ("SolutionId", "SOL-1"), ("Contract Sign Date", "2026-05-20")));
        Assert.Equal("| Currency", Told(("Currency", "EUR"), ("Registrations.Status", "")));
        Assert.Equal("Currency=EUR | Registrations.Colour", Told(("Currency", "EUR"), ("Registrations.Colour", "red")));
    }

    [Fact]
    public void Of_two_cells_that_say_the_same_part_the_first_that_says_something_counts()
    {
        Assert.Equal("ContractValue=1 |", Told(("ContractValue", "1"), ("Contract Value", "2")));
        Assert.Equal("ContractValue=2 |", Told(("ContractValue", ""), ("Contract Value", "2"), ("CONTRACTVALUE", "3")));
        Assert.Equal("ContractValue=0 |", Told(("ContractValue", null), ("Contract Value", 0), ("CONTRACTVALUE", "3")));
    }

    [Fact]
    public void Cells_and_what_is_told_apart_keep_their_order() => Assert.Equal(
        "Term=1 ContractValue=2 | Zebra Apple", Told(("Zebra", "1"), ("Term", "1"), ("Apple", "1"), ("ContractValue", "2")));

    /// <summary>Values that belong to a registration, and behind the bar the columns that do not.</summary>
    private static string Told(params (string Column, object? Value)[] row)
    {
        var others = new List<string>();
        var values = RegistrationEdit.ReadRow([.. row.Select(cell => KeyValuePair.Create(cell.Column, cell.Value))], others);
        return string.Join(" ", [.. values.Select(v => $"{v.Name}={v.Value}"), "|", .. others]);
    }
}
