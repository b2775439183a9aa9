using System.Collections.Generic;
using System.Linq;

namespace PartnerReferrals.Soak;

/// <summary>Compares what the service holds with a file, its journal and its last run, row by row.</summary>
internal sealed class Judge
{
    private readonly Dictionary<string, HeldReferral> _unclaimed;
    private readonly ILookup<string?, HeldReferral> _byExternalId;
    private readonly List<string> _findings = [];

    public Judge(IReadOnlyList<HeldReferral> held)
    {
        _unclaimed = held.ToDictionary(referral => referral.Id);
        _byExternalId = held.Where(referral => !referral.IsMicrosoft).ToLookup(referral => referral.ExternalReferenceId);
    }

    /// <summary>What does not agree.</summary>
    public IReadOnlyList<string> Findings => _findings;

    /// <summary>Every valid row is in the journal as created, and its referrals are at the service and nobody else's.</summary>
    public void CheckJournal(DealFile file)
    {
        var journal = JournalFile.Read(file.JournalPath);
        var byRow = journal.Values.ToLookup(entry => entry.Row);
        foreach (var row in file.Rows)
        {
            var entries = byRow[row.Row].ToArray();
            if (row.Kind == DealKind.Invalid)
            {
                Expect(entries.Length == 0, row, "is wrong and yet in the journal");
            }
            else if (entries is not [{ State: "created" } entry])
            {
                Expect(false, row, $"is in the journal as: {string.Join(", ", entries.Select(e => e.State).DefaultIfEmpty("nothing"))}");
            }
            else
            {
                Claim(row, entry.Id, entry.EngagementId, isMicrosoft: false);
                if (row.Kind == DealKind.CoSell)
                {
                    Claim(row, entry.ConnectedId, entry.EngagementId, isMicrosoft: true);
                }
            }
        }

        if (journal.Count != file.Valid)
        {
            _findings.Add($"{file.Path}: the journal knows {journal.Count} rows, the file has {file.Valid} valid ones");
        }
    }

    /// <summary>An import's summary and rows agree with the file and the journal.</summary>
    public void CheckImport(DealFile file, RunResult result)
    {
        var numbers = result.Of("summary").Single().Select(long.Parse).ToArray();
        if (numbers[0] + numbers[1] != file.Valid || numbers[2] != file.Rows.Count - file.Valid || numbers[3] != 0 || numbers[4] != 0)
        {
            _findings.Add($"{file.Path}: summary says {string.Join('/', numbers)} (created, skipped, rejected, unknown, not sent…), the file has {file.Valid} valid rows of {file.Rows.Count}");
        }

        if (numbers[5] > 16)
        {
            _findings.Add($"{file.Path}: {numbers[5]} requests were in flight at a time");
        }

        var journal = JournalFile.Read(file.JournalPath).Values.ToDictionary(entry => entry.Row);
        var rows = result.Of("row").ToDictionary(cells => long.Parse(cells[0]));
        foreach (var row in file.Rows)
        {
            if (!rows.TryGetValue(row.Row, out var cells))
            {
                Expect(false, row, "is not in the summary");
            }
            else if (row.Kind == DealKind.Invalid)
            {
                Expect(cells[1] == "Rejected" && cells[5].Length > 0, row, $"is wrong and in the summary as {cells[1]}");
            }
            else
            {
                var entry = journal.GetValueOrDefault(row.Row);
                Expect(cells[1] is "Created" or "Skipped", row, $"is in the summary as {cells[1]}");
                Expect(cells[2] == entry?.Id && cells[3] == entry.EngagementId && cells[4] == (entry.ConnectedId ?? ""), row, "has other ids in the summary than in the journal");
            }
        }

        if (rows.Count != file.Rows.Count)
        {
            _findings.Add($"{file.Path}: the summary has {rows.Count} rows, the file {file.Rows.Count}");
        }
    }

    /// <summary>Each row's referral has the row's value, and the summary calls it changed, by this run or an earlier one.</summary>
    public void CheckUpdates(DealFile file, RunResult result)
    {
        var states = result.Of("row").ToDictionary(cells => long.Parse(cells[0]), cells => cells[1]);
        foreach (var row in file.Rows)
        {
            var values = _byExternalId[row.ExternalReferenceId].Select(held => held.Value).ToArray();
            Expect(values is [var value] && value == row.Value, row, $"should have the value {row.Value}; at the service: {string.Join(", ", values)}");
            Expect(states.GetValueOrDefault(row.Row) is "Updated" or "Skipped", row, $"is in the summary as {states.GetValueOrDefault(row.Row) ?? "nothing"}");
        }
    }

    /// <summary>What came out of the pipeline is what the journal knows, and there is one error for each wrong row.</summary>
    public void CheckPipe(DealFile file, RunResult result)
    {
        var journal = JournalFile.Read(file.JournalPath).Values.Select(entry => (entry.Id!, entry.EngagementId!, entry.ConnectedId ?? "")).Order().ToArray();
        var output = result.Of("out").Select(cells => (cells[0], cells[1], cells[2])).Order().ToArray();
        if (!journal.SequenceEqual(output))
        {
            _findings.Add($"{file.Path}: {output.Length} referrals came out, the journal has {journal.Length}, and their ids differ");
        }

        var errors = result.Of("error").Count();
        if (errors != file.Rows.Count - file.Valid)
        {
            _findings.Add($"{file.Path}: {errors} errors for {file.Rows.Count - file.Valid} wrong rows");
        }
    }

    /// <summary>Nothing is at the service that no row stands for.</summary>
    public void CheckNothingIsLeft()
    {
        foreach (var referral in _unclaimed.Values)
        {
            _findings.Add($"the service holds {referral.Name} ({referral.ExternalReferenceId ?? "no external id"}, {(referral.IsMicrosoft ? "Microsoft's leg" : "own")}, {referral.Id}) that no row knows: a duplicate, or made from a wrong row");
        }
    }

    private void Claim(DealRow row, string? id, string? engagementId, bool isMicrosoft)
    {
        var leg = isMicrosoft ? "Microsoft's leg" : "the referral";
        if (id is null || !_unclaimed.Remove(id, out var held))
        {
            Expect(false, row, $"{leg} {id} is not at the service, or belongs to an earlier row");
            return;
        }

        Expect(
            held.IsMicrosoft == isMicrosoft && held.EngagementId == engagementId && held.Name == row.Name && (held.ExternalReferenceId ?? "") == (row.ExternalReferenceId ?? ""),
            row,
            $"{leg} {id} is another one at the service: {held}");
    }

    private void Expect(bool holds, DealRow row, string finding)
    {
        if (!holds)
        {
            _findings.Add($"row {row.Row} ({row.Kind}, {row.Name}) {finding}");
        }
    }
}
