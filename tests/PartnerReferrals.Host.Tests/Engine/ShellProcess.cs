using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;

namespace PartnerReferrals.Host.Tests.Engine;

/// <summary>
/// The Shell in a process of its own: for what is true of a fresh process only, such as which assemblies an import loads.
/// </summary>
internal static class ShellProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>The repository, whichever module the tests run on.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>Imports a module, runs a script text and waits for its end.</summary>
    /// <param name="script">The text of the script.</param>
    /// <param name="manifest">The module to import; the built one when null.</param>
    /// <param name="environment">Variables to change.</param>
    public static Task<ShellOutcome> RunAsync(string script, string? manifest = null, Dictionary<string, string>? environment = null) =>
        RunAssemblyAsync(
            ShellAssembly, environment ?? [], "-NoProfile", "-NonInteractive", "-Command", $"Import-Module '{manifest ?? Path.Combine(Repository, "PartnerReferrals.psd1")}' -ErrorAction Stop\n{script}");

    /// <summary>Runs a script file with arguments and waits for its end.</summary>
    public static Task<ShellOutcome> RunFileAsync(string file, params string[] arguments) =>
        RunAssemblyAsync(ShellAssembly, [], ["-NoProfile", "-NonInteractive", "-File", file, .. arguments]);

    /// <summary>Runs the Shell as the README's first command does, without arguments.</summary>
    public static Task<ShellOutcome> RunQuickstartAsync() => RunAssemblyAsync(ShellAssembly, []);

    /// <summary>Runs a program with its streams redirected and nobody to answer prompts, and waits for its end.</summary>
    /// <param name="assembly">The program: the Shell, or another shell.</param>
    /// <param name="environment">Variables to change.</param>
    /// <param name="arguments">Its arguments.</param>
    public static async Task<ShellOutcome> RunAssemblyAsync(string assembly, Dictionary<string, string> environment, params string[] arguments)
    {
        using var process = Start(assembly, environment, arguments);
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

    private static Process Start(string assembly, Dictionary<string, string> environment, string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var argument in (string[])["exec", assembly, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        // Colours would be in the way of what is looked for.
        start.Environment["NO_COLOR"] = "1";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    /// <summary>The program that was built from src/PartnerReferrals.Shell.</summary>
    public static string ShellAssembly { get; } = Path.Combine(
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
