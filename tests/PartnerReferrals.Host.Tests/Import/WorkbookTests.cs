using System;
using System.Collections.Generic;
using System.Linq;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Import;

/// <summary>Workbooks as people have them.</summary>
public sealed class WorkbookTests
{
    private static readonly object?[] Header = [.. ImportFolder.Header.Split(',')];

    [Fact]
    public void Cells_are_what_they_are_and_not_how_they_look()
    {
        using var folder = new ImportFolder();
        new WorkbookFile().Sheet("Deals", Header, Row(1, 1234.5, new DateTime(2027, 11, 30)), Row(2, new WorkbookFile.Formula("SUM(1,2)", 3), new DateTime(2028, 2, 29))).Save(folder.At("deals.xlsx"));

        Assert.StartsWith("2 created", folder.Summary("$folder/deals.xlsx").Text);
        Assert.Equal(
            ["CRM-1|1234.5|2027-11-30", "CRM-2|3|2028-02-29"],
            folder.Output("Get-PartnerReferral | Sort-Object ExternalReferenceId | ForEach-Object { \"$($_.ExternalReferenceId)|$($_.DealValue)|$($_.ClosingDate.ToString('yyyy-MM-dd'))\" }").Select(o => o.ToString()));
        Assert.Equal(["deals.xlsx", "deals.xlsx.journal.jsonl"], folder.Files);
        Assert.Equal(2, folder.Summary("$folder/deals.xlsx").Get<int>("Skipped"));
        Assert.Equal(2, folder.Session.Created());
    }

    [Fact]
    public void Text_stays_text_and_a_number_loses_nothing()
    {
        using var folder = new ImportFolder();
        new WorkbookFile().Sheet("Deals", [.. Header, "PostalCode", "Duns"], [.. Row(1), "01234", 150483782d]).Save(folder.At("deals.xlsx"));

        folder.Summary("$folder/deals.xlsx");

        Assert.Equal("01234|150483782", folder.Output("Get-PartnerReferral | ForEach-Object { \"$($_.CustomerProfile.Address.PostalCode)|$($_.CustomerProfile.Ids | ForEach-Object Id)\" }").Single().ToString());
    }

    [Fact]
    public void What_is_wrong_is_told_by_row_and_cell()
    {
        using var folder = new ImportFolder();
        new WorkbookFile().Sheet("Deals", [], [null, .. Header], [], [null, .. Row(1)], [null, .. Row(2, country: "XX")]).Save(folder.At("deals.xlsx"));

        var (end, before) = folder.ImportEnded("$folder/deals.xlsx");
        Assert.StartsWith("PartnerReferral.Import.InvalidRows", end.FullyQualifiedErrorId, StringComparison.Ordinal);
        var error = Assert.Single(before.Errors, e => e.FullyQualifiedErrorId.Contains("InvalidCountry", StringComparison.Ordinal));
        Assert.StartsWith("Row 5: Country (G5): ", error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(["4|", "5|G5"], folder.Output("Test-PartnerReferral $folder/deals.xlsx | ForEach-Object { \"$($_.Row)|$($_.Issues.Cell)\" }").Select(o => o.ToString()));
    }

    [Fact]
    public void What_breaks_a_rule_is_told_by_its_cell_be_it_empty()
    {
        using var folder = new ImportFolder();
        var row = Row(1, closing: new DateTime(2001, 2, 3));
        row[4] = null;
        new WorkbookFile().Sheet("Deals", Header, row).Save(folder.At("deals.xlsx"));

        Assert.Equal(
            ["CustomerProfile.Address.City E2", "Details.ClosingDateTime L2"],
            folder.Output("(Test-PartnerReferral $folder/deals.xlsx).Issues | Sort-Object Field | ForEach-Object { \"$($_.Field) $($_.Cell)\" }").Select(o => o.ToString()));
    }

    [Fact]
    public void A_report_holds_the_row_and_the_rows_that_follow_come_in()
    {
        using var folder = new ImportFolder();
        new WorkbookFile().Sheet("Deals", [], Header, [], Row(1), Row(2, country: "XX"), [], Row(3)).Save(folder.At("deals.xlsx"));

        var summary = folder.Summary("$folder/deals.xlsx -SkipInvalid -ReportPath $folder/failed.csv");

        Assert.StartsWith("2 created, 0 updated, 0 skipped, 1 rejected", summary.Text);
        Assert.Equal([4, 5, 7], summary.Rows().Select(row => (long)row.Properties["Row"].Value));
        Assert.Contains(",Deal 2,", folder.Read("failed.csv"), StringComparison.Ordinal);
        Assert.Contains(",2027-11-30,", folder.Read("failed.csv"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "CRM-2")]
    [InlineData("-WorksheetName deals", "CRM-2")]
    [InlineData("-WorksheetName Old", "CRM-1")]
    [InlineData("-WorksheetName Won", "CRM-3")]
    public void The_first_visible_worksheet_with_deals_is_read_or_the_one_asked_for(string arguments, string id)
    {
        using var folder = new ImportFolder();
        new WorkbookFile().Hidden("Old", Header, Row(1)).Sheet("Read me", ["How to fill this in"], ["Write one deal a row."]).Sheet("Empty").Sheet("Deals", Header, Row(2)).Sheet("Won", Header, Row(3)).Save(folder.At("deals.xlsx"));

        folder.Summary("$folder/deals.xlsx " + arguments);

        Assert.Equal([id], folder.ExternalIds());
    }

    [Fact]
    public void A_worksheet_that_is_not_there_is_answered_with_those_that_are()
    {
        using var folder = new ImportFolder();
        new WorkbookFile().Sheet("Deals", Header, Row(1)).Sheet("Won").Hidden("Secret").Save(folder.At("deals.xlsx"));
        folder.Write("deals.csv", ImportFolder.Row(1));

        var (end, _) = folder.ImportEnded("$folder/deals.xlsx -WorksheetName Lost");
        Assert.StartsWith("PartnerReferral.Validation.NoWorksheet,", end.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("It has: 'Deals', 'Won'.", end.ErrorDetails.RecommendedAction);
        Assert.StartsWith("PartnerReferral.Validation.NoWorksheet,", folder.ImportEnded("$folder/deals.csv -WorksheetName Deals").End.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void Tab_completes_the_worksheets_of_the_file()
    {
        using var folder = new ImportFolder();
        new WorkbookFile().Sheet("Deals", Header).Sheet("Won in 2026", Header).Hidden("Secret", Header).Save(folder.At("deals.xlsx"));
        var line = $"Import-PartnerReferral '{folder.At("deals.xlsx")}' -WorksheetName ";

        Assert.Equal(["Deals", "'Won in 2026'"], folder.Session.Output("[System.Management.Automation.CommandCompletion]::CompleteInput($args[0], $args[0].Length, $null).CompletionMatches.CompletionText", line).Select(o => o.ToString()));
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void Values_of_cells(string column, object value, string code)
    {
        using var folder = new ImportFolder();
        new WorkbookFile().Sheet("Deals", [.. Header, column], [.. Row(1), value]).Save(folder.At("deals.xlsx"));

        Assert.Equal(code, string.Join(",", folder.Output("(Test-PartnerReferral $folder/deals.xlsx -WarningAction Ignore).Issues.Code").Select(o => o?.ToString())));
    }

    public static IEnumerable<TheoryDataRow<string, object, string>> Values() =>
    [
        new("SalesStage", new WorkbookFile.Percent(0.6), ""),
        new("PostalCode", 8005d, ""),
        new("CampaignId", "=1+1", ""),
        new("Notes2", new WorkbookFile.Error("#N/A"), ""),
        new("CampaignId", new WorkbookFile.Error("#N/A"), "SpreadsheetError"),
        new("SalesStage", new WorkbookFile.Formula("VLOOKUP(A2,X,2)", new WorkbookFile.Error("#REF!")), "SpreadsheetError"),
    ];

    [Fact]
    public void Errors_of_formulas_are_faults_of_their_cells_and_never_empty()
    {
        using var folder = new ImportFolder();
        var error = new WorkbookFile.Formula("1/0", new WorkbookFile.Error("#DIV/0!"));
        new WorkbookFile().Sheet("Deals", ["Deals"], [], Header, Row(1), Row(2, value: error), Row(3), Row(4, closing: error, value: error), [error]).Save(folder.At("deals.xlsx"));

        Assert.Equal(
            ["4", "5 DealValue J5", "6", "7 DealValue J7,ClosingDate L7"],
            folder.Output("Test-PartnerReferral $folder/deals.xlsx | Select-Object -First 4 | ForEach-Object { \"$($_.Row) $(($_.Issues | ForEach-Object { \"$($_.Column) $($_.Cell)\" }) -join ',')\".Trim() }").Select(o => o.ToString()));
    }

    [Fact]
    public void Columns_beside_the_table_are_told_once()
    {
        using var folder = new ImportFolder();
        new WorkbookFile().Sheet("Deals", Header, [.. Row(1), "call her"], [.. Row(2), null, "x"]).Save(folder.At("deals.xlsx"));

        var result = folder.Import("$folder/deals.xlsx");

        Assert.Equal("'deals.xlsx': Columns O, P hold something and have no name in the header, so they are not read.", Assert.Single(result.Warnings).ToString());
        Assert.Equal(2, folder.Session.Created());
    }

    [Fact]
    public void A_workbook_that_changes_while_it_is_imported_ends_the_import()
    {
        using var folder = new ImportFolder();
        var path = new WorkbookFile().Sheet("Deals", Header, Row(1), Row(2)).Save(folder.At("deals.xlsx"));

        var (end, _) = folder.ImportEnded($"$folder/deals.xlsx -PropertyMap @{{ Notes = {{ [System.IO.File]::SetLastWriteTimeUtc('{path}', [datetime]::UtcNow.AddHours(1)); 'x' }} }}");

        Assert.StartsWith("PartnerReferral.Import.FileChanged", end.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(0, folder.Session.Created());
    }

    internal static object?[] Row(int number, object? value = null, object? closing = null, string country = "CH") =>
    [
        $"CRM-{number}", $"Deal {number}", "Bluewater Bakeries AG", "Seestrasse 1", "Zug", country, true, "Yes", "No", value ?? 1000, "CHF", closing ?? new DateTime(2027, 11, 30), "mia@bluewater.example", null,
    ];
}
