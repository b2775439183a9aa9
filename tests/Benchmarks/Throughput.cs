using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using PartnerReferrals.Soak;

namespace PartnerReferrals.Benchmarks;

/// <summary>New-PartnerReferral against raw HttpClient, on the same server, turn by turn.</summary>
internal static class Throughput
{
    private const int Concurrency = 16;

    public static async Task MeasureAsync(BenchmarkOptions options, string folder, int latency, int rows, double promised)
    {
        // Without service time the server's own speed counts, and the compiler's: both take some ten thousand rows to settle.
        var warmUp = latency == 0 ? rows : 1000;
        using var server = await EmulatorServer.StartAsync("--latency", $"{latency}", "--log-size", "1");
        var token = await server.TokenAsync();
        var (raw, bare, journaled) = (new List<Figures>(), new List<Figures>(), new List<Figures>());
        for (var round = 0; round < options.Rounds; round++)
        {
            raw.Add(await RawPosts.RunAsync(server.Address, token, rows, warmUp, Concurrency));
            bare.Add(await ModuleAsync(journal: ""));
            journaled.Add(await ModuleAsync(Path.Combine(folder, $"{latency}-{round}.jsonl")));
        }

        var (rawRate, bareRate, journaledRate) = (Rate(raw), Rate(bare), Rate(journaled));
        var title = $"{latency} ms service time, {Concurrency} in flight: ";
        Table.Line(title + "raw HttpClient", $"{rawRate:F0}/s");
        Report("without journal", bare, bareRate / rawRate);
        Report("with journal", journaled, journaledRate / rawRate);
        Table.Line(title + "with over without journal", $"{journaledRate / bareRate:P0}");
        if (latency > 0)
        {
            // Once: what it takes is not what is promised.
            var loop = await ShellScript.RunAsync("RestLoop.ps1", folder, Arguments());
            Table.Line(title + "Invoke-RestMethod -Parallel", $"{loop.PerSecond / rawRate:P0}");
            Table.Line("   CPU a referral", $"{loop.CpuPerReferral:F2} ms");
            Table.Line("   peak memory", $"{loop.PeakBytes / 1_048_576} MB");
        }

        void Report(string name, List<Figures> figures, double ratio)
        {
            var cpu = Median(figures.Select(f => f.CpuPerReferral));
            Table.Line(title + name, $"{ratio:P0}", $"at least {promised:P0} of raw", ratio >= promised);
            Table.Line("   CPU a referral", $"{cpu:F2} ms", "at most 1 ms", cpu <= 1);
            Table.Line("   peak memory", $"{figures.Max(f => f.PeakBytes) / 1_048_576} MB");
        }

        Task<Figures> ModuleAsync(string journal) => ShellScript.RunAsync("Throughput.ps1", folder, [.. Arguments(), "-JournalPath", journal]);

        string[] Arguments() => ["-Endpoint", server.Address.ToString(), "-Token", token, "-Rows", $"{rows}", "-WarmUp", $"{warmUp}", "-ThrottleLimit", $"{Concurrency}"];
    }

    private static double Rate(IEnumerable<Figures> figures) => Median(figures.Select(f => f.PerSecond));

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(values.Count() / 2);
}
