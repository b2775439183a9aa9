using System;
using System.Collections.Generic;
using System.IO;
using PartnerReferrals.Errors;
using PartnerReferrals.Isolation;
using PartnerReferrals.Mapping.Input;
using PartnerReferrals.Tables;

namespace PartnerReferrals.Files;

/// <summary>A file of rows as input: a delimited file or a workbook, opened through the isolated Tables assembly, or JSON; streamed row by row.</summary>
internal sealed class TableFile : IDisposable
{
    private readonly FileStream _file;
    private readonly ITable _table;

    private TableFile(FileStream file, ITable table)
    {
        _file = file;
        _table = table;
    }

    /// <summary>What the file is by its content.</summary>
    internal TableKind Kind => _table.Kind;

    /// <summary>Column names in the order of the file.</summary>
    internal IReadOnlyList<string> Columns => _table.Columns;

    /// <summary>Column separator; null where cells are not parted by one.</summary>
    internal char? Delimiter => _table.Delimiter;

    /// <summary>Worksheet that is read; null where there is none.</summary>
    internal string? WorksheetName => _table.WorksheetName;

    /// <summary>How much of the file was read, 0 to 1.</summary>
    internal double Progress => _table.Progress;

    /// <summary>What is worth saying of the file as a whole; complete once the rows have been read.</summary>
    internal IEnumerable<string> Remarks
    {
        get
        {
            if (IsMisnamed)
            {
                yield return Kind switch
                {
                    TableKind.Workbook => "It is a workbook, whatever its name says, and is read as one.",
                    TableKind.Json => "It is JSON, whatever its name says, and is read as such.",
                    _ => "It is text and no workbook, whatever its name says, and is read as a delimited file.",
                };
            }

            foreach (var remark in _table.Remarks)
            {
                yield return remark;
            }
        }
    }

    /// <summary>What a file is told that has no row.</summary>
    internal string NoRows => Kind == TableKind.Json ? "There is no object in it, so there is nothing to do." : "There is no row below the header, so there is nothing to do.";

    private bool IsMisnamed => Path.GetExtension(_file.Name).ToLowerInvariant() switch
    {
        ".xlsx" or ".xls" or ".xlsm" or ".xlsb" => Kind != TableKind.Workbook,
        ".csv" or ".tsv" => Kind != TableKind.Delimited,
        ".txt" or ".json" or ".jsonl" => Kind == TableKind.Workbook,
        _ => false,
    };

    /// <summary>Opens a file and reads its header.</summary>
    /// <exception cref="ReferralValidationException">The file as a whole has faults: no row can be trusted.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    internal static TableFile Open(string path, TableReading reading)
    {
        var file = OpenShared(path);
        try
        {
            var table = JsonTable.IsJson(file, reading.Encoding, IsNamedJson(path)) ? JsonTable.Open(file, reading) : Reader.Open(file, reading);
            IReadOnlyList<Fault> faults = IsNamedJson(path) && table.Kind == TableKind.Delimited ? [JsonFault.NoJsonFile()] : table.Faults;
            if (faults.Count > 0)
            {
                table.Dispose();
                throw new ReferralValidationException(faults);
            }

            return new TableFile(file, table);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The names of a workbook's visible worksheets; empty for any other file.</summary>
    internal static IReadOnlyList<string> WorksheetNames(string path)
    {
        using var file = OpenShared(path);
        return JsonTable.IsJson(file, encoding: null, IsNamedJson(path)) ? [] : Reader.WorksheetNames(file);
    }

    /// <summary>Reads the rows; call it once.</summary>
    internal IEnumerable<TableRow> ReadRows() => _table.ReadRows();

    /// <inheritdoc/>
    public void Dispose()
    {
        _table.Dispose();
        _file.Dispose();
    }

    private static bool IsNamedJson(string path) => Path.GetExtension(path).ToLowerInvariant() is ".json" or ".jsonl";

    private static ITableReader Reader => IsolatedAssembly.Create<ITableReader>("PartnerReferrals.Tables", "PartnerReferrals.Tables.TableFileReader");

    // Others may keep the file open, a spreadsheet for example.
    private static FileStream OpenShared(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
}
