using System;
using System.Collections.Generic;
using System.IO;
using PartnerReferrals.Errors;
using PartnerReferrals.Isolation;
using PartnerReferrals.Tables;

namespace PartnerReferrals.Files;

/// <summary>A delimited file as input: opened through the isolated Tables assembly, streamed row by row.</summary>
internal sealed class CsvInput : IDisposable
{
    private readonly FileStream _file;
    private readonly ITable _table;
    private readonly long _length;

    private CsvInput(FileStream file, ITable table)
    {
        _file = file;
        _table = table;

        // Asked once: the operating system is not to be asked for every row.
        _length = file.Length;
    }

    /// <summary>Column names in the order of the file.</summary>
    internal IReadOnlyList<string> Columns => _table.Columns;

    /// <summary>How much of the file was read, 0 to 1.</summary>
    internal double Progress => _length == 0 ? 1 : Math.Min(1, (double)_file.Position / _length);

    /// <summary>Opens a file and reads its header.</summary>
    /// <exception cref="ReferralValidationException">The file as a whole has faults: no row can be trusted.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    internal static CsvInput Open(string path, char delimiter)
    {
        // Others may keep the file open, a spreadsheet for example.
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        try
        {
            var table = IsolatedAssembly.Create<ICsvReader>("PartnerReferrals.Tables", "PartnerReferrals.Tables.CsvFileReader").Open(file, delimiter);
            if (table.Faults.Count > 0)
            {
                table.Dispose();
                throw new ReferralValidationException(table.Faults);
            }

            return new CsvInput(file, table);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Reads the rows; call it once.</summary>
    internal IEnumerable<TableRow> ReadRows() => _table.ReadRows();

    /// <inheritdoc/>
    public void Dispose()
    {
        _table.Dispose();
        _file.Dispose();
    }
}
