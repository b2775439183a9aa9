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
    public static Task<ShellOutcome> RunAsync(string script, string? manifest = null) =>
        RunAsync(manifest is null ? [] : new Dictionary<string, string> { [ModuleLocation.ManifestVariable] = manifest }, "-Command", script);

    /// <summary>Runs a script text in a changed environment and waits for its end.</summary>
    public static Task<ShellOutcome> RunAsync(string script, Dictionary<string, string> environment) => RunAsync(environment, "-Command", script);

    /// <summary>Runs a script file with arguments and waits for its end; without a file, the quickstart.</summary>
    public static Task<ShellOutcome> RunFileAsync(string? file, params string[] arguments) => RunAsync([], file is null ? [] : [file, .. arguments]);

    /// <summary>Starts the Shell with its streams redirected and nobody to answer prompts.</summary>
    public static Process Start(params string[] arguments) => Start([], arguments);

    private static Process Start(Dictionary<string, string> environment, string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var argument in (string[])["exec", ShellAssembly, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    private static async Task<ShellOutcome> RunAsync(Dictionary<string, string> environment, params string[] arguments)
    {
        using var process = Start(environment, arguments);
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
