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

    [Theory]
    [InlineData("$table.CreateDataReader() | New-PartnerReferral")]
    [InlineData("New-PartnerReferral $table")]
    public void A_reader_gives_its_records_and_a_table_its_rows(string create)
    {
        using var session = ModuleSession.Connected();
        var result = session.Run($"{Table}; {create} | ForEach-Object {{ $_.CustomerName; $_.ClosingDate.ToString('yyyy-MM-dd') }}");

        Assert.Empty(result.Errors);
        Assert.Empty(result.Warnings);
        Assert.Equal(["Bluewater Bakeries AG", "2027-03-31"], result.Output.Select(o => o.ToString()));
    }

    [Theory]
    [InlineData("$table.AcceptChanges(); $gone = $table.Rows[0]; $gone.Delete(); $gone", "deleted from its table", "RowState -ne Deleted")]
    [InlineData(", $table", "a whole table", "$table.Rows")]
    [InlineData("$set = [System.Data.DataSet]::new(); $set.Tables.Add($table); , $set", "a set of tables", "$set.Tables[0].Rows")]
    public void What_holds_no_row_is_one_fault_that_says_where_rows_are(string input, string message, string hint)
    {
        using var session = new ModuleSession();
        var issues = session.Output($"{Table}; (& {{ {input} }} | Test-PartnerReferral).Issues | ForEach-Object {{ $_.Code; $_.Message; $_.Hint }}");

        Assert.Equal("NotAReferral", issues[0].ToString());
        Assert.Contains(message, issues[1].ToString());
        Assert.Contains(hint, issues[2].ToString());
        Assert.Equal(3, issues.Count);
    }

    [Theory]
    [InlineData("Get-PartnerReferral -CreatedAfter")]
    [InlineData("Get-PartnerReferral -UpdatedAfter")]
    [InlineData("Get-PartnerReferral -ClosingAfter")]
    [InlineData("Get-PartnerSharedReferral -CreatedAfter")]
    public void A_day_is_a_condition_as_a_time_is(string command)
    {
        using var session = ModuleSession.Connected();
        var result = session.Run($"{Deals.Flat}; $null = New-PartnerReferral $deal; @({command} ([DateOnly]::new(2020, 1, 1))).Count; @({command} ([DateOnly]::new(2150, 1, 1))).Count");

        Assert.Empty(result.Errors);
        Assert.Equal([command.Contains("Shared") ? "0" : "1", "0"], result.Output.Select(o => o.ToString()));
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
