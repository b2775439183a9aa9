using System;
using System.IO;
using System.Linq;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Import;

public sealed class ExportTests
{
    [Theory]
    [InlineData("Flat")]
    [InlineData("Portal")]
    [InlineData("Portal2023")]
    public void Imported_again_nothing_has_changed(string format)
    {
        using var folder = Filled();
        var created = folder.Session.Created();
        folder.Output($"{AllLegs} | Export-PartnerReferral $folder/out.csv -Format {format}");

        var result = folder.Import("$folder/out.csv");

        Assert.Empty(result.Errors);
        var summary = new ImportNumbers(Assert.Single(result.Output));
        Assert.Equal(summary.Get<int>("Total"), summary.Get<int>("Skipped"));
        Assert.Equal(format == "Flat" ? created : created - 1, summary.Get<int>("Total"));
        Assert.Equal(created, folder.Session.Created());
    }

    [Theory]
    [InlineData("Flat", "$all")]
    [InlineData("Portal", "$all")]
    [InlineData("Portal", "$reversed")]
    public void Without_ids_it_makes_the_same_deals_elsewhere(string format, string order)
    {
        using var folder = Filled();
        var before = Deals(folder, format);
        folder.Output($"$all = @({AllLegs}); $reversed = $all.Clone(); [array]::Reverse($reversed); {order} | Export-PartnerReferral $folder/out.csv -Format {format} -NoId");
        folder.Session.Output("Connect-PartnerReferralApi -Emulator");

        var result = folder.Import("$folder/out.csv");

        Assert.Empty(result.Errors);
        Assert.Equal(before, Deals(folder, format));
    }

    [Fact]
    public void A_shared_referral_is_one_deal()
    {
        using var folder = new ImportFolder();
        folder.Output(Engine.Deals.CoSell + "New-PartnerSharedReferral $deal | Export-PartnerReferral $folder/out.csv -NoId");
        var before = Deals(folder);
        folder.Session.Output("Connect-PartnerReferralApi -Emulator");

        Assert.Empty(folder.Import("$folder/out.csv").Errors);
        Assert.Equal(before, Deals(folder));
    }

    [Fact]
    public void Is_utf_8_with_a_mark_and_runs_no_formula()
    {
        using var folder = new ImportFolder();
        folder.Output(Engine.Deals.Flat + "$deal.Name = '=cmd|calc'; $deal.CustomerName = 'Zoë'; New-PartnerReferral $deal | Export-PartnerReferral $folder/out.csv -Delimiter ';'");

        Assert.Equal([0xEF, 0xBB, 0xBF], File.ReadAllBytes(folder.At("out.csv")).Take(3));
        Assert.Contains(";'=cmd|calc;", folder.Read("out.csv"));
        Assert.Contains(";Zoë;", folder.Read("out.csv"));
    }

    [Fact]
    public void Append_adds_rows_under_the_same_columns()
    {
        using var folder = Filled();
        folder.Output("$all = Get-PartnerReferral; $all[0] | Export-PartnerReferral $folder/out.csv");
        File.WriteAllText(folder.At("out.csv"), folder.Read("out.csv").TrimEnd());
        folder.Output("$all[1] | Export-PartnerReferral $folder/out.csv -Append");

        Assert.Equal(2, folder.Summary("$folder/out.csv").Get<int>("Skipped"));
        var (end, _) = folder.Ended("$all[1] | Export-PartnerReferral $folder/out.csv -Append -Format Portal");
        Assert.StartsWith("PartnerReferral.Validation.OtherColumns", end.FullyQualifiedErrorId);
        Assert.Equal(2, folder.Summary("$folder/out.csv").Get<int>("Skipped"));
    }

    [Fact]
    public void No_clobber_keeps_what_is_there()
    {
        using var folder = Filled();
        folder.WriteText("out.csv", "mine");

        var (error, _) = folder.Ended("Get-PartnerReferral | Export-PartnerReferral $folder/out.csv -NoClobber");

        Assert.StartsWith("PartnerReferral.Export.FileExists", error.FullyQualifiedErrorId);
        Assert.Equal("mine", folder.Read("out.csv"));
    }

    [Fact]
    public void What_if_writes_nothing()
    {
        using var folder = Filled();
        folder.Session.Screen($"Get-PartnerReferral | Export-PartnerReferral '{folder.At("out.csv")}' -WhatIf");

        Assert.DoesNotContain("out.csv", folder.Files);
    }

    [Fact]
    public void What_is_no_referral_is_an_error_and_the_rest_is_written()
    {
        using var folder = Filled();

        var result = folder.Run("$all = Get-PartnerReferral; 42, $all[0] | Export-PartnerReferral $folder/out.csv");

        Assert.StartsWith("PartnerReferral.Export.NotAReferral", Assert.Single(result.Errors).FullyQualifiedErrorId);
        Assert.Equal(1, folder.Summary("$folder/out.csv").Get<int>("Skipped"));
    }

    [Fact]
    public void A_folder_that_is_not_there_ends_the_command()
    {
        using var folder = Filled();

        var (error, _) = folder.Ended("Get-PartnerReferral | Export-PartnerReferral $folder/nowhere/out.csv");

        Assert.StartsWith("PartnerReferral.Export.NotWritable", error.FullyQualifiedErrorId);
    }

    // The service lists your own legs; Microsoft's are found by their engagement.
    private const string AllLegs = "Get-PartnerReferral | ForEach-Object { Get-PartnerReferral -EngagementId $_.EngagementId }";

    /// <summary>Three ordinary deals and a co-sell deal, with everything a cell has trouble with.</summary>
    private static ImportFolder Filled()
    {
        var folder = new ImportFolder();
        folder.Session.Output(Engine.Deals.Flat +
            """
            $deal.Notes = "two`r`nlines, `"quoted`"; and a semicolon"; $deal.Industry = 'Education', 'Agriculture, Forestry, & Fishing'; $deal.DealValue = 1234.56
            $null = New-PartnerReferral $deal
            $deal.ExternalReferenceId = 'CRM-2'; $deal.Name = "-minus"; $deal.ShareWithMicrosoft = $true; $deal.Duns = '012345678'; $deal.MarketplaceIntent = 'HaveNotDecided'
            $deal.Team = 'Ann, Lee, +41410000011, ann@partner.example', 'Bob, Ray, +41410000012, bob@partner.example'; $deal.Solution = 'SOL-1234-PQRS, CHF, 10, 100', 'SOL-5678-TUVW'
            $null = New-PartnerReferral $deal
            $deal.Remove('Solution'); $deal.ExternalReferenceId = 'CRM-3'; $deal.ShareWithMicrosoft = $false; $deal.Name = "'quoted'"
            $null = New-PartnerReferral $deal

            """ + Engine.Deals.CoSell + "$deal.ExternalReferenceId = 'CRM-4'; $null = New-PartnerSharedReferral $deal");
        return folder;
    }

    /// <summary>What the format can say about every deal; the service's own ids and times left out.</summary>
    private static string[] Deals(ImportFolder folder, string format = "Flat") =>
        [.. folder.Session.Output(
            $"$industries = {(format == "Flat" ? "'Industries'" : "'None'")}\n" +
            """
            Get-PartnerReferral | ForEach-Object { Get-PartnerReferral -EngagementId $_.EngagementId } | ForEach-Object {
                "$($_.Owner) $($_.ExternalReferenceId) $($_.Name) $($_.Type) $($_.CurrentState) $($_.DealValue) $($_.Currency) $($_.ClosingDate.ToString('o')) $($_.Details.Notes) $($_.CustomerName) $($_.Country) " +
                "$($_.Details.Requirements.$industries.Id) $($_.Details.Requirements.Solutions.Id) $($_.Details.Requirements.Solutions.Price) $($_.Team.Email) $($_.CustomerProfile.Team.Email) $($_.CustomerProfile.Ids.Id) " +
                "$($_.Consent.ShareWithMicrosoft) $($_.InviteContext.Notes) $($_.InviteContext.AssistanceRequestCode)"
            }
            """).Select(deal => deal.ToString()).Order(StringComparer.Ordinal)];
}
