using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Import;

public sealed class ImportTests
{
    [Fact]
    public void Every_row_becomes_one_referral()
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ImportFolder.Rows(150));

        var summary = folder.Summary("$folder/deals.csv -ThrottleLimit 8");

        Assert.Equal("150 created, 0 updated, 0 skipped, 0 rejected, 0 unknown, 0 not sent", summary.Text);
        Assert.Equal(150, summary.Get<int>("Total"));
        Assert.Equal(150, folder.Session.Created());
        Assert.Equal(Enumerable.Range(1, 150).Select(n => $"CRM-{n}").Order(StringComparer.Ordinal), folder.ExternalIds());
        Assert.Equal(folder.At("deals.csv.journal.jsonl"), summary.Get<string>("JournalPath"));
    }

    [Fact]
    public void The_summarys_rows_say_what_became_of_each_and_can_be_read_again()
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ImportFolder.Row(1, notes: "\"two\r\nlines\""), ImportFolder.Row(2));

        var summary = folder.Summary("$folder/deals.csv");

        for (var round = 0; round < 2; round++)
        {
            var rows = summary.Rows();
            Assert.Equal(["1 2 Created CRM-1 Deal 1", "2 4 Created CRM-2 Deal 2"], rows.Select(r =>
                $"{r.Properties["Row"].Value} {r.Properties["Line"].Value} {r.Properties["State"].Value} {r.Properties["ExternalReferenceId"].Value} {r.Properties["Name"].Value}"));
        }
    }

    [Fact]
    public void The_summarys_rows_can_be_read_by_several_at_once()
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ImportFolder.Rows(500));

        var rows = folder.Summary("$folder/deals.csv").Object.Properties["Rows"].Value;
        var numbers = Numbers().ToArray();

        Assert.Equal(500, numbers.Distinct().Count());
        Assert.Equal(numbers.Zip(numbers.Skip(250)), Numbers().Zip(Numbers().Skip(250)));

        IEnumerable<long> Numbers() => LanguagePrimitives.GetEnumerable(rows).Cast<object>().Select(row => (long)PSObject.AsPSObject(row).Properties["Row"].Value);
    }

    [Fact]
    public async Task No_row_stays_behind_in_the_temporary_folder()
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ImportFolder.Rows(200));
        var temporary = Directory.CreateDirectory(folder.At("temporary")).FullName;

        // A process ends without closing what it holds; the summary is still held by then.
        var outcome = await ShellProcess.RunAsync(
            $"$ProgressPreference = 'SilentlyContinue'; Connect-PartnerReferralApi -Emulator; $summary = Import-PartnerReferral '{folder.At("deals.csv")}'; \"rows=$(@($summary.Rows).Count)\"",
            environment: new Dictionary<string, string> { ["TMPDIR"] = temporary, ["TMP"] = temporary, ["TEMP"] = temporary });

        Assert.Equal("200", outcome.Facts()["rows"]);
        Assert.Empty(Directory.GetFiles(temporary, "*.tmp"));
    }

    [Fact]
    public void Rows_can_be_piped_on()
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ImportFolder.Rows(3));

        var referrals = folder.Run("(Import-PartnerReferral $folder/deals.csv).Rows | Get-PartnerReferral | ForEach-Object Name");

        Assert.Equal(["Deal 1", "Deal 2", "Deal 3"], referrals.Output.Select(r => r.ToString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Pass_thru_gives_the_referrals_and_leaves_the_summary_to_the_information_stream()
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ImportFolder.Rows(3));

        var result = folder.Run("Import-PartnerReferral $folder/deals.csv -PassThru -InformationVariable told | ForEach-Object { \"$($_.GetType().Name) $($_.Name)\" }; \"$($told[0].MessageData)\"");

        Assert.Equal(["Referral Deal 1", "Referral Deal 2", "Referral Deal 3", "3 created, 0 updated, 0 skipped, 0 rejected, 0 unknown, 0 not sent"], result.Output.Select(o => o.ToString()));
    }

    [Fact]
    public void A_row_whose_answer_takes_long_holds_up_no_other()
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ImportFolder.Rows(20));
        folder.Session.Fault("@{ operation = 'create'; contains = 'CRM-1\"'; latencyMs = 400 }");

        var rows = folder.Run("(Import-PartnerReferral $folder/deals.csv).Rows | ForEach-Object Row").Output.Select(r => (long)r.BaseObject).ToList();

        Assert.Equal(20, rows.Count);
        Assert.Equal(1, rows[^1]);
    }

    [Fact]
    public void Parameters_are_defaults_and_columns_can_be_mapped()
    {
        using var folder = new ImportFolder();
        folder.WriteText("deals.csv", "Deal;Amount;Stadt\r\nOne;1000;Zug\r\nTwo;2000;\r\n");

        var result = folder.Run(
            """
            Import-PartnerReferral $folder/deals.csv -Delimiter ';' -PassThru -PropertyMap @{ Deal = 'Name'; Stadt = 'City'; Amount = ''; DealValue = { 2 * $_.Amount } } `
                -City Bern -CustomerName Fabrikam -AddressLine1 'Street 1' -Country CH -ConsentToContact -ConsentToShareInfo -ShareWithMicrosoft:$false -Currency CHF -ClosingDate 2027-11-30 |
                ForEach-Object { "$($_.Name) $($_.CustomerProfile.Address.City) $($_.DealValue)" }
            """);

        Assert.Empty(result.Errors);
        Assert.Equal(["One Zug 2000", "Two Bern 4000"], result.Output.Select(o => o.ToString()));
    }

    [Fact]
    public void A_row_the_service_refuses_is_one_error_with_row_and_line_and_the_others_go_on()
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ImportFolder.Rows(5));
        folder.Session.Fault("@{ operation = 'create'; contains = 'CRM-3'; status = 400; message = 'No such thing.' }");

        var result = folder.Import("$folder/deals.csv");

        var error = Assert.Single(result.Errors);
        Assert.StartsWith("Row 3 (line 4): ", error.ErrorDetails.Message);
        Assert.Contains("No such thing.", error.ErrorDetails.Message);
        Assert.Equal("CRM-3", ((System.Management.Automation.PSObject)error.TargetObject).Properties["ExternalReferenceId"].Value);
        Assert.Equal("4 created, 0 updated, 0 skipped, 1 rejected, 0 unknown, 0 not sent", Assert.Single(result.Output).ToString());
        Assert.Equal(4, folder.Session.Created());
    }

    [Fact]
    public void The_throttle_limit_is_the_number_of_requests_in_flight()
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ImportFolder.Rows(60));
        folder.Session.Fault("@{ operation = 'create'; latencyMs = 30 }");

        Assert.Equal(6, folder.Summary("$folder/deals.csv -ThrottleLimit 6").Get<int>("PeakInFlight"));
    }

    [Fact]
    public void Progress_shows_done_failed_pace_and_the_time_left_a_few_times_a_second()
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ImportFolder.Rows(60));
        folder.Session.Fault("@{ operation = 'create'; latencyMs = 50 }");

        var clock = System.Diagnostics.Stopwatch.StartNew();
        var progress = folder.Import("$folder/deals.csv -ThrottleLimit 2").Progress;

        var sending = progress.Where(p => p.StatusDescription.Contains(" of 60 rows, 0 failed, ")).ToList();
        Assert.InRange(sending.Count, 1, (int)(clock.ElapsedMilliseconds / 250) + 1);
        Assert.Contains(sending, p => p.SecondsRemaining >= 0 && p.PercentComplete > 0);
        Assert.All(progress, p => Assert.Equal("Importing deals.csv", p.Activity));
        Assert.Equal(System.Management.Automation.ProgressRecordType.Completed, progress[^1].RecordType);
    }

    [Fact]
    public async Task Ctrl_c_ends_it_at_once_and_leaves_no_report_half_written()
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ImportFolder.Rows(50));
        folder.Session.Fault("@{ operation = 'create'; silenceSeconds = 60 }");
        var running = folder.Session.Start($"Import-PartnerReferral '{folder.At("deals.csv")}' -ReportPath '{folder.At("r.html")}', '{folder.At("r.csv")}'");
        await Task.Delay(300, TestContext.Current.CancellationToken);

        var elapsed = await running.StopAsync();

        Assert.True(elapsed < TimeSpan.FromSeconds(10), elapsed.ToString());
        Assert.DoesNotContain(folder.Files, name => name.StartsWith("r.", StringComparison.Ordinal));
    }

    [Fact]
    public void Neither_report_nor_journal_holds_contact_data_even_when_the_service_repeats_it()
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ImportFolder.Row(1), ImportFolder.Row(2, country: "Nowhere"), ImportFolder.Row(3));
        folder.Session.Fault("@{ operation = 'create'; contains = 'CRM-3'; status = 400; message = 'mia@bluewater.example is not known.' }");

        var result = folder.Import("$folder/deals.csv -SkipInvalid -ReportPath $folder/r.html");

        Assert.Equal(2, result.Errors.Count);
        Assert.Contains("is not known", folder.Read("r.html"));
        Assert.DoesNotContain("bluewater.example", folder.Read("r.html"));
        Assert.DoesNotContain("bluewater.example", folder.Read("deals.csv.journal.jsonl"));
    }
}
