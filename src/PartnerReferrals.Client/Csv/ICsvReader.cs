using System.Collections.Generic;
using System.IO;
using PartnerReferrals.Mapping;
using PartnerReferrals.Validation;

namespace PartnerReferrals.Csv;

/// <summary>Streams the rows of a delimited file. Implemented by the isolated Csv room.</summary>
public interface ICsvReader
{
    /// <summary>Reads rows one at a time; the file is never held in memory.</summary>
    /// <param name="stream">The file; a byte order mark decides its encoding, without one it is UTF-8.</param>
    /// <param name="delimiter">The column separator.</param>
    /// <returns>A row, or what is wrong with its shape (too many or too few cells, an unclosed quote).</returns>
    IEnumerable<CsvRow> Read(Stream stream, char delimiter);
}

/// <summary>One data row of a file.</summary>
public sealed class CsvRow
{
    /// <summary>Header names and cells. Empty cells are null.</summary>
    public required InputObject Input { get; init; }

    /// <summary>What is wrong with the row's shape; null for a sound row.</summary>
    public Fault? Fault { get; init; }
}
