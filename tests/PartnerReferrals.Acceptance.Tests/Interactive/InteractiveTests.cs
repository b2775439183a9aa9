using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Acceptance.Tests.Interactive;

/// <summary>Somebody at a terminal.</summary>
public sealed partial class InteractiveTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("terminal-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_status_is_completed_an_import_is_watched_interrupted_and_resumed()
    {
        var package = await Package.Module;
        File.Copy(Path.Combine(ShellProcess.Repository, "docs", "examples", "deals.csv"), Path.Combine(_folder.FullName, "deals.csv"));
        var modules = Path.GetFullPath(Path.Combine(package.Folder, "..", ".."));
        await using var terminal = new Terminal(
            NuGetFiles.Pwsh, _folder.FullName, Home(("PSModulePath", modules)), "-NoProfile", "-NoLogo", "-NoExit", "-Command", "function prompt { '> ' }");
        await terminal.UntilAsync(IsAtPrompt, "the first prompt");
        await terminal.EnterAsync("Connect-PartnerReferralApi -Emulator -EmulatorSettings @{ latency = 1000 }");
        await terminal.UntilAsync(IsAtPrompt, "connected");

        await terminal.TypeAsync("Get-PartnerReferral -Status A");
        await terminal.TabAsync();
        await terminal.UntilAsync(screen => screen.Any(line => line.EndsWith("-Status Active", StringComparison.Ordinal)), "the status completed");
        await terminal.EnterAsync("");

        const string Import = "Import-PartnerReferral deals.csv -SkipInvalid -ThrottleLimit 2 -ErrorAction Ignore";
        await terminal.UntilAsync(IsAtPrompt, "no referral yet");
        await terminal.EnterAsync(Import);
        var during = await terminal.UntilAsync(screen => screen.Any(line => RowsDone(line) >= 9), "two rows created");
        await terminal.InterruptAsync();
        var after = await terminal.UntilAsync(IsAtPrompt, "the prompt after Ctrl+C");

        // One line, whole: what stands in it is shorter than the screen is wide.
        var progress = Assert.Single(during, line => line.Contains("Importing deals.csv", StringComparison.Ordinal));
        Assert.EndsWith("]", progress, StringComparison.Ordinal);
        Assert.InRange(progress.Length, 1, Terminal.Columns);
        Assert.DoesNotContain(after, line => line.Contains("Importing deals.csv", StringComparison.Ordinal));

        // What was done, and how to go on.
        Assert.Contains(after, line => line.StartsWith("WARNING: The import was stopped: ", StringComparison.Ordinal));
        Assert.Contains("Run the same command again", string.Concat(after), StringComparison.Ordinal);

        await terminal.EnterAsync("$null = Invoke-PartnerReferralRequest /_emulator/settings -Method POST -Body @{ latency = 0 }");
        await terminal.EnterAsync($"$s = {Import}; \"created: $($s.Created + $s.Skipped), before: $($s.Skipped -gt 0), held: $(@(Get-PartnerReferral).Count)\"");
        var end = await terminal.UntilAsync(screen => screen.Any(line => line.StartsWith("created: ", StringComparison.Ordinal)), "the import resumed");
        Assert.Contains("created: 93, before: True, held: 93", end);

        await terminal.EnterAsync("exit 7");
        Assert.Equal(7, await terminal.EndAsync());
    }

    [Fact]
    public async Task Changes_are_followed_until_Ctrl_c_and_the_next_run_goes_on_from_there()
    {
        var package = await Package.Module;
        var modules = Path.GetFullPath(Path.Combine(package.Folder, "..", ".."));
        await using var terminal = new Terminal(
            NuGetFiles.Pwsh, _folder.FullName, Home(("PSModulePath", modules)), "-NoProfile", "-NoLogo", "-NoExit", "-Command", "function prompt { '> ' }");
        await terminal.UntilAsync(IsAtPrompt, "the first prompt");
        await terminal.EnterAsync("Connect-PartnerReferralApi -Emulator");
        await terminal.UntilAsync(IsAtPrompt, "connected");

        // The other side goes on by itself: leads come in while the prompt is busy.
        await terminal.EnterAsync("$null = Invoke-PartnerReferralRequest /_emulator/seed -Method POST -Body @{ kind = 'lead'; count = 2 }");
        await terminal.UntilAsync(IsAtPrompt, "two leads");
        await terminal.EnterAsync("Get-PartnerReferralChange changes.json -Wait -IntervalSec 600");
        await terminal.UntilAsync(screen => screen.Count(line => line.StartsWith("New ", StringComparison.Ordinal)) == 2, "two changes");
        await terminal.InterruptAsync();
        var after = await terminal.UntilAsync(IsAtPrompt, "the prompt after Ctrl+C");
        Assert.DoesNotContain(after, line => line.Contains("Exception", StringComparison.Ordinal) || line.StartsWith("WARNING", StringComparison.Ordinal));

        // The state is whole and free, and has what was shown.
        await terminal.EnterAsync("$null = Invoke-PartnerReferralRequest /_emulator/seed -Method POST -Body @{ kind = 'lead' }");
        await terminal.UntilAsync(IsAtPrompt, "a third lead");
        await terminal.EnterAsync("\"$(@(Get-PartnerReferralChange changes.json).Count) since, $(@(Get-ChildItem).Name -join ' ')\"");
        await terminal.UntilAsync(screen => screen.Contains("1 since, changes.json"), "what came since");

        await terminal.EnterAsync("exit");
        Assert.Equal(0, await terminal.EndAsync());
    }

    [Fact]
    public async Task With_the_sdk_alone_there_is_a_prompt_that_is_connected_to_the_emulator()
    {
        await using var terminal = new Terminal(
            ShellProcess.ShellAssembly, _folder.FullName, Home(), "-NoProfile", "-NoExit", "-Command", "function prompt { '> ' }; Connect-PartnerReferralApi -Emulator");
        await terminal.UntilAsync(IsAtPrompt, "the first prompt");

        await terminal.EnterAsync("Get-PartnerReferralConnection | Select-Object -ExpandProperty Environment");
        await terminal.UntilAsync(screen => screen.Contains("Emulator"), "the connection");

        await terminal.EnterAsync("exit");
        Assert.Equal(0, await terminal.EndAsync());
    }

    private static bool IsAtPrompt(IReadOnlyList<string> screen) => screen.LastOrDefault(line => line.Length > 0) == ">";

    private static int RowsDone(string line) =>
        Progress().Match(line) is { Success: true } progress ? int.Parse(progress.Groups["done"].Value, CultureInfo.InvariantCulture) : -1;

    // No history and no settings of whoever runs the tests.
    private Dictionary<string, string> Home(params (string Name, string Value)[] more)
    {
        var environment = new Dictionary<string, string>
        {
            ["HOME"] = _folder.FullName,
            ["XDG_DATA_HOME"] = "",
            ["XDG_CONFIG_HOME"] = "",
            ["XDG_CACHE_HOME"] = "",
            ["POWERSHELL_UPDATECHECK"] = "Off",
            ["POWERSHELL_TELEMETRY_OPTOUT"] = "1",
        };
        foreach (var (name, value) in more)
        {
            environment[name] = value;
        }

        return environment;
    }

    [GeneratedRegex(@"Importing deals\.csv \[(?<done>\d+) of 100 rows")]
    private static partial Regex Progress();
}
