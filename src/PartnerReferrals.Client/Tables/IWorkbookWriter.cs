using System.Collections.Generic;
using System.IO;

namespace PartnerReferrals.Tables;

/// <summary>Writes rows to a workbook of one worksheet as they come. Implemented by <c>PartnerReferrals.Tables.Workbooks.WorkbookWriter</c> in the isolated Tables assembly.</summary>
internal interface IWorkbookWriter
{
    /// <summary>Begins a workbook (.xlsx) with its header, which stays in sight when somebody scrolls. Text is never taken for a formula.</summary>
    /// <param name="stream">Where to write; it stays open.</param>
    /// <param name="worksheetName">Name of the worksheet.</param>
    /// <param name="columns">The header.</param>
    IRowWriter Open(Stream stream, string worksheetName, IReadOnlyList<string> columns);
}
