using System;
using System.Linq;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Import;

/// <summary><c>-UpdateExisting</c>: rows whose ExternalReferenceId exists are changed where they differ, the others created.</summary>
public sealed class UpdateExistingTests
{
    [Theory]
    [InlineData("-NoJournal")]
    [InlineData("-JournalPath $folder/other.jsonl")]
    [InlineData("")]
    public void What_differs_is_changed_what_is_new_is_created_and_the_rest_is_left_alone(string journal)
    {
        using var folder = new ImportFolder("-EmulatorSettings @{ logBodies = 'true' }");
        folder.Write("deals.csv", ImportFolder.Rows(3));
        folder.Summary("$folder/deals.csv");
        folder.Write("deals.csv", ImportFolder.Row(1), ImportFolder.Row(2, value: "2500"), ImportFolder.Row(3), ImportFolder.Row(4));

        Assert.Equal("1 created, 1 updated, 2 skipped, 0 rejected, 0 unknown, 0 not sent", folder.Summary("$folder/deals.csv -UpdateExisting " + journal).Text);

        Assert.Equal(["CRM-1", "CRM-2", "CRM-3", "CRM-4"], folder.ExternalIds());
        Assert.Contains("\"/details/dealValue\",\"value\":2500", Assert.Single(Patches(folder)), StringComparison.Ordinal);
        Assert.Equal("0 created, 0 updated, 4 skipped, 0 rejected, 0 unknown, 0 not sent", folder.Summary("$folder/deals.csv -UpdateExisting " + journal).Text);
    }

    [Fact]
    public void A_row_that_differs_and_is_not_sent_is_counted_and_one_that_was_updated_no_more()
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ImportFolder.Rows(2));
        folder.Summary("$folder/deals.csv");
        folder.Write("deals.csv", ImportFolder.Row(1), ImportFolder.Row(2, value: "7"));

        var before = folder.Summary("$folder/deals.csv -ReportPath $folder/report.html");
        Assert.Equal((1L, 2L), (before.Get<long>("Changed"), before.Get<long>("Skipped")));
        Assert.Contains("import with -UpdateExisting", folder.Read("report.html"), StringComparison.Ordinal);
        Assert.Equal(1, folder.Summary("$folder/deals.csv -UpdateExisting").Get<int>("Updated"));

        // By the journal nothing differs now, and the row still counts as created by it.
        var after = folder.Import("$folder/deals.csv");
        Assert.Empty(after.Warnings);
        Assert.Equal(0, new ImportNumbers(Assert.Single(after.Output)).Get<long>("Changed"));
        Assert.DoesNotContain("\"state\":\"updated\"", folder.Read("deals.csv.journal.jsonl"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_colleague_changed_is_not_undone_by_the_same_file()
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ImportFolder.Rows(1));
        folder.Summary("$folder/deals.csv");
        folder.Session.Output("Get-PartnerReferral | Set-PartnerReferral -DealValue 99");

        folder.Summary("$folder/deals.csv -UpdateExisting");

        Assert.Equal("99", folder.Session.Output("(Get-PartnerReferral).DealValue").Single().ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("-UpdateExisting")]
    public void An_export_that_is_older_than_the_service_is_a_conflict_and_force_overrides(string update)
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ImportFolder.Rows(2));
        folder.Summary("$folder/deals.csv");
        folder.Output("Get-PartnerReferral | Export-PartnerReferral $folder/export.csv; Get-PartnerReferral -ExternalReferenceId CRM-2 | Set-PartnerReferral -DealValue 99");

        var result = folder.Import("$folder/export.csv " + update);

        var error = Assert.Single(result.Errors);
        Assert.StartsWith("PartnerReferral.Conflict,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("DealValue: theirs 99, yours 1000", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Equal("0 created, 0 updated, 1 skipped, 1 rejected, 0 unknown, 0 not sent", Assert.Single(result.Output).ToString());
        Assert.Equal("0 created, 1 updated, 1 skipped, 0 rejected, 0 unknown, 0 not sent", folder.Summary("$folder/export.csv -Force " + update).Text);
    }

    [Fact]
    public void The_own_change_of_a_row_is_no_conflict_for_the_next_change_of_the_same_file()
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ImportFolder.Rows(1));
        folder.Summary("$folder/deals.csv");
        folder.Output("Get-PartnerReferral | Export-PartnerReferral $folder/export.csv");
        var export = folder.Read("export.csv");

        folder.WriteText("export.csv", export.Replace(",1000,", ",2000,", StringComparison.Ordinal));
        Assert.Equal(1, folder.Summary("$folder/export.csv").Get<int>("Updated"));
        folder.WriteText("export.csv", export.Replace(",1000,", ",3000,", StringComparison.Ordinal));
        Assert.Equal(1, folder.Summary("$folder/export.csv").Get<int>("Updated"));

        Assert.Equal("3000", folder.Session.Output("(Get-PartnerReferral).DealValue").Single().ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("-Format Portal")]
    public void An_unchanged_export_of_real_data_is_nothing_to_change(string format)
    {
        using var folder = new ImportFolder("-EmulatorSettings @{ logBodies = 'true' }");
        folder.Session.Output(
            """
            $body = @{
                name = 'Data & more'; type = 'Independent'; externalReferenceId = 'C-1'; qualification = 'SalesQualified'; salesStage = '40'; campaignId = 'M'
                customerProfile = @{
                    name = 'Bluewater "Fine" Bakeries'; size = '51to250employees'
                    address = @{ addressLine1 = 'Seestrasse 1'; city = 'Zug'; country = 'CH'; postalCode = '06300' }
                    team = @(@{ firstName = 'Mia'; lastName = 'Keller'; phoneNumber = '+41410000001'; email = 'mia@bluewater.example' })
                }
                consent = @{ consentToToShareInfoWithOthers = $true; consentToContact = $true; consentToShareReferralWithMicrosoftSellers = $true }
                details = @{
                    dealValue = 42000.50; currency = 'CHF'; closingDateTime = '2027-11-30T00:00:00Z'; notes = "Line 1`nLine 2"
                    requirements = @{
                        solutions = @(@{ id = 'SOL-1'; name = 'Bake Insights'; type = 'None'; price = 10; quantity = 2; currency = 'CHF' })
                        additionalRequirements = @{ iot = @{ azureCertifiedDevice = $false; attachServices = $true; deviceCategory = 'Scales' } }
                    }
                }
                team = @(@{ firstName = 'Noa'; lastName = 'Frei'; phoneNumber = '+41410000002'; email = 'noa@partner.example' })
            }
            $null = Invoke-PartnerReferralRequest engagements/referrals -Method POST -Body $body
            """);
        folder.Output($"Get-PartnerReferral | Export-PartnerReferral $folder/export.csv {format}");

        Assert.Equal("0 created, 0 updated, 1 skipped, 0 rejected, 0 unknown, 0 not sent", folder.Summary("$folder/export.csv -UpdateExisting").Text);
        Assert.Empty(Patches(folder));
    }

    [Fact]
    public void A_co_sell_deal_is_changed_on_its_own_leg_and_asked_for_once()
    {
        using var folder = new ImportFolder("-EmulatorSettings @{ logBodies = 'true' }");
        const string Columns = "ExternalReferenceId,Name,CustomerName,AddressLine1,City,Country,ConsentToContact,ConsentToShareInfo,DealType,DealValue,Currency,ClosingDate,HelpCode,ContactFirstName,ContactLastName,ContactPhone,ContactEmail,SolutionId\r\n";
        const string Row = "C-1,Deal,Bluewater,Seestrasse 1,Zug,CH,Yes,Yes,CoSell,{0},CHF,2027-11-30,1,Mia,Keller,+41410000001,mia@bluewater.example,SOL-1\r\n";
        folder.WriteText("deals.csv", Columns + Row.Replace("{0}", "1000", StringComparison.Ordinal));
        Assert.Equal(1, folder.Summary("$folder/deals.csv").Get<int>("Created"));
        folder.WriteText("deals.csv", Columns + Row.Replace("{0}", "2000", StringComparison.Ordinal));

        Assert.Equal(1, folder.Summary("$folder/deals.csv -UpdateExisting -NoJournal").Get<int>("Updated"));
        Assert.Equal(1, folder.Summary("$folder/deals.csv -UpdateExisting -NoJournal").Get<int>("Skipped"));

        Assert.Equal(2, folder.Session.Created());
        Assert.Single(Patches(folder));
    }

    [Fact]
    public void WhatIf_lists_each_change_with_old_and_new_and_changes_nothing()
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ImportFolder.Rows(2));
        folder.Summary("$folder/deals.csv");
        folder.Write("deals.csv", ImportFolder.Row(1), ImportFolder.Row(2, value: "2500", notes: "Call"), ImportFolder.Row(3));
        var writes = folder.Session.Writes();
        folder.Session.TakePrinted();

        var result = folder.Import("$folder/deals.csv -UpdateExisting -WhatIf");

        Assert.Empty(result.Errors);
        var printed = string.Join(' ', folder.Session.TakePrinted().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("\"Change DealValue from 1000 to 2500, Notes from nothing to 'Call'\" on target \"Row 2 (line 3): Deal 2\"", printed, StringComparison.Ordinal);
        Assert.Contains("In all: create 1, change 1, leave 1 as they are", printed, StringComparison.Ordinal);
        Assert.Equal(writes, folder.Session.Writes());
        Assert.Equal(["CRM-1", "CRM-2"], folder.ExternalIds());
    }

    [Fact]
    public void A_deal_that_has_ended_is_refused_and_not_created_again()
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ImportFolder.Rows(1));
        folder.Summary("$folder/deals.csv");
        folder.Session.Output("Get-PartnerReferral | Close-PartnerReferral -As Lost -Confirm:$false");
        folder.Write("deals.csv", ImportFolder.Row(1, value: "5"));

        for (var run = 0; run < 2; run++)
        {
            Assert.StartsWith(
                "PartnerReferral.Validation.TerminalReferral", Assert.Single(folder.Import("$folder/deals.csv -UpdateExisting").Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        }

        Assert.Equal(1, folder.Session.Created());
    }

    private static string[] Patches(ImportFolder folder) =>
        [.. folder.Session.Output("(Invoke-PartnerReferralRequest /_emulator/requests) | Where-Object method -eq PATCH | ForEach-Object body").Select(o => o.ToString())];
}
