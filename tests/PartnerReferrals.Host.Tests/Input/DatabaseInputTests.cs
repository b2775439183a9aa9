using System.Linq;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Input;

/// <summary>What database modules and .NET give: rows of a table, the databases' own nothing, dates without a time.</summary>
public sealed class DatabaseInputTests
{
    private const string Table = Deals.Flat +
        """
        $table = [System.Data.DataTable]::new('Deals')
        foreach ($name in $deal.Keys) {
            $null = $table.Columns.Add($name, [object])
        }

        $null = $table.Columns.Add('Notes', [string])
        $null = $table.Columns.Add('Duns', [string])
        $row = $table.NewRow()
        foreach ($name in $deal.Keys) {
            $row[$name] = $deal[$name]
        }

        $row.Duns = [DBNull]::Value
        $row.ClosingDate = [DateOnly]::new(2027, 3, 31)
        $table.Rows.Add($row)

        """;

    [Theory]
    [InlineData("$table | New-PartnerReferral")]
    [InlineData("$table.Rows | New-PartnerReferral")]
    [InlineData("$table.Rows[0] | New-PartnerReferral")]
    [InlineData("New-PartnerReferral $table.Rows[0]")]
    [InlineData("$table.DefaultView[0] | New-PartnerReferral")]
    [InlineData("[PSCustomObject]@{ Deal = 'x'; Row = $table.Rows[0] } | ForEach-Object Row | New-PartnerReferral")]
    public void A_row_of_a_table_is_read_by_its_columns(string create)
    {
        using var session = ModuleSession.Connected();
        var result = session.Run($"{Table}; {create} | ForEach-Object {{ $_.CustomerName; $_.ClosingDate.ToString('yyyy-MM-dd'); [string]::IsNullOrEmpty($_.Notes) }}");

        Assert.Empty(result.Errors);
        Assert.Empty(result.Warnings);
        Assert.Equal(["Bluewater Bakeries AG", "2027-03-31", "True"], result.Output.Select(o => o.ToString()));
    }

    [Theory]
    [InlineData("DealValue", "[DBNull]::Value", "True")]
    [InlineData("ClosingDate", "[DateOnly]::new(2027, 3, 31)", "True")]
    [InlineData("ClosingDate", "'03/31/2027 00:00:00 +00:00'", "True")]
    [InlineData("CustomerName", "[DBNull]::Value", "False")]
    [InlineData("Details", "@{ ClosingDateTime = [DateOnly]::new(2027, 3, 31); Notes = [DBNull]::Value }", "True")]
    public void The_databases_nothing_is_nothing_and_a_day_is_a_day(string field, string value, string isValid)
    {
        using var session = new ModuleSession();
        Assert.Equal(isValid, session.Output($"{Deals.Flat}; $deal.Remove('ClosingDate'); $deal.{field} = {value}; (Test-PartnerReferral $deal).IsValid").Single().ToString());
    }

    [Theory]
    [InlineData("[DBNull]::Value", "null")]
    [InlineData("[DateOnly]::new(2027, 3, 31)", "DateOnly")]
    public void Alone_they_are_no_referral(string input, string says)
    {
        using var session = new ModuleSession();
        var issue = session.Output($"({input} | Test-PartnerReferral).Issues[0] | ForEach-Object {{ $_.Code; $_.Message }}");

        Assert.Equal("NotAReferral", issue[0].ToString());
        Assert.Contains(says, issue[1].ToString());
    }

    [Fact]
    public void A_date_of_our_own_objects_as_export_csv_writes_it_can_be_read_back()
    {
        using var session = ModuleSession.Connected();
        var result = session.Run(Deals.Flat + "$made = New-PartnerReferral $deal; $deal.ClosingDate = [string] $made.ClosingDate; $deal.ClosingDate; (New-PartnerReferral $deal).ClosingDate -eq $made.ClosingDate");

        Assert.Empty(result.Errors);
        Assert.Equal(["11/30/2027 00:00:00 +00:00", "True"], result.Output.Select(o => o.ToString()));
    }
}
