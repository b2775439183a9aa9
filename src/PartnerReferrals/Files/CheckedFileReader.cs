using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using PartnerReferrals.Errors;
using PartnerReferrals.Tables;

namespace PartnerReferrals.Files;

/// <summary>
/// Reads a file again that was checked, to send it: the rows that were found good, each once. It ends where the file is no longer the one that was checked,
/// since nobody has seen then what comes next.
/// </summary>
internal sealed class CheckedFileReader(string path, TableReading reading, FileStamp stamp, ImportPlan plan)
{
    private readonly RowSet _taken = new();

    /// <summary>Why the file was not read to its end; null where it was, or may yet be.</summary>
    internal PartnerReferralException? Failure { get; private set; }

    /// <summary>Rows that nobody has taken: what the file held there when it was checked is not known any more.</summary>
    internal IEnumerable<long> Left => plan.Sendable.All().Where(row => !_taken.Contains(row));

    /// <summary>The rows that can be sent and are not taken yet.</summary>
    internal IEnumerable<TableRow> Rows(CancellationToken cancellationToken)
    {
        using var file = Failure is null ? Try(() => TableFile.Open(path, reading)) : null;
        if (file is null)
        {
            yield break;
        }

        using var rows = file.ReadRows().GetEnumerator();
        var last = 0L;
        while (Try(rows.MoveNext))
        {
            cancellationToken.ThrowIfCancellationRequested();
            last = rows.Current.Input.Row;
            if (plan.Sendable.Contains(last) && !_taken.Contains(last))
            {
                yield return rows.Current;
            }
        }

        if (Failure is null && last != plan.Last)
        {
            Failure = RunStoppedException.FileChanged(path);
        }
    }

    /// <summary>A row is on its way, or is not to be sent.</summary>
    internal void Take(long row) => _taken.Add(row);

    // What was read holds good only if the file is still the same after it was read.
    private T? Try<T>(Func<T> read)
    {
        try
        {
            var result = read();
            if (FileStamp.Of(path) == stamp)
            {
                return result;
            }

            (result as IDisposable)?.Dispose();
            Failure = RunStoppedException.FileChanged(path);
        }
        catch (ReferralValidationException)
        {
            Failure = RunStoppedException.FileChanged(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Failure = RunStoppedException.FileLost(path, e);
        }

        return default;
    }
}
