using System;
using System.Linq;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Import;

/// <summary>Export-PartnerReferral writes what Microsoft answered, where Microsoft's leg is piped in too.</summary>
public sealed class ExportAnswerTests
{
    private const string OwnLegs = "Get-PartnerReferral";
    private const string BothLegs = "Get-PartnerReferral | ForEach-Object { Get-PartnerReferral -EngagementId $_.EngagementId }";
    private const string Reversed = "$all = @(" + BothLegs + "); [array]::Reverse($all); $all";
    private const string Shared = "Get-PartnerReferral | Get-PartnerSharedReferral";

    // Accepted, declined, waiting, and a deal that Microsoft was not asked about.
    private const string Made = Deals.CoSell +
        """
        function Send-Answer($Answer, $Deal, $Reason) {
            $null = Invoke-PartnerReferralRequest "/_emulator/microsoft/$Answer" -Method POST -Body @{ engagementId = $Deal.EngagementId; reason = $Reason }
        }
        $made = foreach ($n in 1..3) { $deal.Name = "Deal $n"; $deal.ExternalReferenceId = "C-$n"; $deal.Clone() | New-PartnerSharedReferral }
        Send-Answer accept $made[0]
        Send-Answer decline $made[1] 'No budget.'

        """ + Deals.Flat + "$deal.Name = 'Deal 4'; $deal.ExternalReferenceId = 'C-4'; $null = New-PartnerReferral $deal";

    [Theory]
    [InlineData(Shared, "Portal", "Deal 1: Active Accepted id", "Deal 2: Closed Declined ", "Deal 3: New Pending ", "Deal 4:   ")]
    [InlineData(BothLegs, "Portal", "Deal 1: Active Accepted id", "Deal 2: Closed Declined ", "Deal 3: New Pending ", "Deal 4:   ")]
    [InlineData(Reversed, "Portal", "Deal 1: Active Accepted id", "Deal 2: Closed Declined ", "Deal 3: New Pending ", "Deal 4:   ")]
    [InlineData(Shared, "Portal2023", "Deal 1: Active  id", "Deal 2: Closed  ", "Deal 3: New  ", "Deal 4:   ")]
    [InlineData(OwnLegs, "Portal", "Deal 1:   ", "Deal 2:   ", "Deal 3:   ", "Deal 4:   ")]
    [InlineData(Shared + "|-NoId", "Portal", "Deal 1:   ", "Deal 2:   ", "Deal 3:   ", "Deal 4:   ")]
    public void The_portals_file_has_state_and_id_of_microsofts_leg(string source, string format, params string[] rows)
    {
        using var folder = new ImportFolder();
        folder.Session.Output(Made);
        var (pipe, noId) = source.EndsWith("|-NoId", StringComparison.Ordinal) ? (source[..^6], "-NoId") : (source, "");

        folder.Output($"{pipe} | Export-PartnerReferral $folder/out.csv -Format {format} {noId}");

        Assert.Equal(rows, folder.Output(
            """
            Import-Csv $folder/out.csv | Sort-Object 'Deal Name' | ForEach-Object {
                "$($_.'Deal Name'): $($_.'Microsoft Referral Status') $($_.'Microsoft Referral Substatus') $(if ($_.'Microsoft MSX ID') { 'id' })"
            }
            """).Select(row => row.ToString()));
        Assert.Equal(
            Enumerable.Repeat("Active Accepted", 4),
            folder.Output("Import-Csv $folder/out.csv | ForEach-Object { \"$($_.'Partner Referral Status') $($_.'Partner Referral Substatus')\" }").Select(row => row.ToString()));
    }

    [Fact]
    public void The_modules_own_columns_say_it_too_and_are_no_news_when_imported_again()
    {
        using var folder = new ImportFolder();
        folder.Session.Output(Made);
        folder.Output($"{Shared} | Export-PartnerReferral $folder/out.csv");

        Assert.Equal(
            ["Active/Accepted  True", "Closed/Declined No budget. False", "New/Pending  False", "  False"],
            folder.Output("Import-Csv $folder/out.csv | Sort-Object Name | ForEach-Object { \"$($_.MicrosoftState) $($_.MicrosoftStatusReason) $($_.MicrosoftCrmId.Length -gt 0)\" }").Select(row => row.ToString()));

        var again = folder.Import("$folder/out.csv");
        Assert.Empty(again.Errors);
        Assert.Equal("0 created, 0 updated, 4 skipped, 0 rejected, 0 unknown, 0 not sent", Assert.Single(again.Output).ToString());
        foreach (var column in new[] { "'ETag'", "'UpdatedDateTime'", "MicrosoftState", "MicrosoftStatusReason", "MicrosoftCrmId" })
        {
            Assert.DoesNotContain(again.Warnings, warning => warning.Contains(column, StringComparison.Ordinal));
        }
    }
}
