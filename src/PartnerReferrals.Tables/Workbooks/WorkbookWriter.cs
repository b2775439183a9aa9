using System;
using System.Collections.Generic;
using System.Drawing;
using System.Globalization;
using System.IO;
using System.Linq;
using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace PartnerReferrals.Tables.Workbooks;

/// <summary>Writes workbooks with SpreadCheetah.</summary>
internal sealed class WorkbookWriter : IWorkbookWriter
{
    /// <inheritdoc/>
    public IRowWriter Open(Stream stream, string worksheetName, IReadOnlyList<string> columns) => new WorkbookRowWriter(stream, worksheetName, columns);
}

/// <summary>Writes the rows of one worksheet: each value as what it is, text always as text.</summary>
internal sealed class WorkbookRowWriter : IRowWriter
{
    private const int MostRows = 1_048_576;
    private const int LongestText = 32_767;
    private const int Narrowest = 10;
    private const int Widest = 60;
    private const int WidthOfErrors = 60;

    private readonly Spreadsheet _workbook;
    private readonly StyleId _date;
    private readonly StyleId _time;
    private readonly List<Cell> _cells = [];
    private int _rows;
    private bool _isDone;

    public WorkbookRowWriter(Stream stream, string worksheetName, IReadOnlyList<string> columns)
    {
        _workbook = Spreadsheet.CreateNewAsync(stream).AsTask().GetAwaiter().GetResult();
        _date = AddFormat("yyyy\\-mm\\-dd");
        _time = AddFormat("yyyy\\-mm\\-dd\\ hh:mm:ss");
        var header = new Style();
        header.Font.Bold = true;
        header.Fill.Color = Color.FromArgb(221, 235, 247);
        var headerStyle = _workbook.AddStyle(header);

        var options = new WorksheetOptions { FrozenRows = 1 };
        for (var i = 0; i < columns.Count; i++)
            options.Column(i + 1).Width = columns[i] == "Errors" ? WidthOfErrors : Math.Min(Widest, Math.Max(Narrowest, columns[i].Length + 4));
        _workbook.StartWorksheetAsync(worksheetName, options).AsTask().GetAwaiter().GetResult();
        WriteCells(columns.Select(column => new Cell(Printable(column), headerStyle)));
    }

    /// <inheritdoc/>
    public void WriteRow(IReadOnlyList<object?> cells) => WriteCells(cells.Select(CellOf));

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isDone)
            return;

        _isDone = true;
        _workbook.FinishAsync().AsTask().GetAwaiter().GetResult();
        _workbook.Dispose();
    }

    private void WriteCells(IEnumerable<Cell> cells)
    {
        if (_rows++ == MostRows)
            throw new IOException(string.Format(CultureInfo.InvariantCulture, "A worksheet holds at most {0:N0} rows. Write a delimited file (.csv) instead.", MostRows));

        _cells.Clear();
        _cells.AddRange(cells);
        _workbook.AddRowAsync(_cells).AsTask().GetAwaiter().GetResult();
    }

    private Cell CellOf(object? value) => value switch
    {
        null => default,
        string text => new Cell(Printable(text)),
        decimal number => new Cell(number),
        double number => new Cell(number),
        int number => new Cell(number),
        bool flag => new Cell(flag),
        DateTime date => new Cell(date, date.TimeOfDay == TimeSpan.Zero ? _date : _time),
        _ => new Cell(Printable(TypedCell.TextOf(value))),
    };

    private StyleId AddFormat(string format) => _workbook.AddStyle(new Style { Format = NumberFormat.Custom(format) });

    /// <summary>XML has no place for control characters and halves of characters, and a cell only so much.</summary>
    private static string Printable(string text)
    {
        if (text.Length <= LongestText && !text.Any(c => (c < ' ' && c is not ('\t' or '\n' or '\r')) || c >= '\uD800'))
            return text;

        var kept = new List<char>(text.Length);
        for (var i = 0; i < text.Length && kept.Count < LongestText - 1; i++)
        {
            if (char.IsSurrogate(text[i]))
            {
                if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
                {
                    kept.Add(text[i]);
                    kept.Add(text[++i]);
                }
            }
            else if (text[i] is (>= ' ' and < '\uFFFE') or '\t' or '\n' or '\r')
            {
                kept.Add(text[i]);
            }
        }

        return new string([.. kept]);
    }
}
