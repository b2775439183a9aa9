using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text.RegularExpressions;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Import;

/// <summary>Workbooks that the module writes.</summary>
public sealed partial class WorkbookOutputTests
{
    private static readonly object?[] Header = [.. ImportFolder.Header.Split(',')];

    [Theory]
    [InlineData("Flat")]
    [InlineData("Portal")]
    public void An_exported_workbook_gives_the_same_deals_again(string format)
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ImportFolder.Row(1, value: "1234.56", notes: "=1+1"), ImportFolder.Row(2, notes: "\"-x, @y \u00E9\u65E5 <&>\""));
        folder.Summary("$folder/deals.csv -NoJournal");
        folder.Output($"Get-PartnerReferral | Export-PartnerReferral $folder/out.xlsx -NoId -Format {format}");
        Assert.Empty(folder.Output($"Get-PartnerReferral | Export-PartnerReferral $folder/out.csv -NoId -Format {format}"));
        using var other = new ImportFolder();

        var result = other.Session.Run($"Import-PartnerReferral '{folder.At("out.xlsx")}' -NoJournal; Get-PartnerReferral | Export-PartnerReferral '{folder.At("again.csv")}' -NoId -Format {format}");

        Assert.Empty(result.Errors);
        Assert.Equal(Deals(folder.Read("out.csv")), Deals(folder.Read("again.csv")));

        // Times and ETags are the service's own, and follow the order in which requests came in.
        static string[] Deals(string text) => [.. text.Split("\r\n").Select(line => ServiceOwn().Replace(line, "")).Order(StringComparer.Ordinal)];
    }

    [Fact]
    public void Numbers_and_dates_are_such_and_the_header_stays_in_sight()
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ImportFolder.Row(1, value: "1234.56", notes: "=1+1"));
        folder.Summary("$folder/deals.csv");
        folder.Output("Get-PartnerReferral | Export-PartnerReferral $folder/out.xlsx -WorksheetName 'All deals'");

        var sheet = Part(folder.At("out.xlsx"), "xl/worksheets/sheet1.xml");
        Assert.Matches("<c(?: s=\"\\d+\")?><v>1234.56</v></c>", sheet);
        Assert.Contains($"<v>{new DateTime(2027, 11, 30).ToOADate()}</v>", sheet, StringComparison.Ordinal);
        Assert.Contains("state=\"frozen\"", sheet, StringComparison.Ordinal);
        Assert.Contains("=1+1", sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("<f>", sheet, StringComparison.Ordinal);
        Assert.Contains("name=\"All deals\"", Part(folder.At("out.xlsx"), "xl/workbook.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_exported_workbook_is_edited_and_changes_its_deals()
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ImportFolder.Rows(12));
        folder.Summary("$folder/deals.csv");
        folder.Output("Get-PartnerReferral | Export-PartnerReferral $folder/out.xlsx");
        using (var archive = ZipFile.Open(folder.At("out.xlsx"), ZipArchiveMode.Update))
        {
            // Without the ETag the time of the last change tells whether somebody else changed the deal.
            Replace(archive, "xl/worksheets/sheet1.xml", sheet => DealName().Replace(sheet, ">New name $1<").Replace(">ETag<", "><", StringComparison.Ordinal));
        }

        var summary = folder.Summary("$folder/out.xlsx -NoJournal -WarningAction Ignore");

        Assert.Equal("0 created, 12 updated, 0 skipped, 0 rejected, 0 unknown, 0 not sent", summary.Text);
        Assert.All(folder.Output("Get-PartnerReferral | ForEach-Object Name"), name => Assert.StartsWith("New name ", name.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void Failed_rows_of_a_workbook_come_as_a_workbook_to_be_corrected_and_imported()
    {
        using var folder = new ImportFolder();
        new WorkbookFile().Sheet("Deals", Header, WorkbookTests.Row(1), WorkbookTests.Row(2, country: "XX"), WorkbookTests.Row(3, closing: "never")).Save(folder.At("deals.xlsx"));

        var summary = folder.Summary("$folder/deals.xlsx -SkipInvalid -ReportPath $folder/failed.xlsx");
        Assert.StartsWith("1 created, 0 updated, 0 skipped, 2 rejected", summary.Text);

        var tested = folder.Output("Test-PartnerReferral $folder/failed.xlsx | ForEach-Object { \"$($_.Row) $($_.Issues.Code) $($_.Issues.Cell)\" }");
        Assert.Equal(["2 InvalidCountry G2", "3 InvalidDate M3"], tested.Select(o => o.ToString()));
        Assert.StartsWith("2 created", folder.Summary("$folder/failed.xlsx -PropertyMap @{ Country = { 'CH' }; ClosingDate = { '2027-01-31' } }").Text);
        Assert.Equal(["CRM-1", "CRM-2", "CRM-3"], folder.ExternalIds());
        Assert.Contains("Country (F3): ", Part(folder.At("failed.xlsx"), "xl/worksheets/sheet1.xml"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("out.xls", "", "Export.WorkbookFormat")]
    [InlineData("out.ods", "", "Export.WorkbookFormat")]
    [InlineData("out.xlsx", "-Append", "Export.AppendToWorkbook")]
    [InlineData("out.xlsx", "-WorksheetName 'a/b'", "ParameterArgumentValidationError")]
    public void What_cannot_be_written_is_refused_before_anything_is(string name, string arguments, string id)
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ImportFolder.Row(1));

        Assert.Contains(id, folder.Ended($"Get-PartnerReferral | Export-PartnerReferral $folder/{name} {arguments}").End.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(["deals.csv"], folder.Files);
    }

    [GeneratedRegex("""\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[^,]*Z|"{3}[0-9a-f-]+"{3}""")]
    private static partial Regex ServiceOwn();

    [GeneratedRegex(">Deal ([0-9]+)<")]
    private static partial Regex DealName();

    private static void Replace(ZipArchive archive, string name, Func<string, string> change)
    {
        string text;
        using (var reader = new StreamReader(archive.GetEntry(name)!.Open()))
        {
            text = reader.ReadToEnd();
        }

        archive.GetEntry(name)!.Delete();
        using var writer = new StreamWriter(archive.CreateEntry(name).Open());
        writer.Write(change(text));
    }

    private static string Part(string path, string name)
    {
        using var archive = ZipFile.OpenRead(path);
        using var reader = new StreamReader(archive.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }
}
