using System;
using System.Globalization;
using System.IO;
using System.Text;
using System.Threading.Tasks;

namespace PartnerReferrals.Benchmarks;

/// <summary>A journal of many rows, opened to be gone on with.</summary>
internal static class OpenedJournal
{
    private const int RowsABatch = 16;

    public static async Task MeasureAsync(BenchmarkOptions options, string folder)
    {
        var path = Write(folder, options.JournalRows);
        var opened = await ShellScript.RunAsync("Journal.ps1", folder, "-Path", path);
        File.Delete(path);
        if (opened.Created != options.JournalRows)
            throw new InvalidOperationException($"The journal has {options.JournalRows} rows, and {opened.Created} were read.");

        var seconds = opened.CpuMilliseconds / 1000.0;
        Table.Line($"Opening a journal of {opened.Created} rows, CPU", $"{seconds:F2} s", "at most 3 s for 1000000", seconds <= 3.0 * options.JournalRows / 1_000_000);
    }

    /// <summary>Three lines a row, as a run writes them: planned, sending, created.</summary>
    private static string Write(string folder, int rows)
    {
        var path = Path.Combine(folder, "journal.jsonl");
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 20) { NewLine = "\n" };
        file.WriteLine("""{"journal":"PartnerReferrals","version":1,"source":"benchmark","started":"2026-03-01T12:00:00Z"}""");
        var batch = 0;
        for (var first = 0; first < rows; first += RowsABatch)
        {
            var last = Math.Min(first + RowsABatch, rows) - 1;
            batch++;
            for (var row = first; row <= last; row++)
            {
                Line(row, "planned", ends: false, "");
                Line(row, "sending", row == last, $",\"sentAt\":\"2026-03-01T12:13:14.1234567Z\",\"skewLeastMs\":-1203,\"skewMostMs\":-196,\"requestId\":\"{Id(1, row)}\"");
            }

            batch++;
            for (var row = first; row <= last; row++)
            {
                Line(row, "created", row == last, $",\"requestId\":\"{Id(1, row)}\",\"id\":\"{Id(2, row)}\",\"engagementId\":\"{Id(3, row)}\"");
            }
        }

        return path;

        void Line(int row, string state, bool ends, string rest) => file.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"batch\":{batch}{(ends ? ",\"end\":true" : "")},\"state\":\"{state}\",\"row\":{row + 1},\"key\":\"id:CRM-{row}\",\"hash\":\"{row:x32}\"{rest}}}"));

        static string Id(int kind, int row) => $"{kind}1111111-2222-3333-4444-{row:x12}";
    }
}
