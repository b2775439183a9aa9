using System;
using System.Collections.Generic;
using System.Linq;
using PartnerReferrals.Runs;
using PartnerReferrals.Tables;

namespace PartnerReferrals.Reports;

/// <summary>
/// The rejected rows in the input's own columns after a leading <c>Errors</c> column, which an import ignores: correct the cells, import this file.
/// Only rejected rows: a row that was not sent, or whose outcome is unknown, belongs to the run's own journal, and sending it from
/// another file could create it twice. Running the same command again resolves those.
/// </summary>
internal sealed class FailureRows : IRunReport
{
    /// <summary>Name of the leading column.</summary>
    public const string ErrorsColumn = "Errors";

    private readonly Func<IReadOnlyList<string>, IRowWriter> _open;
    private IRowWriter? _rows;
    private IReadOnlyList<string> _columns = [];

    private FailureRows(Func<IReadOnlyList<string>, IRowWriter> open) => _open = open;

    /// <summary>Writes the header.</summary>
    /// <param name="columns">
    /// The input's columns; null for those of the first row that is written. Its own <c>Errors</c> column, of the portal or of an earlier report, is replaced.
    /// </param>
    /// <param name="open">Begins the file with these columns.</param>
    public static FailureRows Begin(IEnumerable<string>? columns, Func<IReadOnlyList<string>, IRowWriter> open)
    {
        var rows = new FailureRows(open);
        if (columns is not null)
            rows.Open(columns);

        return rows;
    }

    /// <inheritdoc/>
    public void Add(ReportRow row)
    {
        if (row is not { State: RowState.Rejected, Input: { } input })
            return;

        var cells = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (var field in input.Fields)
            cells[field.Key] = field.Value;

        var rows = _rows ?? Open(input.Fields.Select(field => field.Key));
        rows.WriteRow([Describe(row), .. _columns.Select(column => cells.TryGetValue(column, out var cell) ? cell : null)]);
    }

    /// <summary>What is wrong with a row, as it stands in <see cref="ErrorsColumn"/>.</summary>
    internal static string Describe(ReportRow row) => string.Join("; ", row.Faults.Select(fault => fault.ToString()));

    /// <summary>Whether a column is that of an earlier report.</summary>
    internal static bool IsErrors(string column) => column.Equals(ErrorsColumn, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public void Complete(RunSummary summary, string? stopReason) => (_rows ?? Open([])).Dispose();

    private IRowWriter Open(IEnumerable<string> columns)
    {
        _columns = [.. columns.Where(column => column.Length > 0 && !IsErrors(column))];
        return _rows = _open([ErrorsColumn, .. _columns]);
    }
}
