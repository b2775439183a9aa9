using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net.Http;
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

// Most rows as a file to import, co-sell deals among them; a quarter piped, and every tenth a co-sell deal that is piped.
var piped = Math.Max(3, options.Rows / 4);
var shared = Math.Max(3, options.Rows / 10);
var import = DealFile.Write(Path.Combine(folder, "import.csv"), "Import", options.Rows - piped - shared, CoSellShare.Some, random);
var pipe = DealFile.Write(Path.Combine(folder, "pipe.csv"), "Pipe", piped, CoSellShare.None, random);
var sharedPipe = DealFile.Write(Path.Combine(folder, "shared.csv"), "Shared", shared, CoSellShare.All, random);
var valid = import.Valid + pipe.Valid + sharedPipe.Valid;
Console.WriteLine($"{options.Rows} rows, {valid} of them valid, seed {options.Seed}, {options.Kills} kills; {folder}");
try
{
    using var server = await EmulatorServer.StartAsync(
        "--faults", "@" + faults, "--seed", $"{options.Seed}", "--listing-delay", $"{options.ListingDelay}", "--latency", "20", "--log-size", "1");
    using var line = new Line(server.Address);
    var killsOfEachPipe = options.Kills / 4;
    var imported = await new Campaign(Way.Import, import, options.Kills - (2 * killsOfEachPipe), server, line, options, random).RunAsync();
    var produced = await new Campaign(Way.Pipe, pipe, killsOfEachPipe, server, line, options, random).RunAsync();
    var sharedProduced = await new Campaign(Way.PipeShared, sharedPipe, killsOfEachPipe, server, line, options, random).RunAsync();

    var judge = new Judge(await server.HeldAsync());
    judge.CheckJournal(import);
    judge.CheckJournal(pipe);
    judge.CheckJournal(sharedPipe);
    judge.CheckImport(import, imported);
    judge.CheckPipe(pipe, produced);
    judge.CheckPipe(sharedPipe, sharedProduced);
    judge.CheckNothingIsLeft();

    Console.WriteLine("Faults: " + string.Join("; ", (await server.FaultsAsync()).Select(fault => $"{fault.Key} {fault.Value}")));
    foreach (var finding in judge.Findings.Take(50))
    {
        Console.WriteLine("  " + finding);
    }

    var passed = judge.Findings.Count == 0;
    Console.WriteLine(passed
        ? $"PASSED in {watch.Elapsed.TotalSeconds:F0} s: the service made {await server.CreatedAsync()} referrals for {valid} valid rows, each exactly once; journals and summaries agree."
        : $"FAILED in {watch.Elapsed.TotalSeconds:F0} s: {judge.Findings.Count} findings, seed {options.Seed}.");
    if (!passed || options.Keep)
    {
        Console.WriteLine($"Files and journals are in {folder}");
        return passed ? 0 : 1;
    }
}
catch (Exception e) when (e is InvalidOperationException or TimeoutException or IOException or HttpRequestException)
{
    Console.WriteLine($"FAILED in {watch.Elapsed.TotalSeconds:F0} s, seed {options.Seed}: {e.Message}");
    Console.WriteLine($"Files and journals are in {folder}");
    return 1;
}

Directory.Delete(folder, recursive: true);
return 0;
