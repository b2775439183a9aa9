using System;
using System.Collections.Generic;
using System.Threading;
using PartnerReferrals.Mapping.Conversion;
using PartnerReferrals.Tables;

namespace PartnerReferrals.Files;

/// <summary>
/// What the columns of a file show of the order their dates are written in. The file is read once for it, and only when a row has a date whose order matters:
/// most files have none.
/// </summary>
internal sealed class DateColumns(string path, TableReading reading, CancellationToken stop)
{
    private Dictionary<string, DateColumn>? _columns;

    /// <summary>The column of that name; null where the file has none, as a value may be computed.</summary>
    internal DateColumn? Find(string column) => (_columns ??= Read()).TryGetValue(column, out var found) ? found : null;

    private Dictionary<string, DateColumn> Read()
    {
        var columns = new Dictionary<string, DateColumn>(StringComparer.OrdinalIgnoreCase);
        using var file = TableFile.Open(path, reading);
        foreach (var row in file.ReadRows())
        {
            stop.ThrowIfCancellationRequested();
            foreach (var cell in row.Input.Fields)
            {
                if (!columns.TryGetValue(cell.Key, out var column))
                {
                    columns.Add(cell.Key, column = new DateColumn());
                }

                column.Add(cell.Value);
            }
        }

        return columns;
    }
}
