using System;
using System.IO;

namespace PartnerReferrals.Tables.Delimited;

/// <summary>Writes delimited files with CsvHelper.</summary>
internal sealed class CsvFileWriter : ICsvWriter
{
    /// <inheritdoc/>
    public IRowWriter Open(TextWriter writer, char delimiter, bool neutralizeFormulas)
    {
        if (writer is null)
            throw new ArgumentNullException(nameof(writer));
        return new CsvRowWriter(writer, delimiter, neutralizeFormulas);
    }
}
