using System;
using System.Collections.Generic;
using PartnerReferrals.Validation;

namespace PartnerReferrals.Csv;

/// <summary>An open delimited file whose header has been read.</summary>
public interface ICsvTable : IDisposable
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
    IEnumerable<CsvRow> ReadRows();
}
