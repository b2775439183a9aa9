using System;
using System.IO;

namespace PartnerReferrals.Csv;

/// <summary>Reads delimited files with CsvHelper's parser.</summary>
internal sealed class CsvFileReader : ICsvReader
{
    /// <inheritdoc/>
    public ICsvTable Open(Stream stream, char delimiter)
    {
        if (stream is null)
            throw new ArgumentNullException(nameof(stream));
        return new CsvTable(stream, delimiter);
    }
}
