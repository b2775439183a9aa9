using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Import;

public sealed class ImportResumeTests
{
    [Fact]
    public void The_same_command_again_creates_nothing()
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ImportFolder.Rows(20));
        folder.Summary("$folder/deals.csv");
        var requests = folder.Session.Requests();

        var again = folder.Summary("$folder/deals.csv -ThrottleLimit 9");

        Assert.Equal("0 created, 0 updated, 20 skipped, 0 rejected, 0 unknown, 0 not sent", again.Text);
        Assert.Equal(requests, folder.Session.Requests());
        Assert.All(again.Rows(), row => Assert.NotNull(row.Properties["ReferralId"].Value));
    }

    [Fact]
    public void Max_errors_stops_and_the_next_run_goes_on()
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ImportFolder.Rows(60));
        folder.Session.Fault("@{ operation = 'create'; status = 400; times = 3 }");

        var (end, _) = folder.ImportEnded("$folder/deals.csv -MaxErrors 3 -ThrottleLimit 2 -ReportPath $folder/r.html");

        Assert.StartsWith("PartnerReferral.Run.TooManyErrors", end.FullyQualifiedErrorId);
        var summary = new ImportNumbers(System.Management.Automation.PSObject.AsPSObject(end.TargetObject));
        Assert.Equal(3, summary.Get<int>("Rejected"));
        Assert.Equal(60, summary.Get<int>("Total"));
        Assert.True(summary.Get<int>("NotSent") > 40);
        Assert.Equal(60, summary.Rows().Length);
        Assert.Contains("The run ended early", folder.Read("r.html"));

        var second = folder.Summary("$folder/deals.csv");
        Assert.Equal(60, second.Get<int>("Created") + second.Get<int>("Skipped"));
        Assert.Equal(60, folder.Session.Created());
        Assert.Equal(60, folder.ExternalIds().Distinct().Count());
    }

    [Fact]
    public async Task Stopped_in_the_middle_it_is_finished_by_the_next_run()
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ImportFolder.Rows(400));
        folder.Session.Fault("@{ operation = 'create'; latencyMs = 20 }");
        var running = folder.Session.Start($"Import-PartnerReferral '{folder.At("deals.csv")}' -ThrottleLimit 4");
        while (!ReadWhileWritten(folder.At("deals.csv.journal.jsonl")).Contains("\"created\"", StringComparison.Ordinal))
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        await running.StopAsync();
        Assert.InRange(folder.Session.Created(), 1, 399);

        var summary = folder.Summary("$folder/deals.csv -ThrottleLimit 16");

        Assert.Equal(400, summary.Get<int>("Created") + summary.Get<int>("Skipped"));
        Assert.Equal(400, folder.Session.Created());
    }

    private static string ReadWhileWritten(string path)
    {
        if (!File.Exists(path))
        {
            return "";
        }

        try
        {
            using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
            return reader.ReadToEnd();
        }
        catch (IOException)
        {
            // The run is just taking its lock.
            return "";
        }
    }

    [Fact]
    public void A_file_edited_between_runs_is_matched_by_key()
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ImportFolder.Rows(4));
        folder.Summary("$folder/deals.csv");
        folder.Write("deals.csv", ImportFolder.Row(5), ImportFolder.Row(3, value: "7"), ImportFolder.Row(1));

        var result = folder.Import("$folder/deals.csv");

        Assert.Equal("1 created, 0 updated, 2 skipped, 0 rejected, 0 unknown, 0 not sent", Assert.Single(result.Output).ToString());
        Assert.Contains("Row 2 (line 3) was created by an earlier run from other data", Assert.Single(result.Warnings));
        Assert.Equal(["CRM-1", "CRM-2", "CRM-3", "CRM-4", "CRM-5"], folder.ExternalIds());
    }

    [Fact]
    public void Without_a_journal_there_is_no_file_and_no_memory()
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ImportFolder.Rows(2));
        Assert.Null(folder.Summary("$folder/deals.csv -NoJournal").Get<string?>("JournalPath"));
        folder.Summary("$folder/deals.csv -NoJournal");

        Assert.Equal(4, folder.Session.Created());
        Assert.Equal(["deals.csv"], folder.Files);
    }

    [Fact]
    public void Skip_existing_finds_what_others_created()
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ImportFolder.Rows(3));
        folder.Summary("$folder/deals.csv -NoJournal");

        Assert.Equal("0 created, 0 updated, 3 skipped, 0 rejected, 0 unknown, 0 not sent", folder.Summary("$folder/deals.csv -SkipExisting -JournalPath $folder/other.jsonl").Text);
        Assert.Equal(3, folder.Session.Created());
    }

    [Fact]
    public void A_journal_of_other_settings_is_refused()
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ImportFolder.Rows(2));
        folder.Summary("$folder/deals.csv");

        var (error, _) = folder.ImportEnded("$folder/deals.csv -Notes 'other default'");

        Assert.StartsWith("PartnerReferral.Journal.OtherSource", error.FullyQualifiedErrorId);
        Assert.Equal(2, folder.Session.Created());
    }

    [Theory]
    [InlineData("CRM-3")]
    [InlineData("")]
    public void A_row_whose_lines_were_lost_is_looked_for_before_it_is_sent(string id)
    {
        using var folder = new ImportFolder("-ListingDelaySec 0");
        folder.Write("deals.csv", [.. ImportFolder.Rows(2), ImportFolder.Row(3, id: id == "" ? null : id)]);
        folder.Summary("$folder/deals.csv -ThrottleLimit 1");

        // The end of the file never got to disk; the row it was about did get to the service.
        var journal = folder.Read("deals.csv.journal.jsonl");
        var lost = journal.IndexOf("\"row\":3", StringComparison.Ordinal);
        lost = journal.LastIndexOf('\n', lost) + 1;
        folder.WriteText("deals.csv.journal.jsonl", journal[..lost] + new string('\0', journal.Length - lost));

        var summary = folder.Summary("$folder/deals.csv");

        Assert.Equal(3, summary.Get<int>("Created") + summary.Get<int>("Skipped"));
        Assert.Equal(3, folder.Session.Created());
        Assert.Equal(3, folder.Summary("$folder/deals.csv").Get<int>("Skipped"));
    }

    [Fact]
    public void A_journal_that_another_run_holds_names_its_process()
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ImportFolder.Rows(2));
        folder.Session.Output("$open = [PartnerReferrals.Referral].Assembly.GetType('PartnerReferrals.Runs.Journal').GetMethods() | Where-Object { $_.Name -eq 'Open' -and $_.GetParameters().Count -eq 3 }; $global:held = $open.Invoke($null, @($args[0], 'x', $null))", folder.At("deals.csv.journal.jsonl"));

        var (error, _) = folder.ImportEnded("$folder/deals.csv");

        Assert.StartsWith("PartnerReferral.Journal.InUse", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains($"process {Environment.ProcessId}", error.ToString(), StringComparison.Ordinal);
        folder.Session.Output("$global:held.Dispose()");
    }
}
