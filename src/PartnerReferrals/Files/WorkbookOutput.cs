using System.Collections.Generic;
using System.IO;
using PartnerReferrals.Isolation;
using PartnerReferrals.Tables;

namespace PartnerReferrals.Files;

/// <summary>A workbook as output.</summary>
internal sealed class WorkbookOutput : IRowOutput
{
    /// <summary>What a worksheet is called where nothing was asked for.</summary>
    internal const string DefaultName = "Referrals";

    private readonly FileStream _file;
    private readonly IRowWriter _rows;

    /// <summary>Begins a workbook.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    internal WorkbookOutput(string path, string? worksheetName, IReadOnlyList<string> columns)
    {
        _file = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.Read, 1 << 15);
        _rows = Writer.Open(_file, worksheetName ?? DefaultName, columns);
    }

    internal static IWorkbookWriter Writer => IsolatedAssembly.Create<IWorkbookWriter>("PartnerReferrals.Tables", "PartnerReferrals.Tables.Workbooks.WorkbookWriter");

    /// <inheritdoc/>
    public void WriteRow(IReadOnlyList<object?> cells) => _rows.WriteRow(cells);

    /// <inheritdoc/>
    public void Close()
    {
        _rows.Dispose();
        _file.Dispose();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            Close();
        }
        catch (IOException)
        {
            // Whoever wanted to know has called Close.
            _file.Dispose();
        }
    }
}
