using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace PartnerReferrals.Soak;

/// <summary>Files sent by processes that are killed and resumed, then changed likewise; the service is asked what it holds.</summary>
internal static class KillsAndResumes
{
    /// <summary>Plays it.</summary>
    /// <returns>What does not agree, and what was done where all does.</returns>
    public static async Task<(IReadOnlyList<string> Findings, string Done)> PlayAsync(SoakOptions options, string folder, string faults, Random random)
    {
        // Most rows as a file to import, co-sell deals among them; a quarter piped, and every tenth a co-sell deal that is piped.
        var piped = Math.Max(3, options.Rows / 4);
        var shared = Math.Max(3, options.Rows / 10);
        var import = DealFile.Write(Path.Combine(folder, "import.csv"), "Import", options.Rows - piped - shared, CoSellShare.Some, random);
        var pipe = DealFile.Write(Path.Combine(folder, "pipe.csv"), "Pipe", piped, CoSellShare.None, random);
        var sharedPipe = DealFile.Write(Path.Combine(folder, "shared.csv"), "Shared", shared, CoSellShare.All, random);
        var valid = import.Valid + pipe.Valid + sharedPipe.Valid;
        Console.WriteLine($"{options.Rows} rows, {valid} of them valid, seed {options.Seed}, {options.Kills} kills; {folder}");
        using var server = await EmulatorServer.StartAsync(
            "--faults", "@" + faults, "--seed", $"{options.Seed}", "--listing-delay", $"{options.ListingDelay}", "--latency", "20", "--log-size", "1");
        using var line = new Line(server.Address);
        var killsOfEachPipe = options.Kills / 4;
        var imported = await SendAsync(Way.Import, import, options.Kills - (2 * killsOfEachPipe));
        var produced = await SendAsync(Way.Pipe, pipe, killsOfEachPipe);
        var sharedProduced = await SendAsync(Way.PipeShared, sharedPipe, killsOfEachPipe);

        // The co-sell deals among them too; nothing may be made for it.
        var updates = import.WriteUpdates(Path.Combine(folder, "updates.csv"));
        var updated = await SendAsync(Way.Update, updates, killsOfEachPipe);

        var judge = new Judge(await server.HeldAsync());
        judge.CheckUpdates(updates, updated);
        judge.CheckJournal(import);
        judge.CheckJournal(pipe);
        judge.CheckJournal(sharedPipe);
        judge.CheckImport(import, imported);
        judge.CheckPipe(pipe, produced);
        judge.CheckPipe(sharedPipe, sharedProduced);
        judge.CheckNothingIsLeft();
        Console.WriteLine("Faults: " + string.Join("; ", (await server.FaultsAsync()).Select(fault => $"{fault.Key} {fault.Value}")));
        return (
            judge.Findings,
            $"the service made {await server.CreatedAsync()} referrals for {valid} valid rows, each exactly once, and has the new value of {updates.Rows.Count}; journals and summaries agree");

        Task<RunResult> SendAsync(Way way, DealFile file, int kills) => new Campaign(way, file, kills, server, line, options, random).RunAsync();
    }
}
