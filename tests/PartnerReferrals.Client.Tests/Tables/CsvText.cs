using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using PartnerReferrals.Errors;
using PartnerReferrals.Tables;
using PartnerReferrals.Tables.Delimited;

namespace PartnerReferrals.Client.Tests.Tables;

/// <summary>Reads text through the real reader.</summary>
internal static class CsvText
{
    public static (IReadOnlyList<string> Columns, IReadOnlyList<Fault> Faults, List<TableRow> Rows) Read(string text, char delimiter = ',') =>
        Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), delimiter);

    public static (IReadOnlyList<string> Columns, IReadOnlyList<Fault> Faults, List<TableRow> Rows) Read(Stream stream, char delimiter = ',')
    {
        using var table = new TableFileReader().Open(stream, new TableReading { Delimiter = delimiter });
        return (table.Columns, table.Faults, [.. table.ReadRows()]);
    }

    public static string?[] Cells(this TableRow row) => [.. row.Input.Fields.Select(field => (string?)field.Value)];

    public static string Write(char delimiter, bool neutralizeFormulas, params IReadOnlyList<string?>[] rows)
    {
        using var text = new StringWriter();
        using (var writer = new CsvFileWriter().Open(text, delimiter, neutralizeFormulas))
        {
            foreach (var row in rows)
                writer.WriteRow(row);
        }

        return text.ToString();
    }
}
