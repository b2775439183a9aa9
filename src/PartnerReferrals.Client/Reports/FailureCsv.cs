using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using PartnerReferrals.Runs;
using PartnerReferrals.Tables;

namespace PartnerReferrals.Reports;

/// <summary>
/// The rejected rows in the input's own columns after a leading <c>Errors</c> column, which an import ignores: correct the cells, import this file.
/// Only rejected rows: a row that was not sent, or whose outcome is unknown, belongs to the run's own journal, and sending it from
/// another file could create it twice. Running the same command again resolves those.
/// </summary>
internal sealed class FailureCsv : IRunReport
{
    /// <summary>Name of the leading column.</summary>
    public const string ErrorsColumn = "Errors";

    private readonly ICsvRowWriter _rows;
    private readonly string[] _columns;

    /// <summary>Writes the header.</summary>
    /// <param name="csv">How to write delimited text.</param>
    /// <param name="writer">Where to; it stays open.</param>
    /// <param name="columns">The input's columns. Its own <c>Errors</c> column, of the portal or of an earlier report, is replaced.</param>
    /// <param name="delimiter">The input's column separator.</param>
    public FailureCsv(ICsvWriter csv, TextWriter writer, IEnumerable<string> columns, char delimiter)
    {
        _columns = [.. columns.Where(column => column.Length > 0 && !column.Equals(ErrorsColumn, StringComparison.OrdinalIgnoreCase))];
        _rows = csv.Open(writer, delimiter, neutralizeFormulas: true);
        _rows.WriteRow([ErrorsColumn, .. _columns]);
    }

    /// <inheritdoc/>
    public void Add(ReportRow row)
    {
        if (row is not { State: RowState.Rejected, Input: { } input })
            return;

        var cells = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var field in input.Fields)
            cells[field.Key] = field.Value as string;

        var errors = string.Join("; ", row.Faults.Select(fault => fault.ToString()));
        _rows.WriteRow([errors, .. _columns.Select(column => cells.TryGetValue(column, out var cell) ? cell : null)]);
    }

    /// <inheritdoc/>
    public void Complete(RunSummary summary, string? stopReason) => _rows.Dispose();
}
