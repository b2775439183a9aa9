using System;
using System.Linq;
using System.Threading.Tasks;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Import;

/// <summary>An import that ends in the middle of sending: what was sent is waited for, and summary, report and warning tell of it.</summary>
public sealed class ImportEndTests
{
    [Fact]
    public void Error_action_stop_comes_to_its_summary_and_report_first()
    {
        using var folder = Slow(30);
        folder.Session.Fault("@{ operation = 'create'; contains = 'CRM-3\"'; status = 400 }");

        var result = folder.Run("$out = [Collections.Generic.List[object]]::new(); try { Import-PartnerReferral $folder/deals.csv -ReportPath $folder/r.html -ErrorAction Stop | ForEach-Object { $out.Add($_) } } catch { \"$($_.FullyQualifiedErrorId)\" }; $out");

        Assert.StartsWith("PartnerReferral.Api.invalidRequest", result.Output[0].ToString(), StringComparison.Ordinal);
        var summary = new ImportNumbers(result.Output[1]);
        Assert.Equal(folder.Session.Created(), summary.Get<int>("Created"));
        Assert.Equal(30, summary.Get<int>("Total"));
        Assert.InRange(summary.Get<int>("NotSent"), 1, 28);
        Assert.Contains("r.html", folder.Files);

        folder.Session.Output("$null = Invoke-PartnerReferralRequest /_emulator/faults -Method DELETE");
        folder.Summary("$folder/deals.csv");
        Assert.Equal(30, folder.Session.Created());
    }

    [Fact]
    public void What_pass_thru_can_no_longer_hand_on_is_named_with_ids()
    {
        using var folder = Slow(30);

        var result = folder.Run(SelectFirstCommand.Import + "Import-PartnerReferral $folder/deals.csv -PassThru -NoJournal | Select-First 3");

        Assert.Equal(3, result.Output.Count);
        var told = result.Output.Select(Id).Concat(folder.Session.Output("Get-PartnerReferral").Select(Id).Where(id => string.Concat(result.Warnings).Contains(id, StringComparison.Ordinal))).Distinct();
        Assert.Equal(folder.Session.Created(), told.Count());
        Assert.InRange(folder.Session.Created(), 4, 29);
        Assert.StartsWith($"{folder.Session.Created()} created,", Assert.Single(result.Information), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_c_says_how_far_it_came_what_is_in_doubt_and_how_to_go_on()
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ImportFolder.Rows(20));
        folder.Session.Fault("@{ operation = 'create'; contains = 'CRM-3\"'; silenceSeconds = 60; commit = $true }");
        var running = folder.Session.Start($"Import-PartnerReferral '{folder.At("deals.csv")}' -PassThru");
        for (var i = 0; i < 600 && running.Output.Count < 2; i++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.True(await running.StopAsync() < TimeSpan.FromSeconds(10));

        var printed = folder.Session.TakePrinted();
        Assert.Matches(@"The import was stopped: \d+ of 20 rows are done\. .*Sent without an answer, so perhaps done: row 3", printed);
        Assert.EndsWith("Nothing else was sent. Run the same command again: it goes on where it stopped.", printed.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_resumed_import_says_at_its_start_what_it_looks_for_and_how_long()
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ImportFolder.Rows(6));
        folder.Session.Fault("@{ operation = 'create'; contains = 'CRM-3\"'; silenceSeconds = 60; commit = $true }");
        var running = folder.Session.Start($"Import-PartnerReferral '{folder.At("deals.csv")}' -PassThru");
        for (var i = 0; i < 600 && running.Output.Count < 2; i++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        await running.StopAsync();
        folder.Session.Output("$null = Invoke-PartnerReferralRequest /_emulator/faults -Method DELETE");

        var result = folder.Import("$folder/deals.csv");

        Assert.Matches("^An earlier run may have sent [1-6] rows? without learning what became of (it|them)\\. .* at most \\d+ minutes?, longer only when its list cannot be read\\.$", Assert.Single(result.Warnings));
        Assert.Equal(6, folder.Session.Created());

        // What is settled is not looked for again.
        Assert.Empty(folder.Import("$folder/deals.csv").Warnings);
    }

    private static ImportFolder Slow(int rows)
    {
        var folder = new ImportFolder("-EmulatorSettings @{ latency = 150 }");
        folder.Write("deals.csv", ImportFolder.Rows(rows));
        return folder;
    }

    private static string Id(System.Management.Automation.PSObject referral) => (string)referral.Properties["Id"].Value;
}
