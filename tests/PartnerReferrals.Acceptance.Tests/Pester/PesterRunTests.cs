using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Acceptance.Tests.Pester;

/// <summary>A run of Pester hides nothing: what fails, and what does not run at all, is an outcome.</summary>
public sealed class PesterRunTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pester-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Failures_and_files_that_run_nothing_are_told(int version)
    {
        Write("Mixed", "Describe 'It' { It 'passes' { 1 | Should -Be 1 }; It 'fails' { 1 | Should -Be 2 }; It 'is skipped' -Skip { } }");
        Write("Empty", "# nothing");
        Write("Broken", "Describe 'It' { It 'is never run' {");
        Write("Skipped", "Describe 'All' { It 'is skipped' -Skip { } }");
        Write("Unprepared", "Describe 'It' { BeforeAll { throw 'no' }; It 'cannot run' { } }");

        var outcomes = await PesterRun.RunAsync(NuGetFiles.Pester(version), _folder.FullName, Path.Combine(ShellProcess.Repository, "PartnerReferrals.psd1"));

        Assert.Equal(
            [
                "Broken: Failed", "Empty: Failed", "Mixed: Passed", "Mixed: It.fails: Failed", "Mixed: It.is skipped: Skipped", "Mixed: It.passes: Passed",
                "Skipped: Failed", "Skipped: All.is skipped: Skipped", "Unprepared: Passed", "Unprepared: It.cannot run: Failed",
            ],
            outcomes.Select(o => o.File.Replace(".Tests.ps1", "") + (o.Name == "runs" ? "" : ": " + o.Name) + ": " + o.Result)
                .OrderBy(line => line.Split(':')[0], StringComparer.Ordinal).ThenBy(line => line.Count(c => c == ':')).ThenBy(line => line, StringComparer.Ordinal));
        Assert.Contains("Expected 2", outcomes.Single(o => o.Name == "It.fails").Message, StringComparison.Ordinal);
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder.FullName, name + ".Tests.ps1"), text);
}
