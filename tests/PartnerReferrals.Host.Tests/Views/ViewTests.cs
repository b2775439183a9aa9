using System;
using System.Linq;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Views;

/// <summary>What people see, rendered by the engine's own formatting.</summary>
public sealed class ViewTests
{
    [Fact]
    public void The_table_keeps_one_line_a_referral_at_120_columns()
    {
        using var session = ModuleSession.Connected("-EmulatorSettings @{ seed = 1 }");
        var lines = session.Screen(Deals.Flat + "New-PartnerReferral $deal").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.Equal(["Id", "Name", "Customer", "Type", "State", "DealValue", "Cur", "Created"], lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        foreach (var cell in new[] { "Bluewater data platform", "Bluewater Bakeries", "Independent", "Active/Accepted", "42,000.00", "CHF" })
        {
            Assert.Contains(cell, lines[2]);
        }

        Assert.All(lines, line => Assert.True(line.TrimEnd().Length <= 120, line));
    }

    [Fact]
    public void A_summary_shows_no_place_that_was_not_written()
    {
        using var session = ModuleSession.Connected();
        var file = System.IO.Path.Combine(ModuleSession.ModuleFolder, "docs", "examples", "crm", "hubspot.csv");

        var screen = session.Screen($"Import-PartnerReferral '{file}' -NoJournal -PropertyMap @{{ 'Deal Name' = 'Name' }} -SkipInvalid -ErrorAction SilentlyContinue -WarningAction SilentlyContinue");

        Assert.Contains("Rejected      : 6", screen);
        Assert.Matches("RatePerSecond : \\d+\\.\\d\n", screen);
        Assert.DoesNotContain("JournalPath", screen);
        Assert.DoesNotContain("ReportPath", screen);
        Assert.DoesNotContain("StopReason", screen);
    }

    [Fact]
    public void Every_property_of_a_view_exists()
    {
        using var session = new ModuleSession();
        var views = System.Xml.Linq.XDocument.Load(System.IO.Path.Combine(ModuleSession.ModuleFolder, "bin", "PartnerReferrals.Format.ps1xml")).Descendants("View").ToList();
        Assert.NotEmpty(views);
        foreach (var view in views)
        {
            var type = view.Descendants("TypeName").Single().Value;
            var known = session.Output($"[{type}].GetProperties() | ForEach-Object Name").Select(name => name.ToString()).ToHashSet();
            Assert.All(view.Descendants("PropertyName").Select(p => p.Value), name => Assert.True(known.Contains(name), $"{type} has no {name}."));
        }
    }

    [Fact]
    public void A_check_is_read_at_80_columns()
    {
        using var session = new ModuleSession(width: 80);
        var file = System.IO.Path.Combine(ModuleSession.ModuleFolder, "docs", "examples", "deals.csv");

        var lines = session.Screen($"Test-PartnerReferral -Path '{file}' | Where-Object IsValid -eq $false").Split('\n');

        Assert.Equal(["Row", "Line", "Name", "IsValid", "Message"], lines.First(line => line.Length > 0).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(lines, line => line.Contains("Country: 'Germany' is", StringComparison.Ordinal));
    }

    [Fact]
    public void A_row_of_the_wrong_shape_is_named_once()
    {
        using var session = ModuleSession.Connected();
        var file = System.IO.Path.Combine(ModuleSession.ModuleFolder, "docs", "examples", "deals.csv");

        var errors = session.Run($"Import-PartnerReferral '{file}' -NoJournal -WhatIf").Errors;

        Assert.Contains(errors, e => e.ToString() == "Row 93 (line 107): The row has 29 cells, the header 28.");
    }

    [Fact]
    public void A_list_goes_part_by_part()
    {
        using var session = ModuleSession.Connected();
        var screen = session.Screen(Deals.CoSell + "$null = $deal | New-PartnerSharedReferral; Get-PartnerReferral -First 1 | Format-List".Replace("| Format-List", "| ForEach-Object { $_ }"));
        Assert.Contains("Bluewater", screen);

        // Format-List is not in the bare engine; the view itself is checked for its order.
        var view = System.IO.File.ReadAllText(System.IO.Path.Combine(ModuleSession.ModuleFolder, "bin", "PartnerReferrals.Format.ps1xml"));
        var list = view[view.IndexOf("PartnerReferrals.Referral.List", StringComparison.Ordinal)..];
        var order = new[] { "<PropertyName>Id<", "<PropertyName>CurrentState<", "<PropertyName>CustomerProfile<", "<PropertyName>Consent<", "<PropertyName>DealValue<", "<PropertyName>Team<", "<PropertyName>ETag<" }
            .Select(p => list.IndexOf(p, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, order);
        Assert.Equal(order.Order(), order);
        Assert.DoesNotContain("ScriptBlock", view);
    }

    [Fact]
    public void A_shared_referral_has_a_view_of_its_own()
    {
        using var session = ModuleSession.Connected();
        var screen = session.Screen(Deals.CoSell + "$deal | New-PartnerSharedReferral");
        Assert.Contains("EngagementId", screen);
        Assert.Contains("Microsoft", screen);
        Assert.Contains("New/Pending", screen);
    }

    [Fact]
    public void Faults_have_a_view_of_their_own()
    {
        using var session = new ModuleSession();
        var screen = session.Screen("(Test-PartnerReferral @{ Name = 'x'; Country = 'Germany' }).Issues");
        Assert.Contains("Severity", screen);
        Assert.Contains("Germany", screen);
        Assert.Contains("Write DE", screen);
    }

    [Fact]
    public void Mixed_output_stays_short()
    {
        using var session = ModuleSession.Connected();
        var screen = session.Screen(Deals.Flat + "Get-PartnerReferralConnection; New-PartnerReferral $deal");
        Assert.DoesNotContain("LastModifiedVia", screen);
        Assert.Contains("CustomerName", screen);
    }
}
