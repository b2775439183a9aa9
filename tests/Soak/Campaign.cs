using System;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;

namespace PartnerReferrals.Soak;

/// <summary>One file sent to the end: killed at seeded instants, resumed each time.</summary>
internal sealed class Campaign(Way way, DealFile file, int kills, EmulatorServer server, Line line, SoakOptions options, Random random)
{
    private const int MostRunsAfterKills = 6;
    private const int MostRunsThatEnd = 3;

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);

    /// <summary>Sends the file.</summary>
    /// <returns>The result of the run that left nothing open.</returns>
    public async Task<RunResult> RunAsync()
    {
        var before = await way.DoneAsync(server);
        var left = kills;
        var ended = 0;
        while (left > 0)
        {
            if (await RunUntilAsync(KillInstant.Next(await way.DoneAsync(server) - before, file.Changes(way), left, random), before))
            {
                left--;
            }
            else if (++ended == MostRunsThatEnd)
            {
                throw new InvalidOperationException($"{way.Name} ended {ended} times before it could be killed.");
            }
        }

        // The service goes away once, in the first run that nobody kills.
        var absence = CutOnceAsync(await way.DoneAsync(server));
        for (var run = 1; run <= MostRunsAfterKills; run++)
        {
            var watch = Stopwatch.StartNew();
            using var sender = Start();
            var result = await sender.EndAsync(options.Patience);
            if (result is null)
            {
                throw new InvalidOperationException($"{way.Name} ended without a result:{Environment.NewLine}{sender.Printed}");
            }

            if (absence.IsFaulted)
            {
                // No finding about the module: the line could not be cut or mended.
                await absence;
            }

            var open = OpenRows(result);
            var held = await way.DoneAsync(server) - before;
            Say($"ran to its end in {watch.Elapsed.TotalSeconds:F0} s, {held} of {file.Changes(way)} made; " + (result.Stopped is { } why ? "stopped: " + why : $"{open} rows open {ErrorsOf(result)}"));
            if (result.Stopped is null && open == 0)
            {
                await absence;
                return result;
            }
        }

        throw new InvalidOperationException($"{way.Name} still had open rows after {MostRunsAfterKills} runs.");
    }

    private static long OpenRows(RunResult result) =>
        result.Of("summary").Sum(cells => long.Parse(cells[3]) + long.Parse(cells[4]))
        + result.Of("error").Count(IsOpen);

    private static bool IsOpen(string[] error) =>
        !error[0].Contains("Validation", StringComparison.Ordinal) && !error[0].Contains("Duplicate", StringComparison.Ordinal);

    private static string ErrorsOf(RunResult result) =>
        string.Join(", ", result.Of("row").Where(cells => cells[1] is "Unknown" or "NotSent").GroupBy(cells => $"{cells[1]} {cells[5]}").Select(g => $"{g.Count()} {g.Key} ({g.First()[6]})")
            .Concat(result.Of("error").Where(IsOpen).Select(cells => cells[1])));

    /// <summary>False where the run ended before, with rows that it says are open: as somebody who reads that would, it is run again.</summary>
    private async Task<bool> RunUntilAsync(KillInstant instant, long before)
    {
        var watch = Stopwatch.StartNew();
        using var sender = Start();
        while (!sender.HasExited && (instant.After is { } after ? watch.Elapsed < after : await way.DoneAsync(server) - before < instant.Made))
        {
            if (watch.Elapsed > options.Patience)
            {
                throw new TimeoutException($"{way.Name} made no progress in {options.Patience}.");
            }

            await Task.Delay(Glance);
        }

        await Task.Delay(instant.Jitter);
        if (!sender.Kill())
        {
            var result = await sender.EndAsync(options.Patience);
            var open = result is { Stopped: null } ? OpenRows(result) : 0;
            if (open == 0)
            {
                throw new InvalidOperationException($"{way.Name} ended before it could be killed:{Environment.NewLine}{sender.Printed}");
            }

            Say($"ended after {watch.Elapsed.TotalSeconds:F0} s with {open} rows open {ErrorsOf(result!)}");
            return false;
        }

        Say($"killed after {watch.Elapsed.TotalSeconds:F1} s ({instant}), {await way.DoneAsync(server) - before} of {file.Changes(way)} made");
        return true;
    }

    private async Task CutOnceAsync(long madeBefore)
    {
        // As soon as that run has got somewhere; it may have little left to do.
        var watch = Stopwatch.StartNew();
        while (await way.DoneAsync(server) == madeBefore && watch.Elapsed < TimeSpan.FromSeconds(10))
        {
            await Task.Delay(Glance);
        }

        line.Cut();
        await Task.Delay(options.Absence);
        line.Mend();
        Say($"the service was away for {options.Absence.TotalSeconds:F0} s");
    }

    private Sender Start() => Sender.Start(way, file, line.Address, server.Address, options);

    private void Say(string text) => Console.WriteLine($"{way.Name,-25} {text}");
}
