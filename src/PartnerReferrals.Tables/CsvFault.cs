using System;
using System.Linq;
using PartnerReferrals.Errors;

namespace PartnerReferrals.Tables;

/// <summary>Everything that can be wrong with the shape of a file, one factory each. No message holds the text of a cell.</summary>
internal static class CsvFault
{
    private const string File = "File";
    private const string Row = "Row";

    private static readonly char[] Delimiters = [',', ';', '\t', '|'];
    private static readonly char[] DamageMarks = ['\uFFFD', '\0'];

    public static Fault EmptyFile() => new()
    {
        Code = "MissingHeader",
        Field = File,
        Message = "The file is empty.",
        Hint = "The first line must name the columns.",
    };

    public static Fault NoColumnNames(long line) => new()
    {
        Code = "MissingHeader",
        Field = File,
        Message = $"No column has a name on line {line}.",
        Hint = "The first line must name the columns.",
        Line = line,
    };

    public static Fault DuplicateColumn(string name, int first, int second, long line) => new()
    {
        Code = "DuplicateColumn",
        Field = File,
        Column = name,
        Message = $"Columns {first} and {second} have the same name (letter case does not matter).",
        Hint = "Rename or remove one of them.",
        Line = line,
    };

    public static Fault WrongDelimiter(char used, char likely, long line) => new()
    {
        Code = "WrongDelimiter",
        Field = File,
        Message = $"Read with {Describe(used)} as delimiter, the header is one single column that contains {Describe(likely)}.",
        Hint = $"Use -Delimiter {(likely == '\t' ? "\"`t\"" : $"'{likely}'")}.",
        Line = line,
    };

    public static Fault UnclosedQuote(string column, long firstLine, long lastLine, long row) => new()
    {
        Code = "UnclosedQuote",
        Field = row == 0 ? File : Row,
        Column = column,
        Message = firstLine == lastLine
            ? $"A quote opened on line {firstLine} is not closed, or text follows the closing quote."
            : $"A quote opened on line {firstLine} is not closed where its cell ends; lines {firstLine} to {lastLine} were read as one row.",
        Hint = "Close the quote at the end of the cell, and write a quote inside a quoted cell twice (\"\").",
        Row = row,
        Line = firstLine,
    };

    public static Fault CellTooLong(long line, long row) => new()
    {
        Code = "CellTooLong",
        Field = row == 0 ? File : Row,
        Message = $"A cell of the row that begins near line {line} is longer than {RecordReader.MaxCellLength} characters; nothing after it can be read.",
        Hint = "Look for a quote that is never closed.",
        Row = row,
        Line = line,
    };

    public static Fault TooFewCells(int found, int expected, long line, long row) => new()
    {
        Code = "TooFewCells",
        Field = Row,
        Message = $"The row has {Cells(found)}, the header {expected}.",
        Hint = "Add the missing delimiters; look for a line break inside a cell that is not quoted.",
        Row = row,
        Line = line,
    };

    public static Fault TooManyCells(int found, int expected, long line, long row) => new()
    {
        Code = "TooManyCells",
        Field = Row,
        Message = $"The row has {Cells(found)}, the header {expected}.",
        Hint = "Put quotes around cells that contain the delimiter.",
        Row = row,
        Line = line,
    };

    public static Fault CellWithoutColumn(int position, long line, long row) => new()
    {
        Code = "CellWithoutColumn",
        Field = Row,
        Column = $"column {position}",
        Message = $"Column {position} has a value here but no name in the header.",
        Hint = "Name the column, or empty it.",
        Row = row,
        Line = line,
    };

    public static Fault InvalidEncoding(string column, long line, long row) => new()
    {
        Code = "InvalidEncoding",
        Field = row == 0 ? File : Row,
        Column = column,
        Message = "The text has bytes that are not valid in the file's encoding, or was damaged before.",
        Hint = "Save the file as UTF-8 (a spreadsheet's \"CSV UTF-8\"), or as UTF-16 with a byte order mark.",
        Row = row,
        Line = line,
    };

    /// <summary>
    /// Decoding puts U+FFFD where the bytes make no sense, and UTF-16 without its mark shows as NUL: reported by row and column,
    /// which serves better than refusing the file at its first bad byte, and better than guessing a code page.
    /// </summary>
    public static bool IsDamaged(string cell) => cell.IndexOfAny(DamageMarks) >= 0;

    /// <summary>The delimiter that splits a header read as one column into most parts; null where none does.</summary>
    public static char? LikelyDelimiter(string header, char used) => Delimiters
        .Where(delimiter => delimiter != used && header.Any(c => c == delimiter))
        .OrderByDescending(delimiter => header.Count(c => c == delimiter))
        .Select(delimiter => (char?)delimiter)
        .FirstOrDefault();

    private static string Describe(char delimiter) => delimiter == '\t' ? "a tab" : $"'{delimiter}'";

    private static string Cells(int count) => count == 1 ? "1 cell" : $"{count} cells";
}
