using System;
using System.IO;
using System.Linq;
using PartnerReferrals.Host.Tests.Engine;
using PartnerReferrals.Host.Tests.Import;

namespace PartnerReferrals.Host.Tests.Maps;

/// <summary>New-PartnerReferralPropertyMap: what the columns of a list seem to be, and the map that says so.</summary>
public sealed class NewPropertyMapTests
{
    private const string Every = "-DealType Private -SolutionId SOL-10001-AAA -ConsentToContact -ConsentToShareInfo";

    private const string German =
        "Verkaufschance;Firma;Straße;PLZ;Ort;Land;Betrag;Währung;Abschlussdatum;Ansprechpartner;E-Mail;Customer Citi;Wer;Deal ID\r\n"
        + "Kühlkette;Bluewater Bakeries AG;Seestrasse 1;6300;Zug;Schweiz;42.000,50;CHF;30.11.2027;Mia Keller;mia@bluewater.example;x;Noa Frei;D-1\r\n"
        + "Feldservice;Fabrikam Fibre GmbH;Hafenstraße 22;20457;Hamburg;Deutschland;1.250,00;EUR;01.03.2028;Noah Schmidt;noah@fabrikam.example;y;Noa Frei;D-2\r\n";

    [Fact]
    public void Columns_are_told_by_name_and_values()
    {
        using var folder = Folder(German);

        var columns = folder.Output("New-PartnerReferralPropertyMap $folder/list.csv | ForEach-Object { \"$($_.Column)|$($_.Field)|$($_.Certainty)\" }").Select(o => o.ToString());

        Assert.Equal(
            [
                "Verkaufschance|Name|Guess", "Firma|CustomerName|Guess", "Straße|AddressLine1|Guess", "PLZ|PostalCode|Guess", "Ort|City|Guess", "Land|Country|Sure", "Betrag|DealValue|Sure",
                "Währung|Currency|Sure", "Abschlussdatum|ClosingDate|Sure", "Ansprechpartner||Unknown", "E-Mail|ContactEmail|Sure", "Customer Citi||Unknown", "Wer||Unknown", "Deal ID|ExternalReferenceId|Sure",
            ],
            columns);
    }

    [Fact]
    public void A_written_map_is_taken_as_it_is()
    {
        using var folder = Folder(German);

        Assert.Empty(folder.Output("New-PartnerReferralPropertyMap $folder/list.csv $folder/map.psd1"));
        var checks = folder.Output($"Test-PartnerReferral $folder/list.csv -PropertyMap $folder/map.psd1 {Every} -WarningAction Ignore | ForEach-Object {{ \"$($_.Name) $($_.IsValid)\" }}").Select(o => o.ToString());
        folder.Output($"Import-PartnerReferral $folder/list.csv -PropertyMap $folder/map.psd1 {Every} -WarningAction Ignore");

        Assert.Equal(["Kühlkette True", "Feldservice True"], checks);
        Assert.Equal(
            ["D-1|Bluewater Bakeries AG|CH|42000.50|CHF|2027-11-30", "D-2|Fabrikam Fibre GmbH|DE|1250.00|EUR|2028-03-01"],
            folder.Output("Get-PartnerReferral | ForEach-Object { $_.ExternalReferenceId, $_.CustomerName, $_.Country, $_.DealValue.ToString([cultureinfo]::InvariantCulture), $_.Currency, $_.ClosingDate.ToString('yyyy-MM-dd') -join '|' } | Sort-Object").Select(o => o.ToString()));
    }

    [Fact]
    public void Contact_data_is_never_shown()
    {
        using var folder = Folder(German);
        folder.WriteText("more.csv", "Betreuer,Mobil,Kontaktweg,Fernsprecher,Bemerkung\r\n\"Keller, Mia\",+41 79 123 45 67,mia@bluewater.example,0791234567,Bitte Mia Keller anrufen\r\nNoah,79 123 45 68,noah@x.example,0791234568,ok\r\n");

        var text = folder.Session.Screen($"$folder = '{folder.At("")}'; New-PartnerReferralPropertyMap $folder/list.csv | Format-List; New-PartnerReferralPropertyMap $folder/more.csv | Format-List; New-PartnerReferralPropertyMap $folder/list.csv $folder/list.psd1; New-PartnerReferralPropertyMap $folder/more.csv $folder/more.psd1")
            + folder.Read("list.psd1") + folder.Read("more.psd1");

        foreach (var person in new[] { "Mia", "Keller", "Noah", "Schmidt", "Noa Frei", "mia@", "noah@", "79 123", "0791234567" })
        {
            Assert.DoesNotContain(person, text, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Contains("Xxx Xxxxxx", text, StringComparison.Ordinal);
        Assert.Contains("Schweiz", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dynamics", "Dynamics365")]
    [InlineData("salesforce", "Salesforce")]
    [InlineData("hubspot", "HubSpot")]
    public void The_export_of_a_product_is_known_and_the_map_goes_behind_that_of_the_module(string file, string map)
    {
        using var folder = new ImportFolder();
        var source = Path.Combine(ShellProcess.Repository, "docs", "examples", "crm", file + ".csv");

        var result = folder.Run($"New-PartnerReferralPropertyMap '{source}' -OutFile $folder/own.psd1");
        var checks = folder.Run($"Test-PartnerReferral '{source}' -PropertyMap {map}, $folder/own.psd1 -DealType Private -SolutionId SOL-10001-AAA -Currency EUR -ConsentToContact -ConsentToShareInfo");

        Assert.Contains($"-PropertyMap {map} knows", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Contains($"-PropertyMap {map}, ./own.psd1", folder.Read("own.psd1"), StringComparison.Ordinal);
        Assert.Null(checks.Terminating);
        Assert.Equal(6, checks.Output.Count);
        Assert.All(checks.Output, check => Assert.Equal(true, check.Properties["IsValid"].Value));
    }

    [Fact]
    public void A_file_of_the_module_or_the_portal_needs_no_guess()
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ImportFolder.Rows(2));
        folder.Output("Import-PartnerReferral $folder/deals.csv | Out-Null; Get-PartnerReferral | Get-PartnerReferral | Export-PartnerReferral $folder/portal.csv -Format Portal");

        foreach (var name in new[] { "deals.csv", "portal.csv" })
        {
            Assert.Equal("Sure", string.Join(" ", folder.Output($"New-PartnerReferralPropertyMap $folder/{name} | Select-Object -ExpandProperty Certainty -Unique")));
            folder.Output($"New-PartnerReferralPropertyMap $folder/{name} $folder/map.psd1 -Force");
            Assert.Equal("True", string.Join(" ", folder.Output($"(Test-PartnerReferral $folder/{name} -PropertyMap $folder/map.psd1 -WarningAction Ignore -Quiet) -eq (Test-PartnerReferral $folder/{name} -WarningAction Ignore -Quiet)")));
        }
    }

    [Fact]
    public void Any_column_name_is_written_so_that_it_comes_back()
    {
        using var folder = new ImportFolder();
        folder.WriteText("list.csv", "\"Kunde's Name\",\"Land\u2019s, $(throw)\",\"Ort$x\nStadt\",Culture,Firma,\"#> x\",@{},name\r\n1,2,3,4,5,6,7,8\r\n");

        folder.Output("New-PartnerReferralPropertyMap $folder/list.csv $folder/map.psd1");

        // Uncomment every entry: each has to be a key of the hashtable.
        var map = folder.Output("Set-Content $folder/all.psd1 ((Get-Content $folder/map.psd1) -replace '^    # (?=[''\"].+ = '''')', '    ') -Encoding utf8; $map = Import-PowerShellDataFile $folder/all.psd1; $map.Keys | Sort-Object").Select(o => o.ToString()).ToList();
        Assert.Contains("Kunde's Name", map);
        Assert.Contains("Land\u2019s, $(throw)", map);
        Assert.Contains("Ort$x\nStadt", map);
        Assert.Contains("@{}", map);
        Assert.Contains("#> x", map);
        Assert.Null(folder.Run("Test-PartnerReferral $folder/list.csv -PropertyMap $folder/map.psd1").Terminating);
    }

    [Fact]
    public void Workbooks_json_and_a_culture_are_taken_as_the_other_cmdlets_take_them()
    {
        using var folder = new ImportFolder();
        new WorkbookFile().Sheet("Cover", ["Some title"]).Sheet("Deals", ["Firma", "Betrag", "Abschluss"], ["Bluewater", 42000.5, new DateTime(2027, 11, 30)]).Save(folder.At("deals.xlsx"));
        folder.WriteText("deals.json", "[{\"Firma\": \"Bluewater\", \"Betrag\": 5},\n{\"Abschluss\": \"2027-11-30\", \"details\": {\"notes\": \"x\"}}]");

        const string Expected = "CustomerName Guess|DealValue Sure|ClosingDate Sure";
        Assert.Equal(Expected, string.Join("|", folder.Output("New-PartnerReferralPropertyMap $folder/deals.xlsx -WorksheetName Deals | ForEach-Object { \"$($_.Field) $($_.Certainty)\" }")));
        Assert.Equal(Expected + "|Details Sure", string.Join("|", folder.Output("Get-Item $folder/deals.json | New-PartnerReferralPropertyMap | ForEach-Object { \"$($_.Field) $($_.Certainty)\" }")));
        folder.WriteText("german.csv", "Betrag\r\n42.000\r\n");
        folder.Output("New-PartnerReferralPropertyMap $folder/german.csv $folder/open.psd1; New-PartnerReferralPropertyMap $folder/german.csv $folder/said.psd1 -Culture de-DE");
        Assert.Contains("    # Culture = 'de-DE'", folder.Read("open.psd1"), StringComparison.Ordinal);
        Assert.Contains("    Culture = 'de-DE'", folder.Read("said.psd1"), StringComparison.Ordinal);
        Assert.Equal("NoWorksheet", folder.Ended("New-PartnerReferralPropertyMap $folder/deals.xlsx -WorksheetName Nope").End.FullyQualifiedErrorId.Split('.', ',')[2]);
    }

    [Fact]
    public void A_map_that_is_there_is_kept_unless_force_is_given()
    {
        using var folder = Folder(German);
        folder.WriteText("map.psd1", "@{}");

        Assert.StartsWith("PartnerReferral.PropertyMap.FileExists,", folder.Ended("New-PartnerReferralPropertyMap $folder/list.csv $folder/map.psd1").End.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.StartsWith("PartnerReferral.PropertyMap.OutFile,", folder.Ended("New-PartnerReferralPropertyMap $folder/list.csv $folder/map.txt").End.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.StartsWith("PartnerReferral.PropertyMap.NotWritten,", folder.Ended("New-PartnerReferralPropertyMap $folder/list.csv $folder/none/map.psd1").End.FullyQualifiedErrorId, StringComparison.Ordinal);
        folder.Output("New-PartnerReferralPropertyMap $folder/list.csv $folder/map.psd1 -Force -WhatIf");
        Assert.Equal("@{}", folder.Read("map.psd1"));
        folder.Output("New-PartnerReferralPropertyMap $folder/list.csv $folder/map.psd1 -Force");
        Assert.Contains("'Firma'", folder.Read("map.psd1"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_that_nobody_knows_is_told_as_it_is_and_data_is_no_header()
    {
        using var folder = new ImportFolder();
        folder.WriteText("odd.csv", "Foo,Bar\r\nx,y\r\n");
        folder.WriteText("data.csv", "Mia Keller,mia@bluewater.example,42000\r\nNoah Schmidt,noah@x.example,5\r\n");
        folder.WriteText("empty.csv", "");

        Assert.Equal("Foo Unknown|Bar Unknown", string.Join("|", folder.Output("New-PartnerReferralPropertyMap $folder/odd.csv | ForEach-Object { \"$($_.Column) $($_.Certainty)\" }")));
        var (end, _) = folder.Ended("New-PartnerReferralPropertyMap $folder/data.csv");
        Assert.StartsWith("PartnerReferral.Validation.NoKnownColumn,", end.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.DoesNotContain("Mia", end.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("PartnerReferral.Validation.MissingHeader,", folder.Ended("New-PartnerReferralPropertyMap $folder/empty.csv").End.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_but_its_own_name_makes_a_column_a_consent()
    {
        using var folder = new ImportFolder();
        folder.WriteText("list.csv", "Newsletter,Consent to contct,Consent To Contact\r\nyes,yes,no\r\nno,yes,yes\r\n");

        Assert.Equal("|,|,ConsentToContact|Sure", string.Join(",", folder.Output("New-PartnerReferralPropertyMap $folder/list.csv | ForEach-Object { if ($_.Field) { \"$($_.Field)|$($_.Certainty)\" } else { '|' } }")));
    }

    [Fact]
    public void Of_two_columns_for_one_field_the_one_that_says_it_best_is_it()
    {
        using var folder = new ImportFolder();
        folder.WriteText("list.csv", "Amount,DealValue,Deal Value\r\n1,2,3\r\n");

        Assert.Equal("|DealValue|", string.Join("|", folder.Output("New-PartnerReferralPropertyMap $folder/list.csv | ForEach-Object { [string]$_.Field }")));
        folder.Output("New-PartnerReferralPropertyMap $folder/list.csv $folder/map.psd1");
        Assert.DoesNotContain("DuplicateField", string.Join(" ", folder.Output("(Test-PartnerReferral $folder/list.csv -PropertyMap $folder/map.psd1 -WarningAction Ignore).Issues.Code")), StringComparison.Ordinal);
    }

    private static ImportFolder Folder(string text)
    {
        var folder = new ImportFolder();
        folder.WriteText("list.csv", text);
        return folder;
    }
}
