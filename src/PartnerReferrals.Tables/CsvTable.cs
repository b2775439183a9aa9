using System.Collections.Generic;
using System.IO;
using System.Linq;
using PartnerReferrals.Errors;
using PartnerReferrals.Mapping.Input;

namespace PartnerReferrals.Tables;

/// <summary>A header and the rows under it.</summary>
internal sealed class CsvTable : ITable
{
    private readonly RecordReader _records;

    public CsvTable(Stream stream, char delimiter)
    {
        _records = new RecordReader(stream, delimiter);
        if (!_records.Read())
        {
            Faults = [CsvFault.EmptyFile()];
            return;
        }

        HeaderLine = _records.FirstLine;
        Columns = [.. _records.Cells.Select(cell => cell.Trim())];
        Faults = [.. HeaderFaults(_records.Delimiter)];
    }

    public IReadOnlyList<string> Columns { get; } = [];

    public long HeaderLine { get; }

    public IReadOnlyList<Fault> Faults { get; }

    public IEnumerable<TableRow> ReadRows()
    {
        var row = 0L;
        while (_records.Read())
        {
            var damaged = _records.CellTooLong || _records.BrokenQuoteAt >= 0;
            if (damaged || System.Array.Exists(_records.Cells, cell => cell.Length > 0))
                yield return ReadRow(++row);
        }
    }

    public void Dispose() => _records.Dispose();

    private TableRow ReadRow(long row)
    {
        var cells = _records.Cells;
        var fields = new List<KeyValuePair<string, object?>>(Columns.Count);
        for (var i = 0; i < Columns.Count && i < cells.Length; i++)
        {
            if (Columns[i].Length > 0)
                fields.Add(new(Columns[i], cells[i].Length == 0 ? null : FormulaGuard.Restore(cells[i])));
        }

        var input = new InputObject { Fields = fields, Row = row, Line = _records.FirstLine };
        return new TableRow { Input = input, Fault = RowFault(row) };
    }

    private Fault? RowFault(long row)
    {
        var cells = _records.Cells;
        if (_records.CellTooLong)
            return CsvFault.CellTooLong(_records.FirstLine, row);
        if (_records.BrokenQuoteAt is >= 0 and var broken)
            return CsvFault.UnclosedQuote(ColumnName(broken), _records.FirstLine, _records.LastLine, row);
        if (cells.Length < Columns.Count)
            return CsvFault.TooFewCells(cells.Length, Columns.Count, _records.FirstLine, row);

        // Spreadsheets pad rows with empty cells: only a filled one beyond the header says that the row has slipped.
        var filled = cells.Length;
        while (filled > Columns.Count && cells[filled - 1].Length == 0)
            filled--;
        if (filled > Columns.Count)
            return CsvFault.TooManyCells(filled, Columns.Count, _records.FirstLine, row);

        for (var i = 0; i < Columns.Count; i++)
        {
            if (CsvFault.IsDamaged(cells[i]))
                return CsvFault.InvalidEncoding(ColumnName(i), _records.FirstLine, row);
            if (Columns[i].Length == 0 && cells[i].Length > 0)
                return CsvFault.CellWithoutColumn(i + 1, _records.FirstLine, row);
        }

        return null;
    }

    private string ColumnName(int index) =>
        index < Columns.Count && Columns[index].Length > 0 ? Columns[index] : $"column {index + 1}";

    private IEnumerable<Fault> HeaderFaults(char delimiter)
    {
        if (_records.CellTooLong)
        {
            yield return CsvFault.CellTooLong(HeaderLine, row: 0);
            yield break;
        }

        if (_records.BrokenQuoteAt is >= 0 and var broken)
        {
            yield return CsvFault.UnclosedQuote($"column {broken + 1}", HeaderLine, _records.LastLine, row: 0);
            yield break;
        }

        if (Columns.FirstOrDefault(CsvFault.IsDamaged) is { } damaged)
            yield return CsvFault.InvalidEncoding(damaged, HeaderLine, row: 0);
        if (Columns.All(column => column.Length == 0))
            yield return CsvFault.NoColumnNames(HeaderLine);
        if (Columns.Count == 1 && CsvFault.LikelyDelimiter(Columns[0], delimiter) is { } likely)
            yield return CsvFault.WrongDelimiter(delimiter, likely, HeaderLine);

        var positions = new Dictionary<string, int>(System.StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < Columns.Count; i++)
        {
            if (Columns[i].Length == 0)
                continue;
            if (positions.TryGetValue(Columns[i], out var first))
                yield return CsvFault.DuplicateColumn(Columns[i], first + 1, i + 1, HeaderLine);
            else
                positions.Add(Columns[i], i);
        }
    }
}
