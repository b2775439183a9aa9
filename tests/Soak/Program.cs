using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using PartnerReferrals.Soak;

SoakOptions options;
try
{
    options = SoakOptions.Parse(args);
}
catch (FormatException e)
{
    Console.Error.WriteLine(e.Message);
    Console.Error.WriteLine(SoakOptions.Usage);
    return 64;
}

var watch = Stopwatch.StartNew();
var random = new Random(options.Seed);
var folder = Directory.CreateTempSubdirectory("PartnerReferrals.Soak.").FullName;
var faults = Path.Combine(folder, "faults.json");
File.WriteAllText(faults, FaultMix.Json(options.Silence));

// Two thirds of the rows as a file to import, co-sell deals among them; the rest piped.
var piped = Math.Max(3, options.Rows / 3);
var import = DealFile.Write(Path.Combine(folder, "import.csv"), "Import", options.Rows - piped, withCoSell: true, random);
var pipe = DealFile.Write(Path.Combine(folder, "pipe.csv"), "Pipe", piped, withCoSell: false, random);
Console.WriteLine($"{options.Rows} rows, {import.Valid + pipe.Valid} of them valid, seed {options.Seed}, {options.Kills} kills; {folder}");
try
{
    using var server = await EmulatorServer.StartAsync(
        "--faults", "@" + faults, "--seed", $"{options.Seed}", "--listing-delay", $"{options.ListingDelay}", "--latency", "20", "--log-size", "1");
    using var line = new Line(server.Address);
    var killsOfPipe = options.Kills / 3;
    var imported = await new Campaign("Import.ps1", import, options.Kills - killsOfPipe, server, line, options, random).RunAsync();
    var produced = await new Campaign("Pipe.ps1", pipe, killsOfPipe, server, line, options, random).RunAsync();

    var judge = new Judge(await server.HeldAsync());
    judge.CheckJournal(import);
    judge.CheckJournal(pipe);
    judge.CheckImport(import, imported);
    judge.CheckPipe(pipe, produced);
    judge.CheckNothingIsLeft();

    Console.WriteLine("Faults: " + string.Join("; ", (await server.FaultsAsync()).Select(fault => $"{fault.Key} {fault.Value}")));
    foreach (var finding in judge.Findings.Take(50))
    {
        Console.WriteLine("  " + finding);
    }

    var passed = judge.Findings.Count == 0;
    Console.WriteLine(passed
        ? $"PASSED in {watch.Elapsed.TotalSeconds:F0} s: the service made {await server.CreatedAsync()} referrals for {import.Valid + pipe.Valid} valid rows, each exactly once; journals and summaries agree."
        : $"FAILED in {watch.Elapsed.TotalSeconds:F0} s: {judge.Findings.Count} findings, seed {options.Seed}.");
    if (!passed || options.Keep)
    {
        Console.WriteLine($"Files and journals are in {folder}");
        return passed ? 0 : 1;
    }
}
catch (Exception e) when (e is InvalidOperationException or TimeoutException or FileNotFoundException)
{
    Console.WriteLine($"FAILED in {watch.Elapsed.TotalSeconds:F0} s, seed {options.Seed}: {e.Message}");
    Console.WriteLine($"Files and journals are in {folder}");
    return 1;
}

Directory.Delete(folder, recursive: true);
return 0;
