using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;
using PartnerReferrals.Mapping;
using PartnerReferrals.Runs;
using PartnerReferrals.Tables;
using PartnerReferrals.Validation;

namespace PartnerReferrals.Walk;

/// <summary>Signs in, reads a file, checks it, creates its deals, resumes, lists, changes and is refused, and prints nothing that differs from one run to the next.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        if (args.Length != 2)
        {
            Console.Error.WriteLine("Walk <address of the emulator's server> <file of deals>");
            return 2;
        }

        var server = new Uri(args[0]);
        using var client = new ReferralClient(new ReferralClientOptions(new Uri(server, "v1.0/"), await SignInWalk.SignInAsync(server)));
        var rows = Read(args[1]);
        var journal = Path.GetTempFileName();
        try
        {
            File.Delete(journal);
            Create(client, rows, journal, "created");
            Create(client, rows, journal, "resumed");
        }
        finally
        {
            File.Delete(journal);
        }

        await ChangeAsync(client, await ListAsync(client));
        await BeRefusedAsync(client);
        return 0;
    }

    private static List<ReferralRunRow> Read(string path)
    {
        var mapper = new ReferralMapper();
        using var stream = File.OpenRead(path);
        using var table = new TableFileReader().Open(stream, new TableReading { IsKnown = mapper.Knows });
        Console.WriteLine($"columns: {string.Join(", ", table.Columns)}");
        var rows = new List<ReferralRunRow>();
        foreach (var row in table.ReadRows())
        {
            var mapped = mapper.Map(row.Input);
            var faults = ReferralValidator.Validate(mapped);
            foreach (var fault in faults)
                Console.WriteLine($"fault: row {fault.Row}, {fault.Field}, {fault.Severity} {fault.Code}: {fault.Message} {fault.Hint}");

            if (!faults.Any(fault => fault.Severity == FaultSeverity.Error))
                rows.Add(new ReferralRunRow { Row = row.Input.Row, Referral = mapped.Referral });
        }

        return rows;
    }

    private static void Create(ReferralClient client, List<ReferralRunRow> rows, string journal, string word)
    {
        using var run = new ReferralRun(client, new ReferralRunOptions { ThrottleLimit = 4, Journal = Journal.Open(journal, "walk") });
        foreach (var row in rows)
        {
            while (!run.TryAdd(row))
                Report();
        }

        run.CompleteAdding();
        while (!run.IsCompleted)
            Report();

        Console.WriteLine($"{word}: {run.Summary.Created} created, {run.Summary.Skipped} skipped, {run.Summary.Rejected} rejected of {run.Summary.Total}");

        void Report()
        {
            run.WaitForCapacityOrResult(TimeSpan.FromMilliseconds(200), CancellationToken.None);
            while (run.TryTake(out var outcome))
                Console.WriteLine($"{word}: row {outcome.Row}, {outcome.State}, {outcome.Referral?.Name} {outcome.Error?.ErrorId}");
        }
    }

    private static async Task<List<Referral>> ListAsync(ReferralClient client)
    {
        var all = new List<Referral>();
        var pager = client.List(new ReferralQuery());
        while (await pager.NextAsync(CancellationToken.None) is { } page)
            all.AddRange(page.Referrals);

        all = [.. all.OrderBy(referral => referral.ExternalReferenceId, StringComparer.Ordinal)];
        foreach (var referral in all)
            Console.WriteLine($"listed: {referral.Name}, {referral.CustomerName}, {referral.DealValue} {referral.Currency}, {referral.ClosingDate:u}, {referral.Status}/{referral.Substatus}");

        return all;
    }

    private static async Task ChangeAsync(ReferralClient client, List<Referral> all)
    {
        var referral = all[0];
        var patch = new JsonPatchDocument().Replace("/details/notes", "Grüße – ☃").Replace("/details/dealValue", 1234.5m);
        var changed = await client.PatchAsync(referral.Id!, patch, referral.ETag, returnRepresentation: true);
        Console.WriteLine($"changed: {changed!.Details!.Notes}, {changed.Details.DealValue}");
        try
        {
            await client.PatchAsync(referral.Id!, patch, referral.ETag, returnRepresentation: false);
        }
        catch (PartnerReferralException e)
        {
            Console.WriteLine($"changed again: {e.ErrorId}");
        }
    }

    private static async Task BeRefusedAsync(ReferralClient client)
    {
        try
        {
            await client.CreateAsync(new Referral { Name = "Nothing else" });
        }
        catch (ReferralApiException e)
        {
            Console.WriteLine($"refused: {e.ErrorId} {(int)e.StatusCode}");
        }
    }
}
