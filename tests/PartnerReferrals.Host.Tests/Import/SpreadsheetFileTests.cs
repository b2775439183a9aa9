using System;
using System.Globalization;
using System.Linq;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Import;

/// <summary>Files as spreadsheets and Export-Csv leave them.</summary>
public sealed class SpreadsheetFileTests
{
    [Theory]
    [InlineData("sep=;\r\n", ';')]
    [InlineData("SEP=;\n", ';')]
    [InlineData("\"sep=;\"\r\n", ';')]
    [InlineData("#TYPE System.Management.Automation.PSCustomObject\r\n", ',')]
    [InlineData("\uFEFF#TYPE Selected.PartnerReferrals.Referral\r\n", ',')]
    [InlineData("\uFEFFsep=|\r\n", '|')]
    public void A_line_in_front_of_the_header_is_no_row(string lead, char separator)
    {
        using var folder = new ImportFolder();
        folder.WriteText("deals.csv", lead + $"{ImportFolder.Header}\r\n{ImportFolder.Row(1)}\r\n{ImportFolder.Row(2, country: "XX")}\r\n".Replace(',', separator));

        var tested = folder.Output("Test-PartnerReferral -Path $folder/deals.csv | ForEach-Object { \"$($_.Line) $($_.IsValid)\" }");

        Assert.Equal(["3 True", "4 False"], tested.Select(o => o.ToString()));
        Assert.StartsWith("1 created, 0 updated, 0 skipped, 1 rejected", folder.Summary("$folder/deals.csv -SkipInvalid").Text);
    }

    [Theory]
    [InlineData("Sepal,Name\r\nx,y\r\n")]
    [InlineData("#Name,City\r\nx,y\r\n")]
    [InlineData("\"Name\",City\r\nx,y\r\n")]
    [InlineData("\"sep\",Name\r\nx,y\r\n")]
    [InlineData("sep=,Name\r\nx,y\r\n")]
    public void A_header_that_only_begins_like_it_is_a_header(string text)
    {
        using var folder = new ImportFolder();
        folder.WriteText("deals.csv", text);

        var result = folder.Output("Test-PartnerReferral -Path $folder/deals.csv -WarningAction Ignore | ForEach-Object { $_.Line; $_.Issues.Field -contains 'Name' }");

        Assert.Equal(["2", "False"], result.Select(o => o.ToString()));
    }

    [Theory]
    [InlineData("CRM-1 ", "CRM-1")]
    [InlineData("CRM-1\u00A0", "CRM-1")]
    [InlineData("\u200BCRM-1", "CRM-1")]
    [InlineData("=\"0815\"", "0815")]
    [InlineData("'0815", "0815")]
    public void A_cell_means_the_same_by_both_ways(string cell, string id)
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ImportFolder.Row(1, id: "\"" + cell.Replace("\"", "\"\"") + "\""));

        Assert.StartsWith("1 created", folder.Summary("$folder/deals.csv").Text);
        Assert.Equal([id], folder.ExternalIds());
        Assert.Empty(folder.Session.Output(Deals.Flat + "$deal.ExternalReferenceId = $args[0]; [PSCustomObject] $deal | New-PartnerReferral -SkipExisting", cell));
        Assert.Equal(1, folder.Session.Created());
    }

    [Theory]
    [InlineData("ContactPhone", "'4.12E+10'", "LostDigits", false)]
    [InlineData("PostalCode", "'=\"02134\"'", "", true)]
    [InlineData("PostalCode", "\"'02134\"", "", true)]
    [InlineData("CustomerName", "'#N/A'", "SpreadsheetError", false)]
    [InlineData("City", "'#REF!'", "SpreadsheetError", false)]
    [InlineData("ClosingDate", "'1900-01-01'", "InvalidDate", false)]
    [InlineData("ClosingDate", "'12/31/9999'", "InvalidDate", false)]
    [InlineData("SolutionId", "'SOL-1234-PQRS; USD; 10; 100'", "UnusualSolutionId", true)]
    [InlineData("SolutionId", "'SOL-1234-PQRS'", "", true)]
    [InlineData("SolutionId", "'dddddddd-aaaa-4aaa-8aaa-aaaaaaaaaaaa'", "", true)]
    [InlineData("SolutionId", "'Machine Learning'", "", true)]
    [InlineData("Country", "'n/a'", "InvalidCountry", false)]
    [InlineData("Country", "'N-A'", "InvalidCountry", false)]
    [InlineData("Country", "'no.'", "InvalidCountry", false)]
    [InlineData("Country", "'C/O'", "InvalidCountry", false)]
    [InlineData("DealValue", "1234.567", "RoundedAmount", true)]
    [InlineData("DealValue", "0.1 + 0.2", "", true)]
    [InlineData("SalesStage", "'60%'", "", true)]
    public void What_a_spreadsheet_leaves_is_unwrapped_or_said(string field, string value, string code, bool isValid)
    {
        using var session = new ModuleSession();
        var result = session.Output(Deals.Flat + $"$deal.{field} = {value}; Test-PartnerReferral $deal | ForEach-Object {{ $_.IsValid; $_.Issues.Code }}");

        Assert.Equal(code.Length == 0 ? [isValid.ToString()] : [isValid.ToString(), code], result.Select(o => o?.ToString()).OfType<string>().Distinct());
    }

    [Theory]
    [InlineData("Czeck Republic", "Write CZ for Czechia.")]
    [InlineData("n/a", "A two-letter country code")]
    [InlineData("Neither here nor there", "A two-letter country code")]
    public void A_country_is_advised_by_name_or_not_at_all(string country, string advice)
    {
        using var session = new ModuleSession();
        Assert.Contains(advice, session.Output(Deals.Flat + $"$deal.Country = '{country}'; (Test-PartnerReferral $deal).Message").Single().ToString());
    }

    [Theory]
    [InlineData("@{ Id = 'SOL-1' }", "Name")]
    [InlineData("@{ Id = 'Machine Learning' }", "Category")]
    [InlineData("[PSCustomObject]@{ id = 'SOL-1'; price = 5; currency = 'CHF' }", "Name")]
    [InlineData("@{ Id = 'SOL-1'; Type = 'None' }", "None")]
    public void A_hashtable_of_a_solution_gets_its_type_as_text_does(string solution, string type)
    {
        using var session = ModuleSession.Connected();
        Assert.Equal(type, session.Output(Deals.Flat + $"$deal.Solution = {solution}; (New-PartnerReferral $deal).Details.Requirements.Solutions[0].Type").Single().ToString());
    }

    [Theory]
    [InlineData("0.1 + 0.2", "0.3")]
    [InlineData("1234.567", "1234.57")]
    [InlineData("19.99 * 3", "59.97")]
    public void Money_is_sent_as_its_currency_writes_it(string value, string sent)
    {
        using var session = ModuleSession.Connected();
        var result = session.Run(Deals.Flat + $"$deal.DealValue = {value}; $made = New-PartnerReferral $deal; $made.DealValue; ($made | Set-PartnerReferral -DealValue ({value} + 1) -PassThru).DealValue - 1");

        Assert.Empty(result.Errors);
        Assert.Equal([sent, sent], result.Output.Select(o => Convert.ToString(o.BaseObject, CultureInfo.InvariantCulture)));
    }
}
