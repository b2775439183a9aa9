using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using PartnerReferrals.Reports;
using PartnerReferrals.Tables;

namespace PartnerReferrals.Files;

/// <summary>The reports that <c>-ReportPath</c> asks for, by extension.</summary>
internal static class ReportFiles
{
    private static readonly string[] Extensions = [".html", ".htm", ".csv", ".xlsx", ".json"];
    private static readonly string[] OfColumns = [".csv", ".xlsx"];

    /// <summary>Why these paths cannot be used; null where they can.</summary>
    /// <param name="paths">The reports.</param>
    /// <param name="importPath">The file that is read; null for none.</param>
    /// <param name="journalPath">The journal; null for none.</param>
    internal static string? Refusal(IReadOnlyList<string> paths, string? importPath, string? journalPath)
    {
        if (paths.FirstOrDefault(path => !Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            return $"'{Path.GetFileName(unknown)}' names no kind of report.";
        }

        return importPath is not null && paths.Any(path => FilePath.AreSame(path, importPath)) ? "The report would overwrite the file that is imported."
            : journalPath is not null && paths.Any(path => FilePath.AreSame(path, journalPath)) ? "The report would overwrite the journal."
            : FilePath.Repeated([.. paths]) is { } repeated ? $"Two reports would be written to '{Path.GetFileName(repeated)}'."
            : null;
    }

    /// <summary>Why these reports cannot be on a file of that kind; null where they can.</summary>
    internal static string? Refusal(IReadOnlyList<string> paths, TableKind kind) =>
        kind == TableKind.Json && paths.FirstOrDefault(path => OfColumns.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase)) is { } report
            ? $"'{Path.GetFileName(report)}' would hold the columns of the imported file, and JSON has none."
            : null;

    /// <summary>Begins the reports.</summary>
    /// <exception cref="IOException">One cannot be written; none is left behind.</exception>
    internal static IReadOnlyList<ReportFile> Open(IReadOnlyList<string> paths, ReportHeader header, IReadOnlyList<string>? columns, char delimiter)
    {
        var files = new List<ReportFile>();
        try
        {
            foreach (var path in paths)
            {
                files.Add(Path.GetExtension(path).ToLowerInvariant() switch
                {
                    ".csv" => ReportFile.OfText(path, byteOrderMark: true, writer => FailureRows.Begin(columns, own => OpenCsv(writer, own, delimiter))),
                    ".xlsx" => ReportFile.OfBytes(path, stream => FailureRows.Begin(columns, own => WorkbookOutput.Writer.Open(stream, "To correct", own))),
                    ".json" => ReportFile.OfText(path, byteOrderMark: false, writer => new JsonFailureRows(writer)),
                    _ => ReportFile.OfText(path, byteOrderMark: false, writer => new HtmlReport(writer, header)),
                });
            }

            return files;
        }
        catch
        {
            files.ForEach(file => file.Dispose());
            throw;
        }
    }

    private static IRowWriter OpenCsv(TextWriter writer, IReadOnlyList<string> columns, char delimiter)
    {
        var rows = DelimitedOutput.OpenRows(writer, delimiter);
        rows.WriteRow(columns);
        return rows;
    }
}
