using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Shell;

/// <summary>The Shell as a process: exit codes, arguments and streams as under pwsh -File and -Command.</summary>
public sealed class ShellTests
{
    [Theory]
    [InlineData("exit 7", 7)]
    [InlineData("1", 0)]
    [InlineData("throw 'boom'", 1)]
    [InlineData("1/0; 5", 0)]
    [InlineData("5; 1/0", 1)]
    [InlineData("Get-NoSuchCommand", 1)]
    [InlineData("New-PartnerReferral @{}", 1)]
    public async Task Commands_end_with_the_exit_code_of_pwsh(string command, int code) =>
        Assert.Equal(code, (await ShellProcess.RunAsync(command)).ExitCode);

    [Theory]
    [InlineData("exit 4", 4)]
    [InlineData("1/0", 0)]
    [InlineData("throw 'boom'", 1)]
    [InlineData("'fine'", 0)]
    [InlineData("5; if (", 1)]
    public async Task Scripts_end_with_the_exit_code_of_pwsh(string script, int code)
    {
        using var file = new ScriptFile(script);
        Assert.Equal(code, (await ShellProcess.RunFileAsync(file.Path)).ExitCode);
    }

    [Fact]
    public async Task A_script_gets_its_arguments_and_knows_where_it_lies()
    {
        using var file = new ScriptFile("param($Arg, [switch] $Flag, $Rest) \"$Arg|$Flag|$Rest|$($PSScriptRoot.Length -gt 0)\"");
        var outcome = await ShellProcess.RunFileAsync(file.Path, "-Arg", "a b", "-Flag", "x");
        Assert.Equal("a b|True|x|True", outcome.Output.Trim());
    }

    [Fact]
    public async Task Errors_warnings_and_verbose_lines_go_to_stderr_and_output_to_stdout_without_colours()
    {
        var outcome = await ShellProcess.RunAsync("Connect-PartnerReferralApi -Emulator; Get-PartnerReferral -Id 6f0d2a1e-8a57-4b0e-9d0b-5f1c2f0c7a11 -Verbose; 'out'");
        Assert.Equal("out", outcome.Output.Trim());
        Assert.Contains("itemNotFound", outcome.Errors);
        Assert.Contains("VERBOSE: ", outcome.Errors);
        Assert.DoesNotContain("\u001b[", outcome.Output + outcome.Errors);
    }

    [Fact]
    public async Task A_script_that_does_not_exist_is_named()
    {
        var outcome = await ShellProcess.RunFileAsync("/no/such/script.ps1");
        Assert.NotEqual(0, outcome.ExitCode);
        Assert.Contains("/no/such/script.ps1", outcome.Errors);
    }

    [Fact]
    public async Task Without_arguments_the_quickstart_runs()
    {
        var outcome = await ShellProcess.RunFileAsync(null);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("Quickstart: 95 referrals created, 7 rows rejected.", outcome.Output);
        foreach (var shown in new[] { "Active/Accepted", "New/Pending", "Bluewater data platform", "Row 12 (line 13)", "Write DE for Germany", "'50,000' is refused" })
        {
            Assert.Contains(shown, outcome.Output);
        }

        Assert.Contains("Importing deals.csv", outcome.Errors);
    }

    [Fact]
    public async Task Ctrl_c_stops_a_script()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Sends SIGINT.");
        }

        using var file = new ScriptFile("'started'; while ($true) { }");
        using var process = ShellProcess.Start(file.Path);
        Assert.Equal("started", await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        using (var kill = Process.Start("kill", $"-INT {process.Id}"))
        {
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.Equal(130, process.ExitCode);
    }

    private sealed class ScriptFile : IDisposable
    {
        public ScriptFile(string text)
        {
            Path = System.IO.Path.Combine(Directory.CreateTempSubdirectory("shell").FullName, "my script.ps1");
            File.WriteAllText(Path, text);
        }

        public string Path { get; }

        public void Dispose() => Directory.Delete(System.IO.Path.GetDirectoryName(Path)!, recursive: true);
    }
}
