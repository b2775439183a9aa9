using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace PartnerReferrals.Hostile.Tests.Module;

/// <summary>
/// The built module in a process of its own: beside these tests lies a copy of the module's client, which an engine in this process would bind.
/// </summary>
internal static class ModuleProcess
{
    private static readonly TimeSpan ListTimeout = TimeSpan.FromMinutes(3);

    /// <summary>Runs a script that is connected to a listener.</summary>
    /// <param name="listener">The service.</param>
    /// <param name="script">The script; what it writes is what comes back.</param>
    /// <param name="environment">Variables of the process.</param>
    public static async Task<ProcessOutcome> RunAsync(HostileListener listener, string script, params (string Name, string Value)[] environment)
    {
        var connect = $"Connect-PartnerReferralApi -Endpoint {listener.Address} -AccessTokenProvider {{ '{StaticToken.Token}' }} -ListingDelaySec 2 -TimeoutSec 10\n";
        return await RunAsync(connect + script, environment);
    }

    /// <summary>Runs a script.</summary>
    public static async Task<ProcessOutcome> RunAsync(string script, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", ["exec", Shell(), "-Command", script])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        try
        {
            await process.WaitForExitAsync().WaitAsync(ListTimeout);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return new ProcessOutcome(process.ExitCode, await output, await errors);
    }

    private static string Shell()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        var configuration = folder.Parent!.Name;
        while (!File.Exists(Path.Combine(folder.FullName, "PartnerReferrals.sln")))
        {
            folder = folder.Parent!;
        }

        return Path.Combine(folder.FullName, "src", "PartnerReferrals.Shell", "bin", configuration, "net10.0", "PartnerReferrals.Shell.dll");
    }
}

/// <summary>What a process wrote.</summary>
internal sealed record ProcessOutcome(int ExitCode, string Output, string Errors)
{
    /// <summary>Values of the output's lines <c>name=value</c>.</summary>
    public IReadOnlyList<string> Of(string name) =>
        [.. Output.ReplaceLineEndings("\n").Split('\n').Where(line => line.StartsWith(name + "=", StringComparison.Ordinal)).Select(line => line[(name.Length + 1)..])];

    /// <summary>The one value of a name.</summary>
    public string One(string name) => Of(name) is [var value] ? value : throw new InvalidOperationException($"{Of(name).Count} lines of {name}: {this}");
}
