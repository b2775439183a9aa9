using System.Linq;
using System.Text.Json;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Import;

public sealed class ImportUpdateTests
{
    [Fact]
    public void Only_what_differs_is_patched()
    {
        using var folder = new ImportFolder("-EmulatorSettings @{ logBodies = 'true' }");
        var ids = Create(folder, 3);
        folder.WriteText("changes.csv", $"Referral ID,Deal Name,DealValue,Notes\r\n{ids[0]},Deal 1,1000.00,\r\n{ids[1]},Deal 2,2500,Call again\r\n");

        var summary = folder.Summary("$folder/changes.csv");

        Assert.Equal("0 created, 1 updated, 1 skipped, 0 rejected, 0 unknown, 0 not sent", summary.Text);
        using var patch = JsonDocument.Parse(Assert.Single(Patches(folder)));
        Assert.Equal(["/details/dealValue", "/details/notes"], patch.RootElement.EnumerateArray().Select(o => o.GetProperty("path").GetString()).Order());
        Assert.Equal("2500 Call again", folder.Session.Output($"Get-PartnerReferral {ids[1]} | ForEach-Object {{ \"$($_.DealValue) $($_.Details.Notes)\" }}").Single().ToString());
        Assert.Equal("0 created, 0 updated, 2 skipped, 0 rejected, 0 unknown, 0 not sent", folder.Summary("$folder/changes.csv").Text);
        Assert.Single(folder.Read("changes.csv.journal.jsonl").Split('\n'), line => line.Contains("\"state\":\"updated\"", System.StringComparison.Ordinal));
    }

    [Fact]
    public void What_the_service_would_not_change_is_said_and_not_sent()
    {
        using var folder = new ImportFolder("-EmulatorSettings @{ logBodies = 'true' }");
        var ids = Create(folder, 1);
        folder.WriteText("changes.csv", $"Referral ID,CustomerName,Notes\r\n{ids[0]},Somebody else,x\r\n");

        var result = folder.Import("$folder/changes.csv");

        Assert.StartsWith("PartnerReferral.Validation.FrozenField", Assert.Single(result.Errors).FullyQualifiedErrorId);
        Assert.Contains("Row 1 (line 2): CustomerName", result.Errors[0].ErrorDetails.Message);
        Assert.Empty(Patches(folder));
    }

    [Fact]
    public void A_change_by_somebody_else_in_between_is_looked_at_again()
    {
        using var folder = new ImportFolder("-EmulatorSettings @{ logBodies = 'true' }");
        var ids = Create(folder, 1);
        folder.Session.Fault("@{ operation = 'patch'; status = 412; times = 1 }");
        folder.WriteText("changes.csv", $"Referral ID,Notes\r\n{ids[0]},x\r\n");

        Assert.Equal("0 created, 1 updated, 0 skipped, 0 rejected, 0 unknown, 0 not sent", folder.Summary("$folder/changes.csv").Text);
        Assert.Equal(2, Patches(folder).Length);
    }

    [Fact]
    public void Creates_and_changes_may_stand_in_one_file()
    {
        using var folder = new ImportFolder();
        var ids = Create(folder, 1);
        folder.WriteText(
            "mixed.csv",
            $"Id,{ImportFolder.Header}\r\n,{ImportFolder.Row(11)}\r\n{ids[0]},,,,,,,,,,5,,,,\r\n,{ImportFolder.Row(12)}\r\n0f8fad5b-d9cb-469f-a165-70867728950e,,,,,,,,,,5,,,,\r\n");

        var result = folder.Import("$folder/mixed.csv -PassThru");

        var error = Assert.Single(result.Errors);
        Assert.Equal("Row 4 (line 5): ", error.ErrorDetails.Message[..16]);
        Assert.StartsWith("PartnerReferral.Api.", error.FullyQualifiedErrorId);
        Assert.Equal(3, result.Output.Count);
        Assert.Equal(["CRM-1", "CRM-11", "CRM-12"], folder.ExternalIds());
    }

    [Fact]
    public void Two_rows_for_one_referral_are_refused()
    {
        using var folder = new ImportFolder();
        var ids = Create(folder, 1);
        var requests = folder.Session.Requests();
        folder.WriteText("changes.csv", $"Referral ID,Notes\r\n{ids[0]},x\r\n{ids[0]},y\r\n");

        var result = folder.Import("$folder/changes.csv");

        Assert.StartsWith("PartnerReferral.Validation.DuplicateReferralId", result.Errors[0].FullyQualifiedErrorId);
        Assert.Equal(requests, folder.Session.Requests());
    }

    [Fact]
    public void Max_errors_counts_for_changes_too()
    {
        using var folder = new ImportFolder();
        var ids = Create(folder, 30);
        folder.Session.Fault("@{ operation = 'patch'; status = 400 }");
        folder.WriteText("changes.csv", "Referral ID,Notes\r\n" + string.Concat(ids.Select(id => id + ",x\r\n")));

        var (end, _) = folder.ImportEnded("$folder/changes.csv -MaxErrors 2 -ThrottleLimit 1");

        Assert.StartsWith("PartnerReferral.Run.TooManyErrors", end.FullyQualifiedErrorId);
        Assert.Equal("0 created, 0 updated, 0 skipped, 2 rejected, 0 unknown, 28 not sent", end.TargetObject.ToString());
    }

    [Fact]
    public void A_list_in_a_row_is_the_whole_list_and_keeps_what_the_service_knows_of_its_elements()
    {
        using var folder = new ImportFolder("-EmulatorSettings @{ logBodies = 'true' }");
        var id = folder.Session.Output(Deals.Flat + "$deal.Team = @('Ann, Lee, +41410000011, ann@partner.example', 'Bob, Ray, +41410000012, bob@partner.example'); (New-PartnerReferral $deal).Id").Single();
        folder.WriteText("changes.csv", $"Referral ID,Team member 1,Team member 2\r\n{id},\"Bob, Ray, +41410000012, bob@partner.example\",\"Cyd, Fox, +41410000013, cyd@partner.example\"\r\n");

        Assert.Equal(1, folder.Summary("$folder/changes.csv").Get<int>("Updated"));
        Assert.Equal("bob@partner.example cyd@partner.example", folder.Session.Output($"(Get-PartnerReferral {id}).Team.Email -join ' '").Single().ToString());
        Assert.Equal(1, folder.Summary("$folder/changes.csv").Get<int>("Skipped"));
    }

    private static string[] Create(ImportFolder folder, int count)
    {
        folder.Write("deals.csv", ImportFolder.Rows(count));
        return [.. folder.Summary("$folder/deals.csv").Rows().Select(row => (string)row.Properties["ReferralId"].Value)];
    }

    private static string[] Patches(ImportFolder folder) =>
        [.. folder.Session.Output("(Invoke-PartnerReferralRequest /_emulator/requests) | Where-Object method -eq PATCH | ForEach-Object body").Select(o => o.ToString())];
}
