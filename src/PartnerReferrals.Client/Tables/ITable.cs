using System;
using System.Collections.Generic;
using PartnerReferrals.Errors;

namespace PartnerReferrals.Tables;

/// <summary>An open file whose header has been read.</summary>
internal interface ITable : IDisposable
{
    /// <summary>What the file is by its content.</summary>
    TableKind Kind { get; }

    /// <summary>Column names in the order of the file, trimmed. A column without a name is an empty string.</summary>
    IReadOnlyList<string> Columns { get; }

    /// <summary>1-based line, or row of the worksheet, of the header; 0 where the file has none.</summary>
    long HeaderLine { get; }

    /// <summary>Column separator; null where cells are not parted by one.</summary>
    char? Delimiter { get; }

    /// <summary>Worksheet that is read; null where there is none.</summary>
    string? WorksheetName { get; }

    /// <summary>
    /// What is wrong with the file as a whole: <c>MissingHeader</c>, <c>NoKnownColumn</c>, <c>DuplicateColumn</c>, <c>WrongDelimiter</c>,
    /// <c>UnclosedQuote</c>, <c>CellTooLong</c>, <c>InvalidEncoding</c>. Empty for a sound header; otherwise no row can be trusted.
    /// </summary>
    IReadOnlyList<Fault> Faults { get; }

    /// <summary>How much of the file was read, 0 to 1.</summary>
    double Progress { get; }

    /// <summary>What is worth saying of the file as a whole, such as lines below the table that are no rows. Complete once the rows have been read.</summary>
    IReadOnlyList<string> Remarks { get; }

    /// <summary>
    /// Reads the rows one at a time; call it once. Rows with nothing in any cell (blank lines, a spreadsheet's trailing
    /// <c>,,,</c>) are left out, but their lines count. Rows of a worksheet have the numbers they have there, others are counted.
    /// </summary>
    IEnumerable<TableRow> ReadRows();
}
