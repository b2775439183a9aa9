using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using PartnerReferrals.Soak;

namespace PartnerReferrals.Benchmarks;

/// <summary>Import-PartnerReferral over files of different length.</summary>
internal static class ImportedFile
{
    private const int FewRows = 10_000;

    public static async Task MeasureMemoryAsync(BenchmarkOptions options, string folder)
    {
        var few = await ImportAsync(FewRows);
        var many = await ImportAsync(options.MemoryRows);
        var ratio = (double)many.PeakBytes / few.PeakBytes;
        Table.Line($"Peak memory of an import of {FewRows} rows", $"{few.PeakBytes / 1_048_576} MB");
        Table.Line($"   of {options.MemoryRows} rows", $"{many.PeakBytes / 1_048_576} MB", "at most 120% of it", ratio <= 1.2);
        Table.Line("   CPU a referral, check, journal and summary included", $"{many.CpuPerReferral:F2} ms");

        async Task<Figures> ImportAsync(int rows)
        {
            using var server = await EmulatorServer.StartAsync("--log-size", "1");
            return await ShellScript.RunAsync(
                "Import.ps1", folder, "-Endpoint", server.Address.ToString(), "-Token", await server.TokenAsync(), "-Path", Write(folder, rows));
        }
    }

    public static async Task MeasureCheckAsync(BenchmarkOptions options, string folder)
    {
        using var server = await EmulatorServer.StartAsync("--log-size", "1");
        var path = Write(folder, options.CheckRows);
        var runs = new List<double>();
        for (var round = 0; round < options.Rounds; round++)
        {
            var check = await ShellScript.RunAsync("Import.ps1", folder, "-Endpoint", server.Address.ToString(), "-Token", await server.TokenAsync(), "-Path", path, "-Check");
            runs.Add(check.CpuMilliseconds / 1000.0);
        }

        var seconds = runs.Order().ElementAt(runs.Count / 2);
        Table.Line($"Check of {options.CheckRows} flat rows (read, map, validate), CPU", $"{seconds:F2} s", "at most 3 s for 100000", seconds <= 3.0 * options.CheckRows / 100_000);
    }

    private static string Write(string folder, int rows)
    {
        var path = Path.Combine(folder, $"{rows}.csv");
        File.WriteAllLines(
            path,
            Enumerable.Range(0, rows)
                .Select(i => $"Deal {i},{rows}-{i},Customer {i % 1000},Seestrasse 1,Zug,CH,Yes,Yes,No,42000,CHF,2031-11-30")
                .Prepend("Name,ExternalReferenceId,CustomerName,AddressLine1,City,Country,ConsentToContact,ConsentToShareInfo,ShareWithMicrosoft,DealValue,Currency,ClosingDate"));
        return path;
    }
}
