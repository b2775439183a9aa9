using System.IO;
using System.Text.Json;
using System.Threading.Tasks;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Acceptance.Tests;

/// <summary>One shell for users, tests and tools.</summary>
public sealed class ShellVersionTests
{
    [Fact]
    public async Task The_tool_the_shell_project_and_the_tested_shell_are_of_one_version()
    {
        using var tools = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(ShellProcess.Repository, ".config", "dotnet-tools.json"), TestContext.Current.CancellationToken));
        var pinned = tools.RootElement.GetProperty("tools").GetProperty("powershell").GetProperty("version").GetString();

        Assert.Equal(pinned, (await Pwsh.RunAsync("\"$($PSVersionTable.PSVersion)\"")).Output.Trim());
        Assert.Equal("PowerShell " + pinned, (await ShellProcess.RunAssemblyAsync(ShellProcess.ShellAssembly, [], "-Version")).Output.Trim());
    }
}
