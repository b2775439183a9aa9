using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using PartnerReferrals.Mapping.Input;
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
    private string[]? _columns;

    /// <summary>Begins the file.</summary>
    /// <param name="csv">How to write delimited text.</param>
    /// <param name="writer">Where to; it stays open.</param>
    /// <param name="columns">The input's columns; null for those of the first row in it. Its own <c>Errors</c> column, of the portal or of an earlier report, is replaced.</param>
    /// <param name="delimiter">The input's column separator.</param>
    public FailureCsv(ICsvWriter csv, TextWriter writer, IEnumerable<string>? columns, char delimiter)
    {
        _rows = csv.Open(writer, delimiter, neutralizeFormulas: true);
        if (columns is not null)
            _columns = WriteHeader(columns);
    }

    /// <inheritdoc/>
    public void Add(ReportRow row)
    {
        if (row is not { State: RowState.Rejected, Input: { } input })
            return;

        var cells = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var field in input.Fields)
            cells[field.Key] = TextOf(field.Value);

        _columns ??= WriteHeader(input.Fields.Select(field => field.Key));

        var errors = string.Join("; ", row.Faults.Select(fault => fault.ToString()));
        _rows.WriteRow([errors, .. _columns.Select(column => cells.TryGetValue(column, out var cell) ? cell : null)]);
    }

    /// <inheritdoc/>
    public void Complete(RunSummary summary, string? stopReason)
    {
        _columns ??= WriteHeader([]);
        _rows.Dispose();
    }

    // Of a file every value is text; objects in the pipeline have others.
    private static string? TextOf(object? value) => value switch
    {
        null => null,
        bool flag => flag ? "Yes" : "No",
        DateTime date => date.ToString("s", CultureInfo.InvariantCulture),
        DateTimeOffset date => date.ToString("yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture),
        _ => PlainText.Of(value),
    };

    private string[] WriteHeader(IEnumerable<string> columns)
    {
        string[] kept = [.. columns.Where(column => column.Length > 0 && !column.Equals(ErrorsColumn, StringComparison.OrdinalIgnoreCase))];
        _rows.WriteRow([ErrorsColumn, .. kept]);
        return kept;
    }
}
