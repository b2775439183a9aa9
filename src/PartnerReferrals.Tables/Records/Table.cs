using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PartnerReferrals.Errors;
using PartnerReferrals.Mapping.Input;

namespace PartnerReferrals.Tables.Records;

/// <summary>A header and the rows under it.</summary>
internal sealed class Table : ITable
{
    private readonly IRecordReader _records;
    private readonly IReadOnlyList<Record> _below = [];
    private readonly Dictionary<string, string>? _letters;
    private readonly SortedSet<int> _unnamed = [];
    private readonly List<string> _remarks = [];

    /// <summary>Finds and checks the header.</summary>
    /// <param name="records">The file from its beginning.</param>
    /// <param name="reading">What columns are known.</param>
    public Table(IRecordReader records, TableReading reading)
    {
        var isKnown = reading.IsKnown;
        _records = records;
        var search = HeaderSearch.Find(records, isKnown);
        if (search.Header is not { } header)
        {
            Faults = [TableFault.EmptyFile(records.IsSheet)];
            return;
        }

        HeaderLine = header.FirstLine;
        _below = search.Below;
        Columns = [.. header.Cells.Select(Record.TextOf)];
        Faults = [.. HeaderFaults(header, isKnown is null || !reading.NeedsKnownColumn || search.Known > 0)];
        if (records.IsSheet && Faults.Count == 0)
            _letters = Columns.Select((name, i) => (name, i)).Where(c => c.name.Length > 0).ToDictionary(c => c.name, c => CellName.LettersOf(c.i), StringComparer.OrdinalIgnoreCase);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Columns { get; } = [];

    /// <inheritdoc/>
    public long HeaderLine { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Fault> Faults { get; }

    /// <inheritdoc/>
    public TableKind Kind => _records.IsSheet ? TableKind.Workbook : TableKind.Delimited;

    /// <inheritdoc/>
    public char? Delimiter => _records.Delimiter;

    /// <inheritdoc/>
    public string? WorksheetName => _records.WorksheetName;

    /// <inheritdoc/>
    public double Progress => _records.Progress;

    /// <inheritdoc/>
    public IReadOnlyList<string> Remarks => _remarks;

    /// <summary>Something to say about the file as a whole.</summary>
    public void Add(string remark) => _remarks.Add(remark);

    /// <inheritdoc/>
    public IEnumerable<TableRow> ReadRows()
    {
        var row = 0L;
        var last = HeaderLine;
        var footer = new FooterLines(Columns.Count(column => column.Length > 0));
        foreach (var record in Remaining())
        {
            if (record.IsReadable && !record.HasContent)
                continue;

            var isSetOff = record.FirstLine > last + 1 && row > 0;
            last = record.LastLine;
            if (footer.Hold(record, isSetOff))
                continue;

            foreach (var held in footer.Release())
                yield return ReadRow(held, row = NumberOf(held, row));
            yield return ReadRow(record, row = NumberOf(record, row));
        }

        if (footer.Describe(_records.IsSheet ? "row" : "line") is { } left)
            _remarks.Add(left);
        if (_unnamed.Count > 0)
            _remarks.Add(TableFault.UnnamedColumns(_unnamed.Select(CellName.LettersOf)));
    }

    /// <inheritdoc/>
    public void Dispose() => _records.Dispose();

    private IEnumerable<Record> Remaining()
    {
        foreach (var record in _below)
            yield return record;
        while (_records.Read() is { } record)
            yield return record;
    }

    // Rows of a worksheet have the numbers that people see.
    private long NumberOf(Record record, long previous) => _records.IsSheet ? record.FirstLine : previous + 1;

    private TableRow ReadRow(Record record, long row)
    {
        var cells = record.Cells;
        var fields = new List<KeyValuePair<string, object?>>(Columns.Count);
        for (var i = 0; i < Columns.Count && i < cells.Length; i++)
        {
            if (Columns[i].Length > 0)
                fields.Add(new(Columns[i], Record.IsEmpty(cells[i]) ? null : !_records.IsSheet && cells[i] is string text ? FormulaGuard.Restore(text) : cells[i]));
        }

        var input = new InputObject { Fields = fields, Row = row, Line = _records.IsSheet ? null : record.FirstLine, ColumnLetters = _letters };
        return new TableRow { Input = input, Fault = _records.IsSheet ? SheetFault(record, row) : RowFault(record, row) };
    }

    /// <summary>A row of a worksheet cannot slip: what stands beside the table is only told.</summary>
    private Fault? SheetFault(Record record, long row)
    {
        for (var i = 0; i < record.Cells.Length; i++)
        {
            if (!Record.IsEmpty(record.Cells[i]) && (i >= Columns.Count || Columns[i].Length == 0))
                _unnamed.Add(i);
        }

        return record.CellTooLong ? TableFault.CellTooLong(record.FirstLine, row) : null;
    }

    private Fault? RowFault(Record record, long row)
    {
        var cells = record.Cells;
        if (record.CellTooLong)
            return TableFault.CellTooLong(record.FirstLine, row);
        if (record.BrokenQuoteAt is >= 0 and var broken)
            return TableFault.UnclosedQuote(ColumnName(broken), record.FirstLine, record.LastLine, row);
        if (cells.Length < Columns.Count)
            return TableFault.TooFewCells(cells.Length, Columns.Count, record.FirstLine, row);

        // Spreadsheets pad rows with empty cells: only a filled one beyond the header says that the row has slipped.
        var filled = cells.Length;
        while (filled > Columns.Count && Record.IsEmpty(cells[filled - 1]))
            filled--;
        if (filled > Columns.Count)
            return TableFault.TooManyCells(filled, Columns.Count, record.FirstLine, row);

        for (var i = 0; i < Columns.Count; i++)
        {
            if (cells[i] is string text && TableFault.IsDamaged(text))
                return TableFault.InvalidEncoding(ColumnName(i), record.FirstLine, row);
            if (Columns[i].Length == 0 && !Record.IsEmpty(cells[i]))
                return TableFault.CellWithoutColumn(i + 1, record.FirstLine, row);
        }

        return null;
    }

    private string ColumnName(int index) =>
        index < Columns.Count && Columns[index].Length > 0 ? Columns[index] : "column " + (index + 1).ToString(CultureInfo.InvariantCulture);

    private IEnumerable<Fault> HeaderFaults(Record header, bool hasKnown)
    {
        if (header.CellTooLong)
        {
            yield return TableFault.CellTooLong(HeaderLine, row: 0);
            yield break;
        }

        if (header.BrokenQuoteAt is >= 0 and var broken)
        {
            yield return TableFault.UnclosedQuote($"column {broken + 1}", HeaderLine, header.LastLine, row: 0);
            yield break;
        }

        if (!hasKnown && HeaderSearch.LooksLikeData(header))
        {
            yield return TableFault.HeaderIsData(HeaderLine, _records.IsSheet);
            yield break;
        }

        var faults = ShapeFaults().ToList();
        if (faults.Count == 0 && !hasKnown)
            faults.Add(TableFault.NoKnownColumn([.. Columns.Where(c => c.Length > 0)], HeaderLine, _records.IsSheet));
        foreach (var fault in faults)
            yield return fault;
    }

    private IEnumerable<Fault> ShapeFaults()
    {
        if (Columns.FirstOrDefault(TableFault.IsDamaged) is { } damaged)
            yield return TableFault.InvalidEncoding(damaged, HeaderLine, row: 0);
        if (Columns.All(column => column.Length == 0))
            yield return TableFault.NoColumnNames(HeaderLine, _records.IsSheet);
        if (Columns.Count == 1 && _records.Delimiter is { } used && TableFault.LikelyDelimiter(Columns[0], used) is { } likely)
            yield return TableFault.WrongDelimiter(used, likely, HeaderLine);

        var positions = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < Columns.Count; i++)
        {
            if (Columns[i].Length == 0)
                continue;
            if (positions.TryGetValue(Columns[i], out var first))
                yield return TableFault.DuplicateColumn(Columns[i], first, i, HeaderLine, _records.IsSheet);
            else
                positions.Add(Columns[i], i);
        }
    }
}
