using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using PartnerReferrals.Hostile;

CampaignOptions options;
try
{
    options = CampaignOptions.Parse(args);
}
catch (FormatException e)
{
    Console.Error.WriteLine(e.Message);
    Console.Error.WriteLine(CampaignOptions.Usage);
    return 64;
}

var watch = Stopwatch.StartNew();
var failed = new List<int>();
long rows = 0, unknown = 0, faults = 0, lives = 0, kills = 0, requests = 0;
var duration = TimeSpan.Zero;
for (var seed = options.Seed; seed < options.Seed + options.Count; seed++)
{
    var result = await Campaign.PlayAsync(seed);
    rows += result.Plan.Deals.Count;
    unknown += result.Unknown;
    faults += result.Faults;
    lives += result.Runs.Count;
    kills += result.Runs.Count(run => run.WasKilled);
    requests += result.Requests;
    duration += result.Duration;
    if (result.Findings.Count > 0)
    {
        failed.Add(seed);
        Console.WriteLine($"Campaign {seed} FAILED:{Environment.NewLine}{result}");
    }
    else if (options.Prints)
    {
        Console.WriteLine(result);
    }
}

Console.WriteLine(
    $"{options.Count} campaigns from seed {options.Seed} in {watch.Elapsed.TotalSeconds:F0} s: {rows} rows, {lives} processes of which {kills} were killed, {faults} creates that went wrong, "
    + $"{requests} requests, {duration.TotalHours:F0} hours of virtual time; {unknown} rows stay honestly unknown.");
Console.WriteLine(failed.Count == 0 ? "PASSED" : $"FAILED: {failed.Count} campaigns, seeds {string.Join(", ", failed)}");
return failed.Count == 0 ? 0 : 1;
