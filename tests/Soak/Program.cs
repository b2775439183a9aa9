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
try
{
    var (findings, done) = options.ServiceTime > TimeSpan.Zero
        ? await LongHaul.PlayAsync(options, folder, faults, random)
        : await KillsAndResumes.PlayAsync(options, folder, faults, random);
    foreach (var finding in findings.Take(50))
    {
        Console.WriteLine("  " + finding);
    }

    var passed = findings.Count == 0;
    Console.WriteLine(passed
        ? $"PASSED in {watch.Elapsed.TotalSeconds:F0} s: {done}."
        : $"FAILED in {watch.Elapsed.TotalSeconds:F0} s: {findings.Count} findings, seed {options.Seed}.");
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
