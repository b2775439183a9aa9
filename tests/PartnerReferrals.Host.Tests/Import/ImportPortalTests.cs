using System.Linq;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Import;

/// <summary>Files as Partner Center's own bulk page makes them.</summary>
public sealed class ImportPortalTests
{
    private const string Header =
        "Errors,Engagement ID,Referral ID,Deal Name,Customer Name,Customer Address Line 1,Customer Address Line 2,Customer City,Customer State,Customer Postal code,Customer Country,"
        + "Customer Contact First Name,Customer Contact Last Name,Customer Contact Phone number,Customer Contact Email Address,Partner Referral Status,Partner Referral Substatus,"
        + "Microsoft Referral Status,Estimated Deal Value,Currency,Estimated Close Date,CRM ID,Notes,Microsoft help required?,What specific help from Microsoft?,"
        + "Share with Microsoft sales team,Notes to Microsoft,Consent to share Customer/Partner contact,Marketplace Purchase Intent,Solution 1,Team member 1";

    private const string CoSell =
        ",,,Data platform,Bluewater Bakeries AG,Seestrasse 1,,Zug,,6300,CH,Mia,Keller,+41410000001,mia@bluewater.example,New,Accepted,,42000,CHF,11/30/2027,CRM-1,,Yes,3,Yes,Please join.,Yes,Yes,"
        + "\"SOL-1234-PQRS, CHF, 10, 100\",\"Noa, Frei, +41410000002, noa@partner.example\"";

    private const string Private =
        ",,,Till refresh,Alpine Ski House,Dorfplatz 3,,Innsbruck,,6020,AT,,,,,New,Accepted,,1000,EUR,1/31/2028,CRM-2,,No,,No,,Yes,Have not decided,"
        + "SOL-1234-PQRS,\"Noa, Frei, +41410000002, noa@partner.example\"";

    [Fact]
    public void Co_sell_rows_become_both_legs_and_others_one()
    {
        using var folder = new ImportFolder();
        folder.WriteText("bulk.csv", $"{Header}\r\n{CoSell}\r\n{Private}\r\n");

        var result = folder.Import("$folder/bulk.csv");

        Assert.Empty(result.Errors);
        Assert.Contains("SolutionArea and SolutionPlay", Assert.Single(result.Warnings));
        var summary = new ImportNumbers(Assert.Single(result.Output));
        Assert.Equal("2 created, 0 updated, 0 skipped, 0 rejected, 0 unknown, 0 not sent", summary.Text);
        Assert.Equal(3, folder.Session.Created());
        var shared = summary.Rows().Single(row => (string)row.Properties["ExternalReferenceId"].Value == "CRM-1");
        var legs = folder.Session.Output(
            $"Get-PartnerReferral -EngagementId {shared.Properties["EngagementId"].Value} | ForEach-Object {{ \"$($_.Owner) $($_.Type) $($_.InviteContext.AssistanceRequestCode) $($_.InviteContext.Notes)\".Trim() }}");
        Assert.Contains("Microsoft Shared ProofOfConceptOrDemo Please join.", legs.Select(leg => leg.ToString()));
        Assert.Equal(2, legs.Count);
    }

    [Fact]
    public void Run_again_it_creates_nothing()
    {
        using var folder = new ImportFolder();
        folder.WriteText("bulk.csv", $"{Header}\r\n{CoSell}\r\n{Private}\r\n");
        folder.Import("$folder/bulk.csv");

        Assert.Equal("0 created, 0 updated, 2 skipped, 0 rejected, 0 unknown, 0 not sent", folder.Summary("$folder/bulk.csv").Text);
        Assert.Equal(3, folder.Session.Created());
    }

    [Fact]
    public void Half_a_co_sell_deal_is_not_offered_for_another_file_and_the_next_run_finishes_it()
    {
        using var folder = new ImportFolder();
        folder.WriteText("bulk.csv", $"{Header}\r\n{CoSell}\r\n");
        folder.Session.Fault("@{ operation = 'create'; contains = 'BusinessProfileLocation'; status = 400; times = 1 }");

        var first = folder.Import("$folder/bulk.csv -ReportPath $folder/bad.csv, $folder/r.html");

        Assert.StartsWith("PartnerReferral.SharedReferralIncomplete", Assert.Single(first.Errors).FullyQualifiedErrorId);
        Assert.Single(folder.Read("bad.csv").TrimEnd().Split("\r\n"));
        Assert.Contains("SharedReferralIncomplete", folder.Read("r.html"));
        var row = Assert.Single(new ImportNumbers(Assert.Single(first.Output)).Rows());
        Assert.NotNull(row.Properties["ReferralId"].Value);

        Assert.Equal("1 created, 0 updated, 0 skipped, 0 rejected, 0 unknown, 0 not sent", folder.Summary("$folder/bulk.csv").Text);
        Assert.Equal(2, folder.Session.Created());
    }

    [Fact]
    public void Rows_with_a_referral_id_change_that_referral()
    {
        using var folder = new ImportFolder();
        folder.WriteText("bulk.csv", $"{Header}\r\n{CoSell}\r\n{Private}\r\n");
        folder.Output("Import-PartnerReferral $folder/bulk.csv");
        folder.Output("Get-PartnerReferral | Export-PartnerReferral $folder/portal.csv -Format Portal");
        var edited = folder.Read("portal.csv").Replace(",1000,EUR", ",1500,EUR");
        folder.WriteText("portal.csv", edited);

        var result = folder.Import("$folder/portal.csv");

        Assert.Empty(result.Errors);
        Assert.Equal("0 created, 1 updated, 1 skipped, 0 rejected, 0 unknown, 0 not sent", Assert.Single(result.Output).ToString());
    }

    [Theory]
    [InlineData("Declined/Lost/Error reason", "2023")]
    [InlineData("Decline/Lost/Error reason", "2026")]
    public void Both_generations_are_read_and_which_it_is_is_said_once(string reason, string year)
    {
        using var folder = new ImportFolder();
        folder.WriteText("bulk.csv", $"{Header},{reason}\r\n{CoSell},\r\n{Private},\r\n");

        var result = folder.Run("Test-PartnerReferral -Path $folder/bulk.csv -Verbose");

        Assert.Equal(2, result.Output.Count);
        Assert.Equal($"The columns are those of the portal's bulk file in its form of {year}.", Assert.Single(result.Verbose));
        Assert.DoesNotContain(result.Warnings, warning => warning.Contains("reason", System.StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Portal", "Decline/Lost/Error reason", true)]
    [InlineData("Portal2023", "Declined/Lost/Error reason", false)]
    public void A_lost_deal_keeps_its_reason_out_and_in(string format, string column, bool hasCreatedDate)
    {
        using var folder = new ImportFolder();
        folder.WriteText("bulk.csv", $"{Header}\r\n{Private}\r\n");
        folder.Output("Import-PartnerReferral $folder/bulk.csv; Get-PartnerReferral | Close-PartnerReferral -As Lost -Reason 3 -Confirm:$false");

        folder.Output($"Get-PartnerReferral | Get-PartnerReferral | Export-PartnerReferral $folder/out.csv -Format {format} -NoId");

        var row = Assert.Single(folder.Output("Import-Csv $folder/out.csv"));
        Assert.Equal("3", row.Properties[column].Value);
        Assert.Equal(hasCreatedDate, row.Properties["Created Date"]?.Value is string { Length: > 0 });
        var result = folder.Run("New-PartnerReferral (Import-Csv $folder/out.csv) -WhatIf; Test-PartnerReferral (Import-Csv $folder/out.csv) | ForEach-Object Issues");
        Assert.Empty(result.Errors);
        Assert.DoesNotContain(result.Output, issue => issue.ToString()!.Contains("eason", System.StringComparison.Ordinal));
    }

    [Fact]
    public void A_refused_consent_is_a_fault()
    {
        using var folder = new ImportFolder();
        folder.WriteText("bulk.csv", $"{Header}\r\n{CoSell.Replace("Please join.,Yes", "Please join.,No")}\r\n");

        Assert.StartsWith("PartnerReferral.Validation.ConsentRefused", folder.Import("$folder/bulk.csv").Errors[0].FullyQualifiedErrorId);
    }
}
