using System.IO;

namespace PartnerReferrals.Tables;

/// <summary>Writes rows to a delimited file as they come. Implemented by <c>PartnerReferrals.Tables.Delimited.CsvFileWriter</c> in the isolated Tables assembly.</summary>
internal interface ICsvWriter
{
    /// <summary>Begins a file. Lines end with CR LF, whatever the machine.</summary>
    /// <param name="writer">Where to write; its encoding, with or without a byte order mark, is the caller's choice. It stays open.</param>
    /// <param name="delimiter">The column separator.</param>
    /// <param name="neutralizeFormulas">
    /// Prefix cells that a spreadsheet would run as a formula (<c>= + - @</c>, tab or CR first, and not a plain number) with an
    /// apostrophe. <see cref="ITableReader"/> takes it off again.
    /// </param>
    /// <returns>Writes one row a call, quoting where needed; dispose it to flush.</returns>
    IRowWriter Open(TextWriter writer, char delimiter, bool neutralizeFormulas);
}
