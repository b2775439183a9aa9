using System;
using System.Collections.Generic;
using System.IO;
using PartnerReferrals.Tables.Delimited;
using PartnerReferrals.Tables.Records;
using PartnerReferrals.Tables.Workbooks;

namespace PartnerReferrals.Tables;

/// <summary>Reads delimited files and workbooks, told apart by what they hold and not by their name.</summary>
internal sealed class TableFileReader : ITableReader
{
    /// <inheritdoc/>
    public ITable Open(Stream stream, TableReading reading)
    {
        if (stream is null)
            throw new ArgumentNullException(nameof(stream));

        if (FileKind.IsWorkbook(stream))
            return new Table(WorkbookReader.Open(stream, reading), reading);

        return reading.WorksheetName is { } name
            ? throw WorkbookFault.NoWorksheet(name, [])
            : new Table(new DelimitedReader(stream, reading), reading);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> WorksheetNames(Stream stream) => FileKind.IsWorkbook(stream) ? WorkbookReader.NamesIn(stream) : [];
}
