using System.Collections.Generic;
using System.Threading.Tasks;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Acceptance.Tests;

/// <summary>The real shell in a process of its own.</summary>
internal static class Pwsh
{
    /// <summary>Runs a command and waits for its end.</summary>
    public static Task<ShellOutcome> RunAsync(string command, Dictionary<string, string>? environment = null) =>
        ShellProcess.RunAssemblyAsync(NuGetFiles.Pwsh, environment ?? [], "-NoProfile", "-NonInteractive", "-Command", command);

    /// <summary>Runs a script file with arguments and waits for its end.</summary>
    public static Task<ShellOutcome> RunFileAsync(string file, Dictionary<string, string> environment, params string[] arguments) =>
        ShellProcess.RunAssemblyAsync(NuGetFiles.Pwsh, environment, ["-NoProfile", "-NonInteractive", "-File", file, .. arguments]);
}
