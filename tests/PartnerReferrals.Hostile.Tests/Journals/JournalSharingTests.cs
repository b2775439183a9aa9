using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using PartnerReferrals.Errors;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Hostile.Tests.Journals;

/// <summary>One journal, one run, by whatever name the file is opened.</summary>
public sealed class JournalSharingTests
{
    public static TheoryData<string> Names => ["its own", "a symbolic link", "a hard link", "a folder's symbolic link", "its own, after the lock file was deleted", "a new name"];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_journal_in_use_cannot_be_opened_by_any_other_name(string how)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "Links need rights on Windows, where an open file cannot be renamed either.");
        using var simulation = new Simulation();
        using var first = Journal.Open(simulation.JournalPath, "source", simulation.Machine.Clock);
        var error = Assert.Throws<JournalException>(() => Journal.Open(OtherName(simulation.JournalPath, how), "source", simulation.Machine.Clock).Dispose());
        Assert.Equal("PartnerReferral.Journal.InUse", error.ErrorId);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Two_runs_over_one_journal_make_no_row_twice(string how)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "Links need rights on Windows, where an open file cannot be renamed either.");
        using var simulation = new Simulation(new ServicePlan { Creates = [new CreateRule(CreateFault.Success(CreateAnswer.Referral, commits: true) with { AnswerAfter = TimeSpan.FromSeconds(10) })] });
        var deals = Deal.Many(40);
        simulation.Machine.Run(deals[..1]);
        var halfway = new TaskCompletionSource();
        simulation.Machine.Posting = number =>
        {
            if (number == 10)
            {
                halfway.TrySetResult();
            }
        };
        var one = Task.Factory.StartNew(() => simulation.Machine.Run(deals), TaskCreationOptions.LongRunning);
        await halfway.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        var other = new Machine(simulation.Time, simulation.Service, OtherName(simulation.JournalPath, how));
        Assert.Throws<JournalException>(() => other.Run(deals));
        Verify.IsComplete(simulation, deals, await one);
    }

    private static string OtherName(string path, string how)
    {
        var other = path + ".other";
        switch (how)
        {
            case "a symbolic link":
                File.CreateSymbolicLink(other, path);
                return other;
            case "a hard link":
                Assert.Equal(0, Link(path, other));
                return other;
            case "a folder's symbolic link":
                var folder = Path.GetDirectoryName(path)!;
                Directory.CreateSymbolicLink(Path.Combine(folder, "again"), folder);
                return Path.Combine(folder, "again", Path.GetFileName(path));
            case "its own, after the lock file was deleted":
                File.Delete(path + ".lock");
                return path;
            case "a new name":
                File.Move(path, other);
                return other;
            default:
                return path;
        }
    }

    [System.Runtime.InteropServices.DllImport("libc", EntryPoint = "link", SetLastError = true, CharSet = System.Runtime.InteropServices.CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern int Link(string path, string other);
}
