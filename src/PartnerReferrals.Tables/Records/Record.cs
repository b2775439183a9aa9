using System;

namespace PartnerReferrals.Tables.Records;

/// <summary>One record of a file as it stands there: a line of a delimited file, a row of a worksheet.</summary>
internal sealed class Record(object?[] cells, long firstLine, long lastLine)
{
    /// <summary>Longest cell in characters. An unclosed quote swallows the file: this keeps it from filling the memory.</summary>
    public const int LongestCell = 1 << 20;

    /// <summary>Its cells: text, or what a workbook holds. Null and empty text are empty.</summary>
    public object?[] Cells { get; } = cells;

    /// <summary>1-based line, or row of the worksheet, where it begins.</summary>
    public long FirstLine { get; } = firstLine;

    /// <summary>1-based line where it ends.</summary>
    public long LastLine { get; } = lastLine;

    /// <summary>0-based index of the first cell whose quotes do not match; -1 where all do.</summary>
    public int BrokenQuoteAt { get; init; } = -1;

    /// <summary>A cell is longer than any can be; nothing can be read after it.</summary>
    public bool CellTooLong { get; init; }

    /// <summary>Its cells can be told apart.</summary>
    public bool IsReadable => !CellTooLong && BrokenQuoteAt < 0;

    /// <summary>Cells with something in them.</summary>
    public int CountFilled()
    {
        var filled = 0;
        foreach (var cell in Cells)
            filled += IsEmpty(cell) ? 0 : 1;
        return filled;
    }

    /// <summary>Whether any cell has something in it.</summary>
    public bool HasContent => Array.Exists(Cells, cell => !IsEmpty(cell));

    /// <summary>Whether there is nothing in a cell.</summary>
    public static bool IsEmpty(object? cell) => cell is null or string { Length: 0 };

    /// <summary>A cell as text, the same on every machine.</summary>
    public static string TextOf(object? cell) => TypedCell.TextOf(cell).Trim();
}

/// <summary>Reads a file record by record, whatever its kind and whatever the records mean.</summary>
internal interface IRecordReader : IDisposable
{
    /// <summary>Whether the file is a worksheet: its cells have types and names, and its rows the numbers people see.</summary>
    bool IsSheet { get; }

    /// <summary>What parts the cells of a delimited file; null for a worksheet.</summary>
    char? Delimiter { get; }

    /// <summary>Which worksheet of the workbook is read; null for a delimited file.</summary>
    string? WorksheetName { get; }

    /// <summary>How much was read, 0 to 1.</summary>
    double Progress { get; }

    /// <summary>The next record that is no blank line; null at the end.</summary>
    Record? Read();
}
