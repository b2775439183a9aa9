using System;
using System.Diagnostics;
using System.IO;
using PartnerReferrals.Benchmarks;

if (args is [ImportTime.ChildArgument, var manifest])
{
    return ImportTime.ImportOnce(manifest);
}

BenchmarkOptions options;
try
{
    options = BenchmarkOptions.Parse(args);
}
catch (FormatException e)
{
    Console.Error.WriteLine(e.Message);
    Console.Error.WriteLine(BenchmarkOptions.Usage);
    return 64;
}

var folder = Directory.CreateTempSubdirectory("PartnerReferrals.Benchmarks.").FullName;
var watch = Stopwatch.StartNew();
try
{
    Console.WriteLine($"{Environment.ProcessorCount} processors, {Environment.OSVersion}, .NET {Environment.Version}; server and client share them.");
    Table.Head();
    if (options.Wants("throughput"))
    {
        await Throughput.MeasureAsync(options, folder, latency: 50, options.Rows, promised: 0.95);
        await Throughput.MeasureAsync(options, folder, latency: 0, options.Rows * 2, promised: 0.40);
    }

    if (options.Wants("memory"))
    {
        await ImportedFile.MeasureMemoryAsync(options, folder);
    }

    if (options.Wants("check"))
    {
        await ImportedFile.MeasureCheckAsync(options, folder);
    }

    if (options.Wants("journal"))
    {
        await OpenedJournal.MeasureAsync(options, folder);
    }

    if (options.Wants("import"))
    {
        var (empty, module) = await ImportTime.MeasureAsync(options.Imports);
        Table.Line("Import-Module of an empty binary module", $"{empty.Time:F0} ms");
        Table.Line("   of PartnerReferrals, over it", $"{module.Time - empty.Time:F0} ms", "at most 40 ms", module.Time - empty.Time <= 40);
        Table.Line("   the same in CPU, which a busy machine changes less", $"{module.Cpu - empty.Cpu:F0} ms");
    }

    Console.WriteLine($"{watch.Elapsed.TotalSeconds:F0} s in all.");
    return 0;
}
finally
{
    Directory.Delete(folder, recursive: true);
}
