using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using PartnerReferrals.Shell;

namespace PartnerReferrals.Host.Tests.Engine;

/// <summary>
/// The Shell in a process of its own: for what is true of a fresh process only, such as which assemblies an import loads.
/// </summary>
internal static class ShellProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>The repository, whichever module the tests run on.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>Runs a script text and waits for its end.</summary>
    /// <param name="script">The text of the script.</param>
    /// <param name="manifest">The module to import; the built one when null.</param>
    /// <param name="environment">Variables it gets beside those of the tests.</param>
    public static async Task<ShellOutcome> RunAsync(string script, string? manifest = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            ArgumentList = { "exec", ShellAssembly, "-Command", script },
        };
        if (manifest is not null)
        {
            start.Environment[ModuleLocation.ManifestVariable] = manifest;
        }

        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        try
        {
            await process.WaitForExitAsync().WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return new ShellOutcome(process.ExitCode, await output, await errors);
    }

    private static string ShellAssembly { get; } = Path.Combine(
        Repository, "src", "PartnerReferrals.Shell", "bin", Configuration, "net10.0", "PartnerReferrals.Shell.dll");

    /// <summary>The configuration these tests were built in: tests/NAME/bin/CONFIGURATION/net10.0.</summary>
    public static string Configuration => Directory.GetParent(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar))!.Name;

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "PartnerReferrals.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}

/// <summary>How a run of the Shell ended.</summary>
internal sealed record ShellOutcome(int ExitCode, string Output, string Errors)
{
    /// <summary>Output lines of the form <c>name=value</c>, of a run that must have succeeded.</summary>
    public IReadOnlyDictionary<string, string> Facts()
    {
        Assert.True(ExitCode == 0 && Errors.Length == 0, $"Exit code {ExitCode}{Environment.NewLine}{Errors}{Environment.NewLine}{Output}");
        var facts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in Output.ReplaceLineEndings("\n").Split('\n'))
        {
            var separator = line.IndexOf('=', StringComparison.Ordinal);
            if (separator > 0)
            {
                facts[line[..separator]] = line[(separator + 1)..];
            }
        }

        return facts;
    }
}
