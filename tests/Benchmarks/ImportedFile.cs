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
        var text = await CheckAsync(Write(folder, options.CheckRows));
        Table.Line($"Check of {options.CheckRows} flat rows (read, map, validate), CPU", $"{text.Seconds:F2} s", "at most 3 s for 100000", text.Seconds <= 3.0 * options.CheckRows / 100_000);
        Table.Line("   peak memory", $"{text.Megabytes} MB");
        var workbook = await CheckAsync(WriteWorkbook(folder, options.CheckRows));
        Table.Line("   the same rows in a workbook (.xlsx), CPU", $"{workbook.Seconds:F2} s");
        Table.Line("   peak memory", $"{workbook.Megabytes} MB");
        var few = await CheckAsync(WriteWorkbook(folder, options.CheckRows / 10));
        Table.Line($"   peak memory of {options.CheckRows / 10} rows of it", $"{few.Megabytes} MB");

        async Task<(double Seconds, long Megabytes)> CheckAsync(string path)
        {
            var runs = new List<Figures>();
            for (var round = 0; round < options.Rounds; round++)
            {
                runs.Add(await ShellScript.RunAsync("Import.ps1", folder, "-Endpoint", server.Address.ToString(), "-Token", await server.TokenAsync(), "-Path", path, "-Check"));
            }

            return (runs.Select(run => run.CpuMilliseconds).Order().ElementAt(runs.Count / 2) / 1000.0, runs.Select(run => run.PeakBytes).Order().ElementAt(runs.Count / 2) / 1_048_576);
        }
    }

    private static string Write(string folder, int rows)
    {
        var path = Path.Combine(folder, $"{rows}.csv");
        File.WriteAllLines(path, Rows(rows));
        return path;
    }

    private static string WriteWorkbook(string folder, int rows)
    {
        var path = Path.Combine(folder, $"{rows}.xlsx");
        WorkbookOfDeals.Write(path, Rows(rows).Select(row => row.Split(',')));
        return path;
    }

    private static IEnumerable<string> Rows(int rows) => Enumerable.Range(0, rows)
        .Select(i => $"Deal {i},{rows}-{i},Customer {i % 1000},Seestrasse 1,Zug,CH,Yes,Yes,No,42000,CHF,2031-11-30")
        .Prepend("Name,ExternalReferenceId,CustomerName,AddressLine1,City,Country,ConsentToContact,ConsentToShareInfo,ShareWithMicrosoft,DealValue,Currency,ClosingDate");
}
