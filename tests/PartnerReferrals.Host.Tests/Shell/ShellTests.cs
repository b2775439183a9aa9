using System;
using System.IO;
using System.Threading.Tasks;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Shell;

/// <summary>The Shell as a process: the quickstart without arguments, else what pwsh does, with the module at hand.</summary>
public sealed class ShellTests
{
    [Fact]
    public async Task Without_arguments_the_quickstart_runs()
    {
        var outcome = await ShellProcess.RunQuickstartAsync();

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("Quickstart: 95 referrals created, 7 rows rejected.", outcome.Output, StringComparison.Ordinal);
        foreach (var shown in new[] { "Active/Accepted", "New/Pending", "Bluewater data p" })
        {
            Assert.Contains(shown, outcome.Output, StringComparison.Ordinal);
        }

        Assert.Contains("   12 Country              Germny          Write DE for Germany.", outcome.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exit 7", 7)]
    [InlineData("New-PartnerReferral @{}", 1)]
    [InlineData("Connect-PartnerReferralApi -Emulator; Import-Csv docs/examples/crm/hubspot.csv | Select-Object -First 1 | ConvertTo-Json | Out-Null", 0)]
    public async Task Commands_end_with_the_exit_code_of_pwsh(string command, int code) =>
        Assert.Equal(code, (await RunAsync("-Command", $"Set-Location '{ShellProcess.Repository}'; {command}")).ExitCode);

    [Fact]
    public async Task A_script_gets_its_arguments()
    {
        var folder = Directory.CreateTempSubdirectory("shell");
        try
        {
            var file = Path.Combine(folder.FullName, "my script.ps1");
            await File.WriteAllTextAsync(file, "param($Arg, [switch] $Flag, $Rest) \"$Arg|$Flag|$Rest\"", TestContext.Current.CancellationToken);

            Assert.Equal("a b|True|x", (await RunAsync("-File", file, "-Arg", "a b", "-Flag", "x")).Output.Trim());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task The_module_is_found_by_its_name_and_is_the_one_that_was_built_whatever_is_installed()
    {
        var installed = Directory.CreateTempSubdirectory("installed");
        try
        {
            var module = installed.CreateSubdirectory("PartnerReferrals");
            await File.WriteAllTextAsync(Path.Combine(module.FullName, "PartnerReferrals.psd1"), "@{ ModuleVersion = '99.0.0' }", TestContext.Current.CancellationToken);

            var outcome = await ShellProcess.RunAssemblyAsync(
                ShellProcess.ShellAssembly, new() { ["PSModulePath"] = installed.FullName }, "-NoProfile", "-Command", "Connect-PartnerReferralApi -Emulator; (Get-Module PartnerReferrals).ModuleBase");

            Assert.Equal(Path.Combine(Path.GetDirectoryName(ShellProcess.ShellAssembly)!, "Modules", "PartnerReferrals"), outcome.Output.Trim());
        }
        finally
        {
            installed.Delete(recursive: true);
        }
    }

    private static Task<ShellOutcome> RunAsync(params string[] arguments) => ShellProcess.RunAssemblyAsync(ShellProcess.ShellAssembly, [], ["-NoProfile", "-NonInteractive", .. arguments]);
}
