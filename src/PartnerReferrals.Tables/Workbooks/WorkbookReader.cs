using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;
using System.Xml;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using PartnerReferrals.Tables.Records;

namespace PartnerReferrals.Tables.Workbooks;

/// <summary>Reads the rows of one worksheet with ExcelDataReader. Formulas give the value they had when the workbook was saved.</summary>
internal sealed class WorkbookReader : IRecordReader
{
    private readonly IExcelDataReader _reader;
    private readonly Queue<Record> _peeked;
    private readonly ErrorCells? _errors;
    private readonly int _rows;

    private WorkbookReader(IExcelDataReader reader, Queue<Record> peeked, Stream stream)
    {
        _reader = reader;
        _peeked = peeked;
        _errors = ErrorCells.In(stream, reader.Name);
        _rows = reader.RowCount;
        WorksheetName = reader.Name;
    }

    /// <inheritdoc/>
    public bool IsSheet => true;

    /// <inheritdoc/>
    public char? Delimiter => null;

    /// <inheritdoc/>
    public string? WorksheetName { get; }

    /// <inheritdoc/>
    public double Progress => _rows == 0 ? 1 : Math.Min(1, (_reader.Depth + 1.0) / _rows);

    /// <summary>Opens a workbook at the worksheet that was asked for: by its name, else the first visible one with known columns, else with anything.</summary>
    /// <exception cref="Errors.ReferralValidationException">It is protected or damaged, or has no such worksheet.</exception>
    public static WorkbookReader Open(Stream stream, TableReading reading)
    {
        var reader = Guarded(() => Create(stream));
        try
        {
            return Guarded(() => reading.WorksheetName is { } name ? ByName(reader, name, stream) : ByContent(reader, reading.IsKnown, stream));
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    /// <summary>The names of all visible worksheets.</summary>
    public static IReadOnlyList<string> NamesIn(Stream stream)
    {
        using var reader = Guarded(() => Create(stream));
        return Guarded(() => Names(reader));
    }

    /// <inheritdoc/>
    public Record? Read() => Guarded(() => (_peeked.Count > 0 ? _peeked.Dequeue() : Next(_reader)) is { } record ? WithErrors(record) : null);

    /// <inheritdoc/>
    public void Dispose()
    {
        _errors?.Dispose();
        _reader.Dispose();
    }

    private Record WithErrors(Record record)
    {
        if (_errors is not null)
        {
            for (var i = 0; i < record.Cells.Length; i++)
                record.Cells[i] ??= _errors.At(record.FirstLine, i);
        }

        return record;
    }

    private static IExcelDataReader Create(Stream stream)
    {
        // Workbooks of before 2007 are written in code pages, which .NET has to be told to know.
        CodePages.Register();
        return ExcelReaderFactory.CreateReader(stream, new ExcelReaderConfiguration { LeaveOpen = true });
    }

    private static WorkbookReader ByName(IExcelDataReader reader, string name, Stream stream)
    {
        do
        {
            if (string.Equals(reader.Name, name.Trim(), StringComparison.OrdinalIgnoreCase))
                return new WorkbookReader(reader, new(), stream);
        }
        while (reader.NextResult());

        reader.Reset();
        throw WorkbookFault.NoWorksheet(name, Names(reader));
    }

    private static WorkbookReader ByContent(IExcelDataReader reader, Func<string, bool>? isKnown, Stream stream)
    {
        var (first, index) = (-1, 0);
        do
        {
            var peeked = IsVisible(reader) ? Peek(reader) : new();
            if (peeked.Count > 0)
            {
                if (isKnown is null || HasKnownHeader(peeked, isKnown))
                    return new WorkbookReader(reader, peeked, stream);
                first = first < 0 ? index : first;
            }

            index++;
        }
        while (reader.NextResult());

        reader.Reset();
        for (var i = 0; i < first; i++)
            reader.NextResult();
        return new WorkbookReader(reader, new(), stream);
    }

    // As many rows as a header is looked for in.
    private static Queue<Record> Peek(IExcelDataReader reader)
    {
        var peeked = new Queue<Record>();
        while (peeked.Count <= HeaderSearch.MostTitleLines && Next(reader) is { } record)
        {
            if (record.HasContent)
                peeked.Enqueue(record);
        }

        return peeked;
    }

    private static bool HasKnownHeader(IEnumerable<Record> records, Func<string, bool> isKnown)
    {
        foreach (var record in records)
        {
            if (HeaderSearch.CountKnown(record, isKnown) > 0)
                return true;
        }

        return false;
    }

    private static List<string> Names(IExcelDataReader reader)
    {
        var names = new List<string>();
        do
        {
            if (IsVisible(reader))
                names.Add(reader.Name);
        }
        while (reader.NextResult());
        return names;
    }

    private static bool IsVisible(IExcelDataReader reader) => reader.VisibleState is null or "visible";

    private static Record? Next(IExcelDataReader reader)
    {
        if (!reader.Read())
            return null;

        var cells = new object?[reader.FieldCount];
        for (var i = 0; i < cells.Length; i++)
            cells[i] = CellOf(reader, i);
        var row = reader.Depth + 1;
        return new Record(cells, row, row);
    }

    private static object? CellOf(IExcelDataReader reader, int index) => reader.GetValue(index) switch
    {
        string text => string.IsNullOrWhiteSpace(text) ? null : text,

        // As people see it: a share of one is stored, and per cent is shown.
        double share when reader.GetNumberFormatString(index) is { } format && format.IndexOf("%", StringComparison.Ordinal) >= 0 => (share * 100).ToString("0.##########", CultureInfo.InvariantCulture) + "%",
        TimeSpan time => time.ToString("c", CultureInfo.InvariantCulture),
        var value => value,
    };

    // The library's own words may quote the file.
    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidPasswordException)
        {
            throw WorkbookFault.Protected();
        }
        catch (CompoundDocumentException)
        {
            throw WorkbookFault.NotATable("a document of an office program, and no workbook");
        }
        catch (Exception e) when (e is ExcelReaderException or XmlException or InvalidDataException or EndOfStreamException or FormatException or OverflowException
            or ArgumentException or IndexOutOfRangeException or NullReferenceException or InvalidOperationException or KeyNotFoundException or DecoderFallbackException)
        {
            throw WorkbookFault.Damaged();
        }
    }
}
