using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using PartnerReferrals.Errors;

namespace PartnerReferrals.Tables;

/// <summary>
/// Streams the rows of a delimited file or a workbook. Implemented by <c>PartnerReferrals.Tables.TableFileReader</c> in the isolated Tables assembly.
/// </summary>
internal interface ITableReader
{
    /// <summary>Finds the header and gets ready to stream the rows; the file is never held in memory.</summary>
    /// <param name="stream">The file, at its beginning. It stays open: whoever opened it closes it.</param>
    /// <param name="reading">How to read it.</param>
    /// <returns>The columns, what is wrong with the file as a whole, and the rows.</returns>
    /// <exception cref="ReferralValidationException">
    /// The file is no table: <c>NotATable</c>, <c>PasswordProtected</c>, <c>DamagedWorkbook</c>, <c>NoWorksheet</c>.
    /// </exception>
    ITable Open(Stream stream, TableReading reading);

    /// <summary>The names of a workbook's visible worksheets; empty for a delimited file.</summary>
    /// <param name="stream">The file, at its beginning. It stays open.</param>
    IReadOnlyList<string> WorksheetNames(Stream stream);
}

/// <summary>How a file is read.</summary>
internal sealed class TableReading
{
    /// <summary>Column separator of a delimited file; null for the one that its first lines show. What the file itself says (<c>sep=;</c>) goes first.</summary>
    public char? Delimiter { get; init; }

    /// <summary>Encoding of a delimited file without a byte order mark; null for UTF-8.</summary>
    public Encoding? Encoding { get; init; }

    /// <summary>Worksheet of a workbook; null for the first visible one with known columns, else with anything.</summary>
    public string? WorksheetName { get; init; }

    /// <summary>Whether a name is a column's that is understood. Null where any name may be: then the first line is the header, whatever it says.</summary>
    public Func<string, bool>? IsKnown { get; init; }

    /// <summary>Whether a file without any known column is refused.</summary>
    public bool NeedsKnownColumn { get; init; } = true;
}

/// <summary>What a file is.</summary>
internal enum TableKind
{
    /// <summary>Text, a line a row.</summary>
    Delimited,

    /// <summary>A workbook, of which one worksheet is read.</summary>
    Workbook,

    /// <summary>JSON objects.</summary>
    Json,
}
