using System;
using System.Collections.Generic;
using System.IO;
using PartnerReferrals.Errors;
using PartnerReferrals.Mapping.Input;

namespace PartnerReferrals.Tables;

/// <summary>Streams the rows of a delimited file. Implemented by <c>PartnerReferrals.Tables.CsvFileReader</c> in the isolated Tables assembly.</summary>
internal interface ICsvReader
{
    /// <summary>Reads the header and gets ready to stream the rows; the file is never held in memory.</summary>
    /// <param name="stream">
    /// The file. A byte order mark (UTF-8, UTF-16 either way) decides its encoding; without one it is UTF-8.
    /// It stays open: whoever opened it closes it.
    /// </param>
    /// <param name="delimiter">The column separator.</param>
    /// <returns>The columns, what is wrong with the file as a whole, and the rows.</returns>
    ITable Open(Stream stream, char delimiter);
}

/// <summary>An open delimited file whose header has been read.</summary>
internal interface ITable : IDisposable
{
    /// <summary>Column names in the order of the file, trimmed. A column without a name is an empty string.</summary>
    IReadOnlyList<string> Columns { get; }

    /// <summary>1-based line of the header; 0 where the file has none.</summary>
    long HeaderLine { get; }

    /// <summary>
    /// What is wrong with the file as a whole: <c>MissingHeader</c>, <c>DuplicateColumn</c>, <c>WrongDelimiter</c>,
    /// <c>UnclosedQuote</c>, <c>CellTooLong</c>, <c>InvalidEncoding</c>. Empty for a sound header; otherwise no row can be trusted.
    /// </summary>
    IReadOnlyList<Fault> Faults { get; }

    /// <summary>
    /// Reads the rows one at a time; call it once. Rows with nothing in any cell (blank lines, a spreadsheet's trailing
    /// <c>,,,</c>) are left out and not numbered, but their lines count.
    /// </summary>
    IEnumerable<TableRow> ReadRows();
}

/// <summary>One data row of a file.</summary>
internal sealed class TableRow
{
    /// <summary>
    /// Header names and cells. Empty cells are null. White space around an unquoted cell is dropped, inside quotes it is kept.
    /// Of a row with a <see cref="Fault"/>, the cells that could be paired with a column.
    /// </summary>
    public required InputObject Input { get; init; }

    /// <summary>
    /// What is wrong with the row's shape: <c>TooFewCells</c>, <c>TooManyCells</c>, <c>CellWithoutColumn</c>,
    /// <c>UnclosedQuote</c>, <c>CellTooLong</c>, <c>InvalidEncoding</c>; null for a sound row.
    /// </summary>
    public Fault? Fault { get; init; }
}
