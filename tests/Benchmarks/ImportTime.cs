using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Threading.Tasks;
using PartnerReferrals.Soak;

namespace PartnerReferrals.Benchmarks;

/// <summary>How long Import-Module takes in a fresh process of the bare engine, over a binary module with nothing in it.</summary>
internal static class ImportTime
{
    /// <summary>First argument of a process that does one import.</summary>
    public const string ChildArgument = "import-once";

    /// <summary>Imports one module into a new runspace and prints the milliseconds: time, and processor time of all threads.</summary>
    public static int ImportOnce(string manifest)
    {
        using var runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        runspace.Open();
        using (var first = PowerShell.Create(runspace))
        {
            // The machinery itself is not what is measured.
            first.AddScript("Get-Module -ListAvailable EmptyModule; 1..3 | ForEach-Object { $_ }").Invoke();
        }

        using var shell = PowerShell.Create(runspace);
        shell.AddCommand("Import-Module").AddParameter("Name", manifest).AddParameter("ErrorAction", ActionPreference.Stop);
        var cpu = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        shell.Invoke();
        var (time, used) = (watch.Elapsed, Environment.CpuUsage.TotalTime - cpu);
        Console.WriteLine(FormattableString.Invariant($"{time.TotalMilliseconds:F2} {used.TotalMilliseconds:F2}"));
        return 0;
    }

    /// <summary>Alternating runs; the medians in milliseconds.</summary>
    public static async Task<((double Time, double Cpu) Empty, (double Time, double Cpu) Module)> MeasureAsync(int runs)
    {
        var repository = Path.GetDirectoryName(Path.GetFullPath(Path.Combine(BuiltProgram.Find("PartnerReferrals.Shell"), "../../../../..")))!;
        var configuration = Directory.GetParent(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar))!.Name;
        var empty = Path.Combine(repository, "tests/Benchmarks/EmptyModule/bin", configuration, "netstandard2.0/EmptyModule.psd1");
        var module = Path.Combine(repository, "PartnerReferrals.psd1");
        var times = (Empty: new List<(double, double)>(), Module: new List<(double, double)>());

        // The first of each reads the files from disk.
        for (var run = 0; run <= runs; run++)
        {
            var (one, other) = (await OnceAsync(empty), await OnceAsync(module));
            if (run > 0)
            {
                times.Empty.Add(one);
                times.Module.Add(other);
            }
        }

        return (Median(times.Empty), Median(times.Module));
    }

    private static (double Time, double Cpu) Median(IReadOnlyCollection<(double Time, double Cpu)> runs) =>
        (runs.Select(r => r.Time).Order().ElementAt(runs.Count / 2), runs.Select(r => r.Cpu).Order().ElementAt(runs.Count / 2));

    private static async Task<(double Time, double Cpu)> OnceAsync(string manifest)
    {
        using var process = Process.Start(new ProcessStartInfo(
            BuiltProgram.Host, ["exec", Path.Combine(AppContext.BaseDirectory, "Benchmarks.dll"), ChildArgument, manifest])
        {
            RedirectStandardOutput = true,
        })!;
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{manifest} could not be imported.");
        }

        var numbers = text.Trim().Split(' ');
        return (double.Parse(numbers[0], CultureInfo.InvariantCulture), double.Parse(numbers[1], CultureInfo.InvariantCulture));
    }
}
