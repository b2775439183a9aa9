using System;
using System.IO;

namespace PartnerReferrals.Tables;

/// <summary>Reads delimited files with CsvHelper's parser.</summary>
internal sealed class CsvFileReader : ICsvReader
{
    /// <inheritdoc/>
    public ITable Open(Stream stream, char delimiter)
    {
        if (stream is null)
            throw new ArgumentNullException(nameof(stream));
        return new CsvTable(stream, delimiter);
    }
}
