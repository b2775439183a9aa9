using System;
using System.IO;
using System.Linq;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Import;

/// <summary>Parameters that name files: each its own, in the file system, by whatever name.</summary>
public sealed class FileNamesTests
{
    private const string Deal =
        "Name = 'One'; CustomerName = 'Fabrikam'; AddressLine1 = 'Street 1'; City = 'Zug'; Country = 'CH'; ConsentToContact = $true; ConsentToShareInfo = $true; DealValue = 1; Currency = 'CHF'; ContactEmail = 'mia@bluewater.example'";

    [Fact]
    public void A_file_and_a_link_to_it_have_one_journal()
    {
        using var folder = new ImportFolder();
        var path = folder.Write("deals.csv", ImportFolder.Rows(5));
        File.CreateSymbolicLink(folder.At("latest.csv"), path);
        File.CreateSymbolicLink(folder.At("again.csv"), folder.At("latest.csv"));

        folder.Summary("$folder/latest.csv");
        Assert.Equal(5, folder.Summary("$folder/deals.csv").Get<int>("Skipped"));
        Assert.Equal(5, folder.Summary("$folder/again.csv").Get<int>("Skipped"));
        Assert.Equal(5, folder.Summary("$folder/again.csv -JournalPath $folder/deals.csv.journal.jsonl").Get<int>("Skipped"));

        Assert.Equal(5, folder.Session.Created());
        Assert.Equal(["again.csv", "deals.csv", "deals.csv.journal.jsonl", "latest.csv"], folder.Files);
    }

    [Fact]
    public void A_journal_that_an_earlier_version_kept_beside_a_link_is_gone_on_with()
    {
        using var folder = new ImportFolder();
        folder.Write("latest.csv", ImportFolder.Rows(5));
        folder.Summary("$folder/latest.csv");
        File.Move(folder.At("latest.csv"), folder.At("deals.csv"));
        File.CreateSymbolicLink(folder.At("latest.csv"), folder.At("deals.csv"));

        Assert.Equal(5, folder.Summary("$folder/latest.csv").Get<int>("Skipped"));
        File.WriteAllText(folder.At("deals.csv.journal.jsonl"), "");
        Assert.StartsWith("PartnerReferral.Import.TwoJournals", folder.ImportEnded("$folder/latest.csv").End.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(5, folder.Session.Created());
    }

    [Theory]
    [InlineData("-ReportPath $folder/x.csv -JournalPath $folder/x.csv", "ReportPath")]
    [InlineData("-ReportPath $folder/x.csv -JournalPath $folder/sub/../x.csv", "ReportPath")]
    [InlineData("-ReportPath $folder/link.csv -JournalPath $folder/x.csv", "ReportPath")]
    [InlineData("-ReportPath $folder/x.csv, $folder/X.csv", "ReportPath")]
    [InlineData("-ReportPath $folder/DEALS.csv", "ReportPath")]
    [InlineData("-ReportPath $folder/todeals.csv", "ReportPath")]
    [InlineData("-JournalPath $folder/deals.csv", "JournalPath")]
    [InlineData("-JournalPath $folder/todeals.csv", "JournalPath")]
    public void Two_files_of_a_command_that_are_one_are_refused(string arguments, string id)
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ImportFolder.Rows(2));
        File.CreateSymbolicLink(folder.At("link.csv"), folder.At("x.csv"));
        File.CreateSymbolicLink(folder.At("todeals.csv"), folder.At("deals.csv"));
        var before = folder.Read("deals.csv");
        File.WriteAllText(folder.At("x.csv"), "kept");

        var (error, _) = folder.ImportEnded("$folder/deals.csv " + arguments);

        Assert.StartsWith("PartnerReferral.Import." + id, error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal((before, "kept"), (folder.Read("deals.csv"), folder.Read("x.csv")));
        Assert.Equal(0, folder.Session.Created());
    }

    [Theory]
    [InlineData("env:x")]
    [InlineData("variable:x")]
    [InlineData("function:x")]
    [InlineData("nosuchdrive:x")]
    [InlineData("NoSuchProvider::x")]
    public void What_is_no_file_is_never_made_one(string path)
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ImportFolder.Rows(2));
        foreach (var (command, id) in new[]
        {
            ($"Import-PartnerReferral $folder/deals.csv -JournalPath '{path}'", "PartnerReferral.Journal.NotAFile"),
            ($"Import-PartnerReferral $folder/deals.csv -ReportPath '{path}.csv'", "PartnerReferral.Import.ReportPath"),
            ($"Import-PartnerReferral '{path}'", "PartnerReferral.Import.NotAFile"),
            ($"Test-PartnerReferral -Path '{path}'", "PartnerReferral.Test.NotAFile"),
            ($"Get-PartnerReferral | Export-PartnerReferral '{path}'", "PartnerReferral.Export.NotAFile"),
            ($"@{{ {Deal} }} | New-PartnerReferral -JournalPath '{path}'", "PartnerReferral.Journal.NotAFile"),
        })
        {
            Assert.StartsWith(id + ",", folder.Ended(command).End.FullyQualifiedErrorId, StringComparison.Ordinal);
        }

        Assert.Equal(["deals.csv"], folder.Files);
        Assert.Equal(0, folder.Session.Created());
    }

    [Fact]
    public void Rows_piped_where_a_file_belongs_are_told_where_to_go_and_not_shown()
    {
        using var folder = new ImportFolder();
        foreach (var command in new[]
        {
            $"[pscustomobject]@{{ {Deal} }}, [pscustomobject]@{{ {Deal} }} | Import-PartnerReferral",
            $"@{{ {Deal} }} | Import-PartnerReferral",
            $"Import-PartnerReferral ([pscustomobject]@{{ {Deal} }})",
            $"Test-PartnerReferral -Path @{{ {Deal} }}",
        })
        {
            var (error, _) = folder.Ended(command);
            Assert.Contains(".NotAFile,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
            Assert.Contains("New-PartnerReferral", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
            Assert.DoesNotContain("bluewater", error + error.ErrorDetails.RecommendedAction + error.TargetObject, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void Files_are_taken_from_the_pipeline_as_objects_and_as_names()
    {
        using var folder = new ImportFolder();
        folder.Write("one.csv", ImportFolder.Row(1));
        folder.Write("two.csv", ImportFolder.Row(2));
        Assert.Equal(2, folder.Output("[System.IO.DirectoryInfo]::new($folder).GetFiles('*.csv') | Import-PartnerReferral").Count);
        Assert.Equal(2, folder.Output("\"$folder/one.csv\", \"$folder/two.csv\" | Import-PartnerReferral").Count);
        Assert.Equal(2, folder.Output("\"$folder/one.csv\", \"$folder/two.csv\" | ForEach-Object { [pscustomobject]@{ PSPath = $_ } } | ForEach-Object { $_.PSPath } | Import-PartnerReferral").Count);
        Assert.Equal(2, folder.Session.Created());
    }

    [Fact]
    public void What_marks_a_cell_as_text_is_taken_off_by_both_ways_in()
    {
        using var folder = new ImportFolder();
        folder.Output($"New-PartnerReferral -Name '+1 more' -CustomerName '=Sum AG' -AddressLine1 '@home' -City Zug -Country CH -ConsentToContact -ConsentToShareInfo -DealValue 1 -Currency CHF -Notes '''=kept'");
        folder.Output("Get-PartnerReferral | Export-PartnerReferral $folder/export.csv -NoId");

        // As Import-Csv reads it: each cell as it stands.
        var cells = folder.Read("export.csv").Split("\r\n")[1];
        Assert.Contains("'+1 more", cells, StringComparison.Ordinal);
        folder.Output("[pscustomobject]@{ Name = \"'+1 more\"; CustomerName = \"'=Sum AG\"; AddressLine1 = \"'@home\"; City = 'Zug'; Country = 'CH'; ConsentToContact = 'True'; ConsentToShareInfo = 'True'; DealValue = '1'; Currency = 'CHF'; Notes = \"''=kept\" } | New-PartnerReferral");
        folder.Output("Import-PartnerReferral $folder/export.csv -WarningAction SilentlyContinue");
        Assert.Equal(
            // The apostrophe before a sign is a spreadsheet's by any way in.
            Enumerable.Repeat("+1 more|=Sum AG|@home|=kept", 3),
            folder.Output("Get-PartnerReferral | ForEach-Object { \"$($_.Name)|$($_.CustomerName)|$($_.CustomerProfile.Address.AddressLine1)|$($_.Details.Notes)\" }").Select(o => o.ToString()));
    }
}
