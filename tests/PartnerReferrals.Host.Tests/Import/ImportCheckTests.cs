using System;
using System.Linq;
using System.Management.Automation;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Import;

public sealed class ImportCheckTests
{
    private static readonly string[] ThreeOfFive =
    [
        ImportFolder.Row(1), ImportFolder.Row(2, country: "Nowhere"), ImportFolder.Row(3, value: "1,000"), ImportFolder.Row(4), ImportFolder.Row(5, country: "").Replace("Deal 5", ""),
    ];

    [Fact]
    public void One_bad_row_and_nothing_is_sent()
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ThreeOfFive);

        var (end, _) = folder.ImportEnded("$folder/deals.csv");

        Assert.Equal("PartnerReferral.Import.InvalidRows,PartnerReferrals.Commands.ImportPartnerReferralCommand", end.FullyQualifiedErrorId);
        Assert.Equal("3 of 5 rows of 'deals.csv' have faults, so nothing was sent.", end.ErrorDetails.Message);
        Assert.Contains("the other 2 with -SkipInvalid", end.ErrorDetails.RecommendedAction);
        Assert.Equal("0 created, 0 updated, 0 skipped, 3 rejected, 0 unknown, 2 not sent", end.TargetObject.ToString());
        Assert.Equal(5, new ImportNumbers(PSObject.AsPSObject(end.TargetObject)).Rows().Length);
        Assert.Equal(0, folder.Session.Requests());
        Assert.Equal(["deals.csv"], folder.Files);
    }

    [Fact]
    public void One_of_two_is_said_in_the_singular()
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ImportFolder.Row(1), ImportFolder.Row(2, country: "Nowhere"));

        var (end, _) = folder.ImportEnded("$folder/deals.csv");

        Assert.Equal("1 of 2 rows of 'deals.csv' has faults, so nothing was sent.", end.ErrorDetails.Message);
        Assert.Contains("the other one with -SkipInvalid", end.ErrorDetails.RecommendedAction);
        Assert.Contains(
            "deals.csv: create 1 referral, leave out 1 row with faults",
            folder.Session.Screen($"Import-PartnerReferral '{folder.At("deals.csv")}' -WhatIf -SkipInvalid -ErrorAction SilentlyContinue"));
    }

    [Fact]
    public void Every_bad_row_is_one_error_with_row_and_line_and_all_its_faults()
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ThreeOfFive);

        var errors = folder.Import("$folder/deals.csv").Errors;

        Assert.Equal(["Row 2 (line 3)", "Row 3 (line 4)", "Row 5 (line 6)"], errors.Take(3).Select(e => e.ErrorDetails.Message[..14]));
        Assert.Contains("Nowhere", errors[0].ErrorDetails.Message);
        Assert.Contains("Country", errors[2].ErrorDetails.Message);
        Assert.Contains("Name", errors[2].ErrorDetails.Message);
        Assert.Equal("Deal 2", ((PSObject)errors[0].TargetObject).Properties["Name"].Value);
    }

    [Fact]
    public void Skip_invalid_sends_the_good_ones()
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ThreeOfFive);

        var summary = folder.Summary("$folder/deals.csv -SkipInvalid");

        Assert.Equal("2 created, 0 updated, 0 skipped, 3 rejected, 0 unknown, 0 not sent", summary.Text);
        Assert.Equal(["CRM-1", "CRM-4"], folder.ExternalIds());
        Assert.Equal(["Created", "Created", "Rejected", "Rejected", "Rejected"], summary.Rows().Select(r => r.Properties["State"].Value.ToString()).Order());
    }

    [Fact]
    public void A_remark_for_many_rows_is_one_warning_with_their_number_before_anything_is_sent()
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ImportFolder.Rows(3));

        var warning = Assert.Single(folder.Import("$folder/deals.csv -InviteNotes 'Please join.'").Warnings);
        Assert.StartsWith("Row 1 (line 2) and 2 more: InviteContext: InviteNotes is given, but this is no co-sell deal", warning);
        Assert.Contains("DealType CoSell", warning);
        Assert.Equal(3, folder.ExternalIds().Length);

        Assert.Empty(folder.Import("$folder/deals.csv -InviteNotes 'Please join.' -NoJournal -WarningAction SilentlyContinue").Warnings);
    }

    [Fact]
    public void A_row_of_the_wrong_shape_is_a_fault_of_that_row()
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ImportFolder.Row(1), ImportFolder.Row(2) + ",one,cell,more", ImportFolder.Row(3));

        var result = folder.Import("$folder/deals.csv -SkipInvalid");

        Assert.StartsWith("PartnerReferral.Validation.TooManyCells", Assert.Single(result.Errors).FullyQualifiedErrorId);
        Assert.Equal(["CRM-1", "CRM-3"], folder.ExternalIds());
    }

    [Fact]
    public void The_same_external_id_twice_is_found_before_anything_is_sent()
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ImportFolder.Row(1), ImportFolder.Row(2), ImportFolder.Row(3, id: "CRM-1"));

        var result = folder.Import("$folder/deals.csv");

        Assert.StartsWith("PartnerReferral.Validation.DuplicateExternalReferenceId", result.Errors[0].FullyQualifiedErrorId);
        Assert.Contains("Row 3 (line 4)", result.Errors[0].ErrorDetails.Message);
        Assert.Contains("CRM-1", result.Errors[0].ErrorDetails.Message);
        Assert.Equal(0, folder.Session.Requests());
    }

    [Fact]
    public void Equal_rows_without_external_id_are_told_and_both_created()
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ImportFolder.Row(1, id: null), ImportFolder.Row(2, id: null), ImportFolder.Row(1, id: null));

        var result = folder.Import("$folder/deals.csv");

        Assert.Contains("Row 3 has no ExternalReferenceId and is equal to an earlier row.", Assert.Single(result.Warnings));
        Assert.Equal(3, folder.Session.Created());
        folder.Import("$folder/deals.csv");
        Assert.Equal(3, folder.Session.Created());
    }

    [Fact]
    public void A_file_that_cannot_be_trusted_ends_the_command()
    {
        using var folder = new ImportFolder();
        folder.WriteText("deals.csv", "Name;City;Country\r\na;b;c\r\n");

        var (end, _) = folder.ImportEnded("$folder/deals.csv -Delimiter ','");

        Assert.StartsWith("PartnerReferral.Validation.WrongDelimiter", end.FullyQualifiedErrorId);
        Assert.StartsWith("'deals.csv': ", end.ErrorDetails.Message);
        Assert.Equal(0, folder.Session.Requests());
    }

    [Fact]
    public void A_file_that_is_not_there_ends_the_command()
    {
        using var folder = new ImportFolder();

        var (error, _) = folder.ImportEnded("$folder/nothing.csv");

        Assert.Equal(ErrorCategory.ObjectNotFound, error.CategoryInfo.Category);
        Assert.StartsWith("PartnerReferral.FileNotReadable", error.FullyQualifiedErrorId);
    }

    [Theory]
    [InlineData(".", " is a folder.", "Give the path of a file.")]
    [InlineData("*.tsv", "No file matches ", "Check the path")]
    public void A_path_that_names_no_single_file_says_so(string name, string says, string advises)
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ImportFolder.Row(1));

        var (error, _) = folder.ImportEnded("$folder/" + name);

        Assert.StartsWith("PartnerReferral.FileNotReadable", error.FullyQualifiedErrorId);
        Assert.Contains(says, error.ErrorDetails.Message);
        Assert.Contains(advises, error.ErrorDetails.RecommendedAction);
    }

    [Theory]
    [InlineData("Import-PartnerReferral -WhatIf")]
    [InlineData("Test-PartnerReferral")]
    public void A_literal_path_may_hold_any_characters(string command)
    {
        using var folder = new ImportFolder();
        folder.Write("deals [1].csv", ImportFolder.Row(1));

        var result = folder.Session.Run($"{command} -LiteralPath '{folder.At("deals [1].csv")}'");

        Assert.Null(result.Terminating);
        Assert.Empty(result.Errors);
    }

    [Fact]
    public void A_report_into_a_folder_that_is_not_there_names_the_report()
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ImportFolder.Row(1));

        var (error, _) = folder.ImportEnded("$folder/deals.csv -ReportPath $folder/nowhere/run.html");

        Assert.StartsWith("PartnerReferral.Import.ReportNotWritten", error.FullyQualifiedErrorId);
        Assert.Contains("run.html' does not exist", error.ErrorDetails.Message);
        Assert.Equal(0, folder.Session.Requests());
    }

    [Fact]
    public void An_empty_table_is_no_error()
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv");

        Assert.Equal("0 created, 0 updated, 0 skipped, 0 rejected, 0 unknown, 0 not sent", folder.Summary("$folder/deals.csv -ReportPath $folder/r.html").Text);
        Assert.Contains("There was no row to send.", folder.Read("r.html"));
    }

    [Fact]
    public void What_if_checks_and_tells_and_touches_nothing()
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ThreeOfFive);

        var screen = folder.Session.Screen($"Import-PartnerReferral '{folder.At("deals.csv")}' -WhatIf -SkipInvalid -ReportPath '{folder.At("r.html")}' -ErrorAction SilentlyContinue");

        Assert.Contains("deals.csv: create 2 referrals, leave out 3 rows with faults", screen.Replace("\n", " "));
        Assert.Equal(0, folder.Session.Requests());
        Assert.Equal(["deals.csv"], folder.Files);
    }

    [Fact]
    public void Microsofts_leg_alone_is_refused()
    {
        using var folder = new ImportFolder();
        folder.WriteText(
            "deals.csv",
            ImportFolder.Header + ",Type,TargetType,TargetId,EngagementId,HelpCode\r\n"
            + ImportFolder.Row(1) + ",Shared,BusinessProfileLocation,msft,0f8fad5b-d9cb-469f-a165-70867728950e,GeneralOrOther\r\n");

        var result = folder.Import("$folder/deals.csv");

        Assert.Contains("Microsoft's leg", result.Errors[0].ErrorDetails.Message);
        Assert.Equal(0, folder.Session.Requests());
    }

    [Fact]
    public void Test_and_import_check_the_rows_of_a_file_alike()
    {
        using var folder = new ImportFolder();
        var id = folder.Output("New-PartnerReferral -Name Old -CustomerName 'Blue AG' -AddressLine1 'S 1' -City Zug -Country CH -ConsentToContact -ConsentToShareInfo -DealValue 1 -Currency CHF")[0].Properties["Id"].Value;
        folder.WriteText(
            "deals.csv",
            "Referral ID," + ImportFolder.Header + "\r\n"
            + $"{id},,,,,,,,,,2000,CHF,,,\r\n"
            + "," + ImportFolder.Row(1) + "\r\n"
            + "," + ImportFolder.Row(1) + "\r\n"
            + "," + ImportFolder.Row(2, country: "") + "\r\n"
            + $"{id},,,,,,,,,,x,CHF,,,\r\n");

        var tested = folder.Output("Test-PartnerReferral -Path $folder/deals.csv | ForEach-Object { $_.Issues | ForEach-Object { \"$($_.Row) $($_.Code)\" } }").Select(o => o.ToString());
        var (_, imported) = folder.ImportEnded("$folder/deals.csv");

        Assert.Equal(["3 DuplicateExternalReferenceId", "4 MissingCountry", "5 InvalidNumber", "5 DuplicateReferralId"], tested);
        Assert.Equal(["DuplicateExternalReferenceId", "MissingCountry", "InvalidNumber"], imported.Errors.Select(e => e.FullyQualifiedErrorId.Split(',')[0].Split('.')[^1]));
    }

    [Fact]
    public async System.Threading.Tasks.Task Without_a_place_for_temporary_files_it_works_and_says_so()
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ImportFolder.Rows(3));
        var outcome = await ShellProcess.RunAsync(
            $"Connect-PartnerReferralApi -Emulator; (Import-PartnerReferral '{folder.At("deals.csv")}').Rows.Count",
            environment: new System.Collections.Generic.Dictionary<string, string> { ["TMPDIR"] = "/no/such/folder", ["TMP"] = "Z:\\no\\such", ["TEMP"] = "Z:\\no\\such" });
        Assert.Contains("3", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("/no/such/folder", outcome.Output + outcome.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("cannot be read", outcome.Output + outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_that_are_not_sent_are_named_once_and_together()
    {
        using var folder = new ImportFolder();
        folder.WriteText("deals.csv", "Owner,CreatedDateTime,Direction,ETag,Nonsense," + ImportFolder.Header + "\r\nme,2026-01-01,Outgoing,x,y," + ImportFolder.Row(1) + "\r\nme,2026-01-01,Outgoing,x,y," + ImportFolder.Row(2) + "\r\n");

        var warnings = folder.Import("$folder/deals.csv").Warnings;

        Assert.Equal(3, warnings.Count);
        Assert.Contains("'Owner' is not sent. The owner of a deal is", warnings[0], StringComparison.Ordinal);
        Assert.Equal("'CreatedDateTime', 'Direction' are not sent. Only the service sets that.", warnings[1]);
        Assert.Contains("'Nonsense' is not a known name", warnings[2], StringComparison.Ordinal);
    }

    [Fact]
    public void A_state_that_a_new_deal_does_not_get_is_told_both_ways()
    {
        using var folder = new ImportFolder();
        folder.WriteText("deals.csv", "Status,Substatus,StatusReason," + ImportFolder.Header + "\r\nClosed,Lost,Price," + ImportFolder.Row(1) + "\r\n");
        const string Told = "Status: The row asks for Closed/Lost, with a reason, and the service made the deal Active/Accepted";
        Assert.Contains(Told, Assert.Single(folder.Import("$folder/deals.csv").Warnings), StringComparison.Ordinal);
        Assert.Contains(Told, Assert.Single(folder.Run(
            "New-PartnerReferral @{ Status = 'Closed'; Substatus = 'Lost'; StatusReason = 'Price'; Name = 'A'; CustomerName = 'Blue AG'; AddressLine1 = 'S 1'; City = 'Zug'; Country = 'CH'; ConsentToContact = $true; ConsentToShareInfo = $true; DealValue = 1; Currency = 'CHF' }").Warnings), StringComparison.Ordinal);
    }
}
