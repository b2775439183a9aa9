using System;
using System.Linq;
using PartnerReferrals.Host.Tests.Engine;
using PartnerReferrals.Host.Tests.Import;

namespace PartnerReferrals.Host.Tests.Input;

/// <summary>Dates with slashes in a file: one that can only be day/month/year tells how the others of its column are meant.</summary>
public sealed class DateColumnTests
{
    [Fact]
    public void The_whole_column_of_a_file_is_day_first_where_one_date_can_only_be()
    {
        using var folder = Folder("3/4/2027", "25/4/2027", "2027-05-06");

        Assert.Equal(["True", "True", "True"], folder.Output("Test-PartnerReferral $folder/deals.csv | ForEach-Object IsValid").Select(o => o.ToString()));
        Assert.StartsWith("3 created", folder.Summary("$folder/deals.csv").Text, StringComparison.Ordinal);
        Assert.Equal(["2027-04-03", "2027-04-25", "2027-05-06"], Dates(folder));
        Assert.StartsWith("0 created, 0 updated, 3 skipped", folder.Summary("$folder/deals.csv").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_that_shows_nothing_is_the_portals_month_first()
    {
        using var folder = Folder("3/4/2027", "4/25/2027");

        Assert.StartsWith("2 created", folder.Summary("$folder/deals.csv").Text, StringComparison.Ordinal);
        Assert.Equal(["2027-03-04", "2027-04-25"], Dates(folder));
    }

    [Fact]
    public void Two_orders_in_one_column_are_a_fault_and_nothing_is_sent()
    {
        using var folder = Folder("25/4/2027", "4/25/2027", "3/4/2027", "2027-05-06");

        var checks = folder.Output("Test-PartnerReferral $folder/deals.csv | ForEach-Object { \"$($_.IsValid) $($_.Issues | ForEach-Object Code)\" }").Select(o => o.ToString()!.Trim());
        Assert.Equal(["False InvalidDate", "True", "False InvalidDate", "True"], checks);
        var (end, before) = folder.ImportEnded("$folder/deals.csv");

        Assert.StartsWith("PartnerReferral.Import.InvalidRows,", end.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("others only month/day/year", string.Concat(before.Errors), StringComparison.Ordinal);
        Assert.Equal(0, folder.Session.Created());
    }

    [Fact]
    public void Each_file_speaks_for_itself()
    {
        using var folder = new ImportFolder();
        folder.Write("a.csv", Row(1, "25/4/2027"), Row(2, "3/4/2027"));
        folder.Write("b.csv", Row(3, "3/4/2027"));
        folder.Write("c.csv", Row(4, "4/25/2027"), Row(5, "3/4/2027"));

        folder.Output("Import-PartnerReferral $folder/a.csv, $folder/b.csv, $folder/c.csv");

        Assert.Equal(["2027-04-25", "2027-04-03", "2027-03-04", "2027-04-25", "2027-03-04"], Dates(folder));
    }

    [Fact]
    public void Rows_of_the_pipeline_cannot_look_ahead()
    {
        using var folder = Folder("3/4/2027", "25/4/2027", "3/4/2027");

        var checks = folder.Output("Import-Csv $folder/deals.csv | Test-PartnerReferral | ForEach-Object IsValid").Select(o => o.ToString());

        Assert.Equal(["True", "False", "False"], checks);
    }

    [Fact]
    public void After_a_file_the_pipeline_is_the_pipeline_again()
    {
        using var folder = Folder("3/4/2027", "25/4/2027");

        var checks = folder.Output("$(Get-Item $folder/deals.csv; Import-Csv $folder/deals.csv) | Test-PartnerReferral | ForEach-Object IsValid").Select(o => o.ToString());

        Assert.Equal(["True", "True", "True", "False"], checks);
    }

    [Fact]
    public void Dates_of_a_workbook_beside_text_may_have_been_swapped()
    {
        using var folder = new ImportFolder();
        object?[] header = [.. ImportFolder.Header.Split(',')];
        object?[] Cells(int number, object date) => [.. Row(number, "").Split(',').Select((cell, i) => i == Array.IndexOf(header, "ClosingDate") ? date : cell)];
        new WorkbookFile().Sheet("Deals", header, Cells(1, "25/4/2027"), Cells(2, "3/4/2027"), Cells(3, new DateTime(2027, 5, 6))).Save(folder.At("deals.xlsx"));

        var checks = folder.Output("Test-PartnerReferral $folder/deals.xlsx | ForEach-Object { \"$($_.IsValid) $($_.Message)\" }").Select(o => o.ToString()!).ToList();

        Assert.Contains("may have been swapped", checks[0], StringComparison.Ordinal);
        Assert.Contains("may have been swapped", checks[1], StringComparison.Ordinal);
        Assert.StartsWith("True", checks[2], StringComparison.Ordinal);
    }

    private static ImportFolder Folder(params string[] dates)
    {
        var folder = new ImportFolder();
        folder.Write("deals.csv", dates.Select((date, i) => Row(i + 1, date)));
        return folder;
    }

    private static string Row(int number, string date) => ImportFolder.Row(number).Replace("2027-11-30", date, StringComparison.Ordinal);

    private static string[] Dates(ImportFolder folder) =>
        [.. folder.Session.Output("Get-PartnerReferral | Sort-Object ExternalReferenceId | ForEach-Object { $_.ClosingDate.ToString('yyyy-MM-dd') }").Select(date => date.ToString()!)];
}
