using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using PartnerReferrals.Client.Tests.Http;
using PartnerReferrals.Errors;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Client.Tests.Runs;

/// <summary>One journal, one run, whatever names lead to it.</summary>
public sealed class JournalLockTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string _path;
    private readonly string _other;

    public JournalLockTests()
    {
        _path = _folder.File("run.jsonl");
        _other = _folder.File("other.jsonl");
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("same name")]
    [InlineData("symbolic link")]
    [InlineData("hard link")]
    [InlineData("new name")]
    [InlineData("everything beside it deleted")]
    public void No_way_leads_around_a_journal_in_use(string way)
    {
        using (Open(_path))
        {
            var path = Go(way);
            var error = Assert.Throws<JournalException>(() => Open(path));
            Assert.Equal(("PartnerReferral.Journal.InUse", FailureCategory.ResourceBusy), (error.ErrorId, error.Category));
            Assert.Matches($@"another run: process {Environment.ProcessId}, since \d{{4}}-\d\d-\d\d \d\d:\d\d:\d\d UTC\.$", error.Message);
        }

        using var second = Open(way == "same name" || way.StartsWith("every", StringComparison.Ordinal) ? _path : _other);
        Assert.True(second.IsResumed);
    }

    [Fact]
    public void Others_may_read_while_it_is_written()
    {
        using var journal = Open(_path);
        using var reading = new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var text = new StreamReader(reading);
        Assert.Contains("\"journal\"", text.ReadToEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_reads_for_long_is_not_called_a_run()
    {
        Assert.SkipWhen(RuntimeInformation.IsOSPlatform(OSPlatform.Windows), "There a reader does not keep a run out.");
        var text = JournalText.Header + new JournalRun { Batch = 1, OpenedAt = TestClock.Start, Process = Ended(), Machine = Environment.MachineName }.ToJson();
        File.WriteAllText(_path, text);
        using var reading = new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var error = Assert.Throws<JournalException>(() => Open(_path));
        Assert.Equal("PartnerReferral.Journal.InUse", error.ErrorId);
        Assert.Contains("which wrote it last, has ended", error.Message, StringComparison.Ordinal);
        Assert.Contains("viewer", error.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_on_another_machine_is_named_with_it()
    {
        File.WriteAllText(_path, JournalText.Header + new JournalRun { Batch = 1, OpenedAt = TestClock.Start, Process = 4711, Machine = "FAR-AWAY" }.ToJson());
        using var held = new FileStream(_path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
        Assert.Contains("process 4711 on FAR-AWAY", Assert.Throws<JournalException>(() => Open(_path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_file_is_left_beside_it()
    {
        using (Open(_path))
        {
        }

        Assert.Equal(["run.jsonl"], Directory.GetFiles(Path.GetDirectoryName(_path)!).Select(Path.GetFileName));
    }

    private static int Ended()
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", "--version") { RedirectStandardOutput = true })!;
        process.WaitForExit();
        return process.Id;
    }

    private string Go(string way)
    {
        switch (way)
        {
            case "symbolic link":
                File.CreateSymbolicLink(_other, _path);
                return _other;
            case "hard link":
                Link(_path, _other);
                return _other;
            case "new name":
                File.Move(_path, _other);
                return _other;
            case "everything beside it deleted":
                foreach (var file in Directory.GetFiles(Path.GetDirectoryName(_path)!).Where(file => file != _path))
                {
                    File.Delete(file);
                }

                return _path;
            default:
                return _path;
        }
    }

    private static void Link(string existing, string name)
    {
        var (program, arguments) = RuntimeInformation.IsOSPlatform(OSPlatform.Windows)
            ? ("cmd", $"/c mklink /H \"{name}\" \"{existing}\"")
            : ("ln", $"\"{existing}\" \"{name}\"");
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    private static Journal Open(string path) => Journal.Open(path, JournalText.Source, new TestClock());
}
