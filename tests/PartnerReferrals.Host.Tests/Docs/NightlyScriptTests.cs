using System;
using System.IO;
using System.Threading.Tasks;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Docs;

/// <summary>docs/examples/nightly.ps1: a scheduler learns from the exit code how it went.</summary>
public sealed class NightlyScriptTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("partner-referrals-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("tests/PartnerReferrals.Host.Tests/Help/Files/deals.csv", 0, "4 created")]
    [InlineData("docs/examples/deals.csv", 1, "93 created, 0 updated, 0 skipped, 7 rejected")]
    public async Task The_exit_code_tells_whether_rows_need_a_person(string file, int code, string numbers)
    {
        var path = Path.Combine(_folder.FullName, "deals.csv");
        File.Copy(Path.Combine(ShellProcess.Repository, file), path);

        var outcome = await RunAsync(path);

        Assert.Equal(code, outcome.ExitCode);
        Assert.Contains(numbers, outcome.Output);
        Assert.True(File.Exists(path + ".html"));
        Assert.True(File.Exists(path + ".journal.jsonl"));
    }

    [Fact]
    public async Task A_row_that_differs_from_what_was_created_needs_a_person()
    {
        var path = Path.Combine(_folder.FullName, "deals.csv");
        File.Copy(Path.Combine(ShellProcess.Repository, "tests/PartnerReferrals.Host.Tests/Help/Files/deals.csv"), path);

        var outcome = await ShellProcess.RunAsync(
            $"Connect-PartnerReferralApi -Emulator; & '{Script}' '{path}'; $rows = Import-Csv '{path}'; $rows[0].DealValue = 4711; $rows | Export-Csv '{path}'; & '{Script}' '{path}'; exit $LASTEXITCODE");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("1 of the skipped rows differ from what was created", outcome.Output);
    }

    [Fact]
    public async Task A_run_that_failed_says_why()
    {
        var outcome = await RunAsync(Path.Combine(_folder.FullName, "missing.csv"));

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("PartnerReferral.FileNotReadable", outcome.Errors);
    }

    [Fact]
    public async Task Without_a_vault_nothing_is_sent()
    {
        var outcome = await ShellProcess.RunAsync($"& '{Script}' deals.csv; exit $LASTEXITCODE");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("Get-Secret", outcome.Errors);
    }

    private static string Script { get; } = Path.Combine(ShellProcess.Repository, "docs", "examples", "nightly.ps1");

    private static Task<ShellOutcome> RunAsync(string path) =>
        ShellProcess.RunAsync($"Connect-PartnerReferralApi -Emulator; & '{Script}' '{path}'; exit $LASTEXITCODE");
}
