using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Management.Automation;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Bulk;

/// <summary>The progress of pipelines whose end nobody knows. That of an import is in ImportTests.</summary>
public sealed class ProgressTests
{
    private const string Many = Deals.Flat + "$many = foreach ($n in 1..15) { $deal.ExternalReferenceId = \"P-$n\"; $deal.Clone() }\n";

    [Fact]
    public void Creating_shows_what_is_done_and_takes_it_away()
    {
        using var session = ModuleSession.Connected("-EmulatorSettings @{ latency = 100 }");
        session.Fault("@{ operation = 'create'; nth = 1; status = 400 }");

        Demand(session.Run(Many + "$many | New-PartnerReferral -ThrottleLimit 1"), "Creating referrals", failed: 1);
    }

    [Fact]
    public void Changing_shows_what_is_done_and_takes_it_away()
    {
        using var session = ModuleSession.Connected();
        session.Output(Many + "$made = $many | New-PartnerReferral; $null = Invoke-PartnerReferralRequest /_emulator/settings -Method POST -Body @{ latency = 100 }");

        Demand(session.Run("$made | Set-PartnerReferral -Notes 'Changed' -ThrottleLimit 1"), "Changing referrals", failed: 0);
    }

    [Fact]
    public void A_search_for_lost_answers_is_told()
    {
        using var session = ModuleSession.Connected("-EmulatorSettings @{ listingDelay = 2 }");
        session.Fault("@{ operation = 'create'; nth = 2; commit = $true; drop = $true }");

        var result = session.Run(Many + "$many | New-PartnerReferral");
        Assert.Equal(15, result.Output.Count);
        Assert.Contains(result.Progress, p => p.StatusDescription.EndsWith("; answer lost, looking for 1", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_over_within_a_second_shows_none()
    {
        using var session = ModuleSession.Connected();
        const string Script = Deals.Flat + "New-PartnerReferral $deal | Set-PartnerReferral -Notes 'Changed'";

        // The first of its kind in a process may take longer.
        session.Run(Script);

        Assert.Empty(session.Run(Script).Progress);
    }

    [Theory]
    [InlineData("Import-PartnerReferral '{0}' -NoJournal -SkipInvalid -ErrorAction Ignore -ThrottleLimit 1")]
    [InlineData("Import-Csv '{0}' | New-PartnerReferral -ErrorAction Ignore -ThrottleLimit 1")]
    public void A_slow_screen_does_not_hold_the_work_up(string command)
    {
        using var session = ModuleSession.Connected("-EmulatorSettings @{ latency = 20 }");
        var paint = TimeSpan.FromMilliseconds(300);
        session.SlowDownProgress(paint);

        var clock = Stopwatch.StartNew();
        var progress = session.Run(string.Format(command, Path.Combine(ShellProcess.Repository, "docs", "examples", "deals.csv"))).Progress;

        // How long the first takes is not known before, and it has to be taken away.
        Assert.InRange(progress.Count, 2, 2 + (0.02 * (clock.Elapsed / paint)));
    }

    private static void Demand(ScriptResult result, string activity, int failed)
    {
        var shown = result.Progress.Where(p => p.RecordType == ProgressRecordType.Processing).ToList();
        Assert.NotEmpty(shown);
        Assert.All(shown, p => Assert.Equal(activity, p.Activity));
        Assert.All(shown, p => Assert.Matches($@"^\d+ done, {failed} failed(, [\d.,]+ a second)?$", p.StatusDescription));
        Assert.All(shown, p => Assert.Equal(-1, p.PercentComplete));
        Assert.Equal(ProgressRecordType.Completed, result.Progress[^1].RecordType);
    }
}
