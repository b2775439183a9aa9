using System;
using System.Diagnostics;
using System.IO;
using PartnerReferrals.Client.Tests.Http;
using PartnerReferrals.Errors;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Client.Tests.Runs;

/// <summary>Who is said to hold a journal that cannot be opened.</summary>
public sealed class JournalHolderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Seconds by which the run opened the journal after the process with its number began.</summary>
    [Theory]
    [InlineData(3600, false)]
    [InlineData(0, false)]
    [InlineData(-50, false)]
    [InlineData(-70, true)]
    [InlineData(-3600, true)]
    public void A_process_that_began_after_the_journal_was_opened_is_another_one(int seconds, bool hasEnded)
    {
        using var process = Process.GetCurrentProcess();
        Assert.Equal(hasEnded, JournalHolder.HasEnded(Run(process.StartTime.ToUniversalTime().AddSeconds(seconds))));
    }

    [Fact]
    public void A_process_that_is_not_there_has_ended_unless_it_was_on_another_machine()
    {
        Assert.True(JournalHolder.HasEnded(Run(DateTimeOffset.UtcNow, process: int.MaxValue)));
        Assert.False(JournalHolder.HasEnded(Run(DateTimeOffset.UtcNow, process: int.MaxValue, machine: "FAR-AWAY")));
    }

    [Fact]
    public void The_run_that_opened_the_journal_last_holds_it()
    {
        var path = _folder.File("run.jsonl");
        File.WriteAllText(path, JournalText.Header + Run(TestClock.Start, process: 4711).ToJson() + new JournalRun { Batch = 2, OpenedAt = TestClock.Start.AddHours(1), Process = 4712, Machine = "m" }.ToJson());
        var run = JournalHolder.Find(path)!;
        Assert.Equal((4712, "m", TestClock.Start.AddHours(1)), (run.Process, run.Machine, run.OpenedAt));
    }

    [Fact]
    public void It_is_found_while_it_holds_the_journal()
    {
        using var journal = Journal.Open(_folder.File("run.jsonl"), "s", new TestClock());
        Assert.Equal((Environment.ProcessId, Environment.MachineName), (JournalHolder.Find(journal.Path)!.Process, JournalHolder.Find(journal.Path)!.Machine));
    }

    [Fact]
    public void Where_nobody_can_tell_nobody_is_named()
    {
        Assert.Null(JournalHolder.Find(_folder.File("none.jsonl")));
        Assert.Null(JournalHolder.Find(_folder.File("")));
        File.WriteAllText(_folder.File("old.jsonl"), JournalText.Header);
        Assert.Null(JournalHolder.Find(_folder.File("old.jsonl")));

        var error = JournalErrors.InUse("run.jsonl", null, new IOException("in use"));
        Assert.Equal(("PartnerReferral.Journal.InUse", "The journal run.jsonl is in use by another run.", FailureCategory.ResourceBusy), (error.ErrorId, error.Message, error.Category));
        Assert.IsType<IOException>(error.InnerException);
    }

    [Fact]
    public void A_run_is_named_by_its_process_its_machine_and_since_when()
    {
        var here = JournalErrors.InUse("run.jsonl", Run(DateTimeOffset.UtcNow), new IOException());
        Assert.Matches($@"^The journal run\.jsonl is in use by another run: process {Environment.ProcessId}, since [-0-9]{{10}} [:0-9]{{8}} UTC\.$", here.Message);
        Assert.StartsWith($"Wait until process {Environment.ProcessId} has ended", here.RecommendedAction, StringComparison.Ordinal);

        var there = JournalErrors.InUse("run.jsonl", Run(new DateTimeOffset(2026, 3, 1, 14, 5, 6, TimeSpan.FromHours(2)), process: 4711, machine: "FAR-AWAY"), new IOException());
        Assert.Equal("The journal run.jsonl is in use by another run: process 4711 on FAR-AWAY, since 2026-03-01 12:05:06 UTC.", there.Message);

        var gone = JournalErrors.InUse("run.jsonl", Run(DateTimeOffset.UtcNow, process: int.MaxValue), new IOException());
        Assert.Equal($"The journal run.jsonl is in use by a program that is not a run: process {int.MaxValue}, which wrote it last, has ended.", gone.Message);
        Assert.Contains("viewer", gone.RecommendedAction, StringComparison.Ordinal);
    }

    /// <summary>What systems say of a file that another has: Windows by 32 and 33, others by 11 and 35.</summary>
    [Theory]
    [InlineData(0x80070020, true)]
    [InlineData(0x80070021, true)]
    [InlineData(32, true)]
    [InlineData(33, true)]
    [InlineData(11, true)]
    [InlineData(35, true)]
    [InlineData(0x8007001F, false)]
    [InlineData(0x80070022, false)]
    [InlineData(0x8007000B, false)]
    [InlineData(0x80070005, false)]
    [InlineData(28, false)]
    [InlineData(0, false)]
    public void A_file_that_another_has_is_told_from_one_that_cannot_be_opened(uint code, bool isShared) =>
        Assert.Equal(isShared, JournalErrors.IsSharingViolation(new IOException("x", unchecked((int)code))));

    [Fact]
    public void What_the_disk_said_is_passed_on_as_one_sentence() =>
        Assert.StartsWith("The journal cannot be written: No space left. Nothing more is sent", JournalErrors.NotWritable(new IOException("No space left.")).Message, StringComparison.Ordinal);

    private static JournalRun Run(DateTimeOffset openedAt, int? process = null, string? machine = null) =>
        new() { Batch = 1, OpenedAt = openedAt, Process = process ?? Environment.ProcessId, Machine = machine ?? Environment.MachineName };
}
