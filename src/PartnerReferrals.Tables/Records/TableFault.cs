using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PartnerReferrals.Errors;
using PartnerReferrals.Mapping.Input;

namespace PartnerReferrals.Tables.Records;

/// <summary>Everything that can be wrong with the shape of a file, one factory each. No message holds the text of a cell.</summary>
internal static class TableFault
{
    private const string File = "File";
    private const string Row = "Row";

    private const int MostNamed = 12;
    private const int LongestNamed = 30;

    private static readonly char[] DamageMarks = ['\uFFFD', '\0'];

    /// <summary>What may part the cells of a line, in this order where nothing tells them apart.</summary>
    public static IReadOnlyList<char> Delimiters { get; } = [',', ';', '\t', '|'];

    public static Fault EmptyFile(bool isSheet) => new()
    {
        Code = "MissingHeader",
        Field = File,
        Message = isSheet ? "No visible worksheet holds anything." : "The file is empty.",
        Hint = $"The first {Unit(isSheet)} must name the columns.",
    };

    /// <summary>None of the names is known. What the columns are is told, so that they can be mapped.</summary>
    public static Fault NoKnownColumn(IReadOnlyList<string> columns, long line, bool isSheet) => new()
    {
        Code = "NoKnownColumn",
        Field = File,
        Message = string.Format(
            CultureInfo.InvariantCulture,
            "No column has a known name. The {0} {1}: {2}.",
            columns.Count == 1 ? "only one is" : columns.Count.ToString(CultureInfo.InvariantCulture) + " columns are",
            $"on {Unit(isSheet)} " + line.ToString(CultureInfo.InvariantCulture),
            string.Join(", ", columns.Take(MostNamed).Select(column => $"'{PlainText.Shown(column, LongestNamed)}'")) + (columns.Count > MostNamed ? ", …" : "")),
        Hint = "Name the columns as about_PartnerReferrals_Mapping lists them, or say by -PropertyMap what yours are; New-PartnerReferralPropertyMap writes a map to start from.",
    };

    /// <summary>What stands there may be a person's data, so none of it is shown.</summary>
    public static Fault HeaderIsData(long line, bool isSheet) => OfHeader(
        "NoKnownColumn", $"The first {Unit(isSheet)} looks like data, not like the names of columns.", "Put a line above it that names the columns.", line, isSheet);

    /// <summary>The remark on columns of a worksheet that hold something and have no name.</summary>
    public static string UnnamedColumns(IEnumerable<string> letters)
    {
        string[] all = [.. letters];
        return all.Length == 1 ? $"Column {all[0]} holds something and has no name in the header, so it is not read." : $"Columns {string.Join(", ", all.Take(MostNamed))} hold something and have no name in the header, so they are not read.";
    }

    public static Fault NoColumnNames(long line, bool isSheet) => OfHeader(
        "MissingHeader", $"No column has a name on {Unit(isSheet)} {line}.", $"The first {Unit(isSheet)} must name the columns.", line, isSheet);

    /// <param name="name">The name.</param>
    /// <param name="first">0-based position.</param>
    /// <param name="second">0-based position of the other.</param>
    /// <param name="line">Line or row of the header.</param>
    /// <param name="isSheet">Whether columns are called by letters.</param>
    public static Fault DuplicateColumn(string name, int first, int second, long line, bool isSheet) => OfHeader(
        "DuplicateColumn",
        $"Columns {Position(first, isSheet)} and {Position(second, isSheet)} have the same name (letter case does not matter).",
        "Rename or remove one of them.",
        line,
        isSheet,
        name);

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
        Message = $"A cell of the row that begins near line {line} is longer than {Record.LongestCell} characters; nothing after it can be read.",
        Hint = "Look for a quote that is never closed.",
        Row = row,
        Line = line,
    };

    public static Fault TooFewCells(int found, int expected, long line, long row) =>
        WrongCount("TooFewCells", found, expected, "Add the missing delimiters; look for a line break inside a cell that is not quoted.", line, row);

    public static Fault TooManyCells(int found, int expected, long line, long row) =>
        WrongCount("TooManyCells", found, expected, "Put quotes around cells that contain the delimiter.", line, row);

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
        Hint = "Save the file as UTF-8 (a spreadsheet's \"CSV UTF-8\"), or say by -Encoding how it is written: -Encoding ansi, -Encoding 1252, -Encoding unicode.",
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

    // A worksheet has rows with numbers, and a row of text a line.
    private static Fault OfHeader(string code, string message, string hint, long line, bool isSheet, string? column = null) => new()
    {
        Code = code,
        Field = File,
        Column = column,
        Message = message,
        Hint = hint,
        Line = isSheet ? null : line,
        Row = isSheet ? line : 0,
    };

    private static Fault WrongCount(string code, int found, int expected, string hint, long line, long row) => new()
    {
        Code = code,
        Field = Row,
        Message = $"The row has {(found == 1 ? "1 cell" : $"{found} cells")}, the header {expected}.",
        Hint = hint,
        Row = row,
        Line = line,
    };

    private static string Unit(bool isSheet) => isSheet ? "row" : "line";

    private static string Position(int index, bool isSheet) => isSheet ? CellName.LettersOf(index) : (index + 1).ToString(CultureInfo.InvariantCulture);

    private static string Describe(char delimiter) => delimiter == '\t' ? "a tab" : $"'{delimiter}'";
}
