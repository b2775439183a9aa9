using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace PartnerReferrals.Soak;

/// <summary>
/// One process that sends rows one after the other over many hours of the service's time, which runs faster than this machine's: tokens run out, calls are
/// throttled, the service goes away. It may not need more memory at the end than it did at the beginning.
/// </summary>
internal static class LongHaul
{
    // Tables of the runtime, of the pool and of the journal settle within the first quarter.
    private const double MostGrowth = 1.15;
    private const long Slack = 2_000_000;

    /// <summary>Plays it.</summary>
    /// <returns>What does not agree, and what was done where all does.</returns>
    public static async Task<(IReadOnlyList<string> Findings, string Done)> PlayAsync(SoakOptions options, string folder, string faults, Random random)
    {
        var rate = options.ServiceTime / options.Within;
        var file = DealFile.Write(Path.Combine(folder, "haul.csv"), "Haul", options.Rows, CoSellShare.None, random);
        Console.WriteLine(FormattableString.Invariant($"{options.Rows} rows over {options.ServiceTime.TotalHours:F1} hours of service time within {options.Within.TotalMinutes:F0} minutes, seed {options.Seed}; {folder}"));
        using var server = await EmulatorServer.StartAsync(
            "--faults", "@" + faults, "--seed", $"{options.Seed}", "--clock-rate", FormattableString.Invariant($"{rate}"), "--listing-delay", FormattableString.Invariant($"{options.ListingDelay * rate}"), "--log-size", "1");
        using var line = new Line(server.Address);
        var start = await server.NowAsync();
        var result = await new Campaign(Way.Haul, file, 0, server, line, options, random).RunAsync();
        var hours = (await server.NowAsync() - start).TotalHours;

        var judge = new Judge(await server.HeldAsync());
        judge.CheckJournal(file);
        judge.CheckPipe(file, result);
        judge.CheckNothingIsLeft();

        var memory = result.Of("memory").Select(cells => long.Parse(cells[1])).ToArray();
        var tokens = result.Of("tokens").Sum(cells => long.Parse(cells[0]));
        Console.WriteLine("Faults: " + string.Join("; ", (await server.FaultsAsync()).Select(fault => $"{fault.Key} {fault.Value}")));
        Console.WriteLine(FormattableString.Invariant($"{hours:F1} hours of service time, {tokens} tokens; managed memory every 200 rows in MB: {string.Join(" ", memory.Select(m => (m / 1e6).ToString("F1")))}"));
        string[] findings =
        [
            .. judge.Findings,
            .. hours < options.ServiceTime.TotalHours ? [$"only {hours:F1} hours of service time passed"] : (string[])[],
            .. tokens < hours * 3600 / options.HaulTokenLifetime / 2 ? [$"only {tokens} tokens were asked for"] : (string[])[],
            .. Growth(memory),
        ];
        return (findings, FormattableString.Invariant($"the service made {await server.CreatedAsync()} referrals for {file.Valid} valid rows in {hours:F1} hours of its time, each exactly once; memory is flat"));
    }

    private static string[] Growth(long[] memory)
    {
        if (memory.Length < 8)
        {
            return ["the last run is too short to say anything about memory"];
        }

        var early = memory[(memory.Length / 4)..(memory.Length / 2)].Max();
        var late = memory[(memory.Length * 3 / 4)..].Max();
        return late > (early * MostGrowth) + Slack ? [$"memory grows: {early} bytes in the second quarter, {late} in the last"] : [];
    }
}
