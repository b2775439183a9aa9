using System;
using System.IO;
using System.Linq;

namespace PartnerReferrals.Host.Tests.Import;

/// <summary>Get-PartnerReferralJournal: what became of each row, and how a batch is taken back.</summary>
public sealed class JournalRowsTests
{
    private const string Imported = "$null = Import-PartnerReferral \"$folder/deals.csv\" -SkipInvalid -ErrorAction Ignore";

    [Fact]
    public void Each_row_comes_once_with_what_it_became()
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ImportFolder.Row(1), ImportFolder.Row(2, id: ""), ImportFolder.Row(3, id: null));
        folder.Session.Output("$null = Invoke-PartnerReferralRequest /_emulator/faults -Method POST -Body @{ operation = 'create'; contains = 'Deal 2'; status = 400; code = 'invalidRequest' }");
        folder.Output("$null = Import-PartnerReferral \"$folder/deals.csv\" -ErrorAction SilentlyContinue");

        var rows = folder.Output("Get-PartnerReferralJournal \"$folder/deals.csv.journal.jsonl\"");

        Assert.Equal(["Created", "Rejected", "Created"], rows.Select(r => r.Properties["State"].Value.ToString()));
        Assert.Equal([1L, 2L, 3L], rows.Select(r => (long)r.Properties["Row"].Value));
        Assert.Equal(["CRM-1", "CRM-2", null], rows.Select(r => (string?)r.Properties["ExternalReferenceId"].Value));
        Assert.StartsWith("hash:", (string)rows[2].Properties["Key"].Value);
        Assert.Equal("PartnerReferral.Api.invalidRequest", rows[1].Properties["ErrorId"].Value);
        Assert.All(rows.Where(r => r.Properties["State"].Value.ToString() == "Created"), row =>
        {
            Assert.NotNull(row.Properties["ReferralId"].Value);
            Assert.NotNull(row.Properties["EngagementId"].Value);
            Assert.InRange(DateTimeOffset.UtcNow - (DateTimeOffset)row.Properties["SentDateTime"].Value, TimeSpan.Zero, TimeSpan.FromMinutes(10));
        });
        Assert.Equal(["CRM-1", ""], folder.Output($"Get-PartnerReferralJournal \"$folder/deals.csv.journal.jsonl\" | Where-Object State -eq Created | Get-PartnerReferral | ForEach-Object {{ [string]$_.ExternalReferenceId }}").Select(id => id.ToString()));
    }

    [Theory]
    [InlineData("\"$folder/deals.csv.journal.jsonl\" | Get-PartnerReferralJournal")]
    [InlineData("Get-ChildItem \"$folder/*.jsonl\" | Get-PartnerReferralJournal")]
    [InlineData("Import-PartnerReferral \"$folder/deals.csv\" | Get-PartnerReferralJournal")]
    [InlineData("[pscustomobject]@{ JournalPath = \"$folder/deals.csv.journal.jsonl\" } | ForEach-Object JournalPath | Get-PartnerReferralJournal")]
    public void A_path_a_file_and_the_summary_of_an_import_name_a_journal(string command)
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ImportFolder.Rows(3));
        folder.Output(Imported);

        Assert.Equal(3, folder.Output(command).Count);
    }

    [Fact]
    public void A_batch_is_taken_back_and_the_corrected_file_is_sent_by_another_journal()
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ImportFolder.Rows(3));
        folder.Output(Imported);

        folder.Output("Get-PartnerReferralJournal \"$folder/deals.csv.journal.jsonl\" | Where-Object State -eq Created | Close-PartnerReferral -As Error -Reason 'Test referral' -Confirm:$false");

        Assert.Equal(["Closed/Error", "Closed/Error", "Closed/Error"], folder.Output("Get-PartnerReferral | ForEach-Object CurrentState").Select(s => s.ToString()));
        Assert.Equal(3, folder.Summary("\"$folder/deals.csv\"").Get<int>("Skipped"));
        Assert.Equal(3, folder.Summary("\"$folder/deals.csv\" -JournalPath \"$folder/second.jsonl\" -SkipExisting -SkipWithdrawn").Get<int>("Skipped"));
        Assert.Equal(3, folder.Summary("\"$folder/deals.csv\" -JournalPath \"$folder/third.jsonl\" -SkipExisting").Get<int>("Created"));
        Assert.Equal(3, folder.Summary("\"$folder/deals.csv\" -JournalPath \"$folder/fourth.jsonl\" -SkipExisting").Get<int>("Skipped"));
    }

    [Theory]
    [InlineData("Close-PartnerReferral -As Error -Reason x -Confirm:$false", 0, 1)]
    [InlineData("Close-PartnerReferral -As Declined -Reason x -Confirm:$false", 0, 1)]
    [InlineData("Close-PartnerReferral -As Lost -Reason x -Confirm:$false", 1, 0)]
    [InlineData("Close-PartnerReferral -As Won -Confirm:$false", 1, 0)]
    public void Only_what_was_taken_back_or_turned_down_does_not_count_as_existing(string end, int skipped, int created)
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ImportFolder.Row(1));
        folder.Output($"$null = Import-PartnerReferral \"$folder/deals.csv\" -NoJournal -PassThru | {end}");

        var summary = folder.Summary("\"$folder/deals.csv\" -NoJournal -SkipExisting");

        Assert.Equal((skipped, created), (summary.Get<int>("Skipped"), summary.Get<int>("Created")));
    }

    [Fact]
    public void A_service_that_cannot_filter_by_the_external_id_is_asked_for_all_and_the_living_one_counts()
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ImportFolder.Row(1));
        folder.Output("$null = Import-PartnerReferral \"$folder/deals.csv\" -NoJournal; $null = Import-PartnerReferral \"$folder/deals.csv\" -NoJournal -PassThru | Close-PartnerReferral -As Error -Reason x -Confirm:$false");
        folder.Session.Output("$null = Invoke-PartnerReferralRequest /_emulator/faults -Method POST -Body @{ operation = 'list'; contains = 'externalReferenceId'; status = 400 }");

        Assert.Equal(1, folder.Summary("\"$folder/deals.csv\" -NoJournal -SkipExisting").Get<int>("Skipped"));
    }

    [Fact]
    public void A_co_sell_deal_that_was_taken_back_is_made_anew()
    {
        using var session = Engine.ModuleSession.Connected();
        session.Output(Engine.Deals.CoSell + "$first = $deal | New-PartnerSharedReferral; $first.Referral | Close-PartnerReferral -As Error -Reason x -Confirm:$false");

        Assert.Equal("True", session.Output("[string](($deal | New-PartnerSharedReferral).EngagementId -ne $first.EngagementId)").Single().ToString());
    }

    [Fact]
    public void A_journal_of_an_emulator_that_is_gone_is_not_taken_for_another_ones()
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ImportFolder.Rows(5));
        folder.Output(Imported);
        folder.Session.Output("$old = Get-PartnerReferralConnection; Connect-PartnerReferralApi -Emulator");

        var (end, _) = folder.ImportEnded("\"$folder/deals.csv\"");

        Assert.StartsWith("PartnerReferral.Journal.OtherSource,", end.FullyQualifiedErrorId);
        Assert.Empty(folder.ExternalIds());
        folder.Session.Output("Connect-PartnerReferralApi -Emulator -EmulatorConnection $old");
        Assert.Equal(5, folder.Summary("\"$folder/deals.csv\"").Get<int>("Skipped"));
    }

    [Fact]
    public void The_table_is_whole_at_80_columns_and_holds_no_names()
    {
        using var folder = new ImportFolder();
        using var narrow = new Engine.ModuleSession(width: 80);
        folder.Write("deals.csv", ImportFolder.Rows(2));
        folder.Output(Imported);

        var screen = narrow.Screen($"Get-PartnerReferralJournal '{folder.At("deals.csv.journal.jsonl")}'");

        var lines = screen.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["Row", "State", "ExternalReferenceId", "ReferralId", "SentDateTime", "ErrorId"], lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.All(lines, line => Assert.True(line.TrimEnd().Length <= 80, line));
        Assert.DoesNotContain("Bluewater", screen);
    }

    [Theory]
    [InlineData("missing.jsonl", "PartnerReferral.FileNotReadable")]
    [InlineData("deals.csv", "PartnerReferral.Journal.NotAJournal")]
    [InlineData("damaged.jsonl", "PartnerReferral.Journal.Damaged")]
    public void What_is_no_whole_journal_is_one_error_and_the_next_is_read(string name, string id)
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ImportFolder.Rows(3));
        folder.Output(Imported);
        var lines = File.ReadAllLines(folder.At("deals.csv.journal.jsonl"));
        lines[2] = "{}";
        File.WriteAllLines(folder.At("damaged.jsonl"), lines);

        var result = folder.Run($"\"$folder/{name}\", \"$folder/deals.csv.journal.jsonl\" | Get-PartnerReferralJournal");

        Assert.StartsWith(id + ",", Assert.Single(result.Errors).FullyQualifiedErrorId);
        Assert.Equal(3, result.Output.Count);
    }

    [Fact]
    public void A_journal_whose_end_is_cut_off_is_read_with_a_warning()
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ImportFolder.Rows(3));
        folder.Output(Imported);
        var text = folder.Read("deals.csv.journal.jsonl");
        folder.WriteText("cut.jsonl", text[..^20]);

        var result = folder.Run("Get-PartnerReferralJournal \"$folder/cut.jsonl\"");

        Assert.Equal(3, result.Output.Count);
        Assert.Contains("cannot be read", Assert.Single(result.Warnings));
    }
}
