using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace PartnerReferrals.Acceptance.Tests.Pester;

/// <summary>tests/Pester on the packaged module, in the real shell, by both versions of Pester; each of its tests is one here.</summary>
public sealed class PesterTests
{
    private static readonly int[] Versions = [5, 6];

    // Both at once, and once for all tests.
    private static readonly Lazy<Task<IReadOnlyDictionary<int, IReadOnlyList<PesterOutcome>>>> Runs = new(RunAsync);

    /// <summary>The outcomes of one version. Not looked at while tests are listed: they are known when Pester has run.</summary>
    public static async Task<IEnumerable<TheoryDataRow<PesterOutcome>>> Outcomes(int version) =>
        (await Runs.Value)[version].Select(outcome => new TheoryDataRow<PesterOutcome>(outcome)
        {
            TestDisplayName = $"Pester {version}: {outcome.File}: {outcome.Name}",
            Skip = outcome.Result == "Skipped" ? "Skipped by Pester." : null,
        });

    [Theory]
    [MemberData(nameof(Outcomes), 5, DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Outcomes), 6, DisableDiscoveryEnumeration = true)]
    public void Passes(PesterOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        Assert.True(outcome.Result == "Passed", $"{outcome.Result}: {outcome.Message}");
    }

    private static async Task<IReadOnlyDictionary<int, IReadOnlyList<PesterOutcome>>> RunAsync()
    {
        var package = await Package.Module;
        var runs = await Task.WhenAll(Versions.Select(version => PesterRun.RunAsync(NuGetFiles.Pester(version), PesterRun.Folder, package.Manifest)));
        return Versions.Zip(runs).ToDictionary(run => run.First, run => run.Second);
    }
}
