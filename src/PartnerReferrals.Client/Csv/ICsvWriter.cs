using System;
using System.Collections.Generic;
using System.IO;

namespace PartnerReferrals.Csv;

/// <summary>Writes rows to a delimited file as they come. Implemented by the isolated Csv room.</summary>
public interface ICsvWriter
{
    /// <summary>Begins a file.</summary>
    /// <param name="writer">Where to write; stays open.</param>
    /// <param name="delimiter">The column separator.</param>
    /// <param name="neutralizeFormulas">Prefix cells that a spreadsheet would run as a formula with an apostrophe.</param>
    /// <returns>Writes one row a call, quoting where needed; dispose it to flush.</returns>
    ICsvRowWriter Open(TextWriter writer, char delimiter, bool neutralizeFormulas);
}

/// <summary>An open delimited file.</summary>
public interface ICsvRowWriter : IDisposable
{
    /// <summary>Writes one row; null cells are empty.</summary>
    void WriteRow(IReadOnlyList<string?> cells);
}
