using System;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Views;

/// <summary>What people see, rendered by the engine's own formatting.</summary>
public sealed class ViewTests
{
    [Theory]
    [InlineData(80)]
    [InlineData(100)]
    [InlineData(120)]
    public void The_table_keeps_one_line_a_referral_and_every_column(int width)
    {
        using var session = ModuleSession.Connected("-EmulatorSettings @{ seed = 1 }", width);
        var lines = Lines(session.Screen(Deals.Flat + "New-PartnerReferral $deal -DealValue 1234567.5; $deal.DealValue = 98765432109; New-PartnerReferral $deal"));
        Assert.Equal(4, lines.Length);
        Assert.Equal(["Id", "Name", "CustomerName", "CurrentState", "DealValue", "Currency"], Words(lines[0]));
        foreach (var cell in new[] { "1e169509… Bluewater", " Active/Accepted ", " 42,000 CHF" })
        {
            Assert.Contains(cell, lines[2]);
        }

        Assert.Contains(" 98,765,432,109 CHF", lines[3]);
        Assert.Equal(width >= 100, lines[2].Contains("Bluewater data platform", StringComparison.Ordinal));
        Assert.All(lines, line => Assert.True(line.TrimEnd().Length <= width, line));
    }

    [Fact]
    public void A_shared_referral_keeps_one_line_and_every_column_at_80_columns()
    {
        using var session = ModuleSession.Connected(width: 80);
        var lines = Lines(session.Screen(Deals.CoSell + "$deal | New-PartnerSharedReferral"));
        Assert.Equal(3, lines.Length);
        Assert.Equal(["EngagementId", "Name", "CustomerName", "OwnState", "MicrosoftState"], Words(lines[0]));
        Assert.Contains(" Active/Accepted New/Pending", lines[2]);
    }

    [Fact]
    public void A_connection_is_a_list_of_what_is_known()
    {
        using var session = ModuleSession.Connected(width: 80);
        Assert.Equal(["Environment", "Flow", "Endpoint"], Lines(session.Screen("Get-PartnerReferralConnection")).Select(line => Words(line)[0]));

        session.Output("Connect-PartnerReferralApi -Emulator -Interactive");
        var signedIn = Lines(session.Screen("$null = Get-PartnerReferral -First 1; Get-PartnerReferralConnection"));
        Assert.Equal(["Environment", "Flow", "Account", "TenantId", "Endpoint", "TokenExpiresOn"], signedIn.Select(line => Words(line)[0]));
        Assert.Matches(@"^TokenExpiresOn : \d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$", signedIn[^1].TrimEnd());
    }

    [Fact]
    public void Rows_of_an_import_are_read_at_80_columns()
    {
        using var session = ModuleSession.Connected(width: 80);
        var file = Path.Combine(ModuleSession.ModuleFolder, "docs", "examples", "deals.csv");
        session.Output($"$summary = Import-PartnerReferral '{file}' -NoJournal -SkipInvalid -ErrorAction Ignore");

        var lines = Lines(session.Screen("$summary.Rows[0]"));

        Assert.Equal(["Row", "Line", "State", "ExternalReferenceId", "Name", "Message"], Words(lines[0]));
        Assert.StartsWith("    12     13 Rejected CRM-0012     ", lines[2]);
        Assert.Contains("WriteDEforGermany.", string.Concat(lines[2..].Select(line => line.Length > 55 ? line[55..] : "")).Replace(" ", "", StringComparison.Ordinal));
    }

    [Fact]
    public void A_summary_shows_no_place_that_was_not_written()
    {
        using var session = ModuleSession.Connected();
        var file = Path.Combine(ModuleSession.ModuleFolder, "docs", "examples", "crm", "hubspot.csv");

        var screen = session.Screen($"Import-PartnerReferral '{file}' -NoJournal -PropertyMap @{{ 'Deal Name' = 'Name' }} -SkipInvalid -ErrorAction SilentlyContinue -WarningAction SilentlyContinue");

        Assert.Contains("Rejected      : 6", screen);
        Assert.Matches("RatePerSecond : \\d+\\.\\d\n", screen);
        Assert.DoesNotContain("JournalPath", screen);
        Assert.DoesNotContain("ReportPath", screen);
        Assert.DoesNotContain("StopReason", screen);
    }

    [Fact]
    public void What_stands_above_a_column_is_the_property_that_stands_below_it()
    {
        using var session = new ModuleSession();
        var views = XDocument.Load(Path.Combine(ModuleSession.ModuleFolder, "bin", "PartnerReferrals.Format.ps1xml")).Descendants("View").ToList();
        Assert.NotEmpty(views);
        foreach (var view in views)
        {
            var type = view.Descendants("TypeName").First().Value.Split('#')[0];
            var known = session.Output($"@([AppDomain]::CurrentDomain.GetAssemblies() | ForEach-Object {{ $_.GetType('{type}') }} | Where-Object {{ $_ }})[0].GetProperties() | ForEach-Object Name").Select(name => name.ToString()).ToHashSet();
            Assert.All(view.Descendants("PropertyName").Select(p => p.Value), name => Assert.True(known.Contains(name), $"{type} has no {name}."));

            // Without labels the engine heads each column and line with its property's own name.
            Assert.Empty(view.Descendants("Label"));
            if (view.Element("TableControl") is { } table)
            {
                Assert.Equal(table.Descendants("TableColumnItem").Count(), table.Element("TableHeaders")!.Elements("TableColumnHeader").Count());
            }
        }
    }

    [Theory]
    [InlineData("Where-Object CurrentState -like 'Active*'")]
    [InlineData("Where-Object CustomerName -eq 'Bluewater Bakeries AG'")]
    [InlineData("Where-Object CreatedDateTime -gt ([DateTime]::UtcNow.AddDays(-1))")]
    [InlineData("Where-Object { -not $_.ExpirationDateTime }")]
    public void What_the_screen_calls_it_finds_it(string condition)
    {
        using var session = ModuleSession.Connected();
        session.Output(Deals.Flat + "$null = New-PartnerReferral $deal");

        Assert.Single(session.Output("Get-PartnerReferral | " + condition));
    }

    [Fact]
    public void Nested_parts_read_as_people_write_them()
    {
        using var session = ModuleSession.Connected("-EmulatorSettings @{ seed = 1 }");
        var referral = session.Output(Deals.CoSell + "$deal.Team = 'Noa, Frei, +41410000002, noa@partner.example'; $deal.Industry = 'Education;Government'; ($deal | New-PartnerSharedReferral).ConnectedReferral").Single();

        Assert.Equal("Bluewater Bakeries AG, Seestrasse 1, Zug, CH; Mia Keller <mia@bluewater.example>", Text("CustomerProfile"));
        Assert.Equal("share info: yes, contact: yes, share with Microsoft: yes", Text("Consent"));
        Assert.StartsWith("Industries: Education, Government; Solutions: SOL-10001-AAA; ", Text("Requirements"), StringComparison.Ordinal);
        Assert.DoesNotContain("IoT", Text("Requirements"), StringComparison.Ordinal);
        Assert.Equal("help: ProofOfConceptOrDemo; invited by: Contoso Partner; Please join.", Text("InviteContext"));
        var list = session.Screen("Get-PartnerReferral | ForEach-Object { $_.CustomerProfile } | ForEach-Object { $_ }");
        Assert.Contains(": {Mia Keller <mia@bluewater.example>}", list);

        string Text(string property) => referral.Properties[property].Value.ToString()!;
    }

    [Fact]
    public void A_check_is_read_at_80_columns()
    {
        using var session = new ModuleSession(width: 80);
        var file = Path.Combine(ModuleSession.ModuleFolder, "docs", "examples", "deals.csv");

        var lines = session.Screen($"Test-PartnerReferral -Path '{file}' | Where-Object IsValid -eq $false").Split('\n');

        var heading = lines.Select(line => line.Trim()).Where(line => line.Length > 0).ToList();
        Assert.StartsWith("Path: ", heading[0], StringComparison.Ordinal);
        Assert.Equal(["Row", "Line", "Name", "IsValid", "Message"], heading.First(line => line.StartsWith("Row", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(lines, line => line.Contains("Country: 'Germny' is", StringComparison.Ordinal));
    }

    [Fact]
    public void A_row_of_the_wrong_shape_is_named_once()
    {
        using var session = ModuleSession.Connected();
        var file = Path.Combine(ModuleSession.ModuleFolder, "docs", "examples", "deals.csv");

        var errors = session.Run($"Import-PartnerReferral '{file}' -NoJournal -WhatIf").Errors;

        Assert.Contains(errors, e => e.ToString() == "Row 93 (line 107): The row has 29 cells, the header 28.");
    }

    [Fact]
    public void A_list_goes_part_by_part()
    {
        using var session = ModuleSession.Connected();
        var lines = Lines(session.Screen(Deals.CoSell + "$null = $deal | New-PartnerSharedReferral; Get-PartnerReferral -First 1 | Format-List"));

        string[] parts = ["Id", "CurrentState", "CustomerProfile", "Consent", "DealValue", "Team", "ETag"];
        Assert.Equal(parts, lines.Select(line => Words(line)[0]).Where(name => parts.Contains(name)));
        Assert.DoesNotContain("ScriptBlock", System.IO.File.ReadAllText(System.IO.Path.Combine(ModuleSession.ModuleFolder, "bin", "PartnerReferrals.Format.ps1xml")));
    }

    [Fact]
    public void A_shared_referral_has_a_view_of_its_own()
    {
        using var session = ModuleSession.Connected();
        var screen = session.Screen(Deals.CoSell + "$deal | New-PartnerSharedReferral");
        Assert.Contains("EngagementId", screen);
        Assert.Contains("MicrosoftState", screen);
        Assert.Contains("New/Pending", screen);
    }

    [Fact]
    public void Faults_have_a_view_of_their_own()
    {
        using var session = new ModuleSession();
        var screen = session.Screen("(Test-PartnerReferral @{ Name = 'x'; Country = 'Germny' }).Issues");
        Assert.Contains("Severity", screen);
        Assert.Contains("Germny", screen);
        Assert.Contains("Write DE", screen);
    }

    [Fact]
    public void Faults_are_read_at_80_columns()
    {
        using var session = new ModuleSession(width: 80);
        var lines = Lines(session.Screen("(Test-PartnerReferral @{ Name = 'x'; Country = 'Germny' }).Issues"));
        Assert.Equal(["Row", "Severity", "Field", "Message", "Hint"], Words(lines[0]));
        Assert.Contains(lines, line => line.Contains("'Germny' is refused", StringComparison.Ordinal) && line.Contains("Write DE", StringComparison.Ordinal));
    }

    [Fact]
    public void Mixed_output_stays_short()
    {
        using var session = ModuleSession.Connected();
        var screen = session.Screen(Deals.Flat + "Get-PartnerReferralConnection; New-PartnerReferral $deal");
        Assert.DoesNotContain("LastModifiedVia", screen);
        Assert.Contains("CustomerName", screen);
    }

    private static string[] Lines(string screen) => screen.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
