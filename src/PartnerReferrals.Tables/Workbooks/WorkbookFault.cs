using System.Collections.Generic;
using System.Linq;
using PartnerReferrals.Errors;

namespace PartnerReferrals.Tables.Workbooks;

/// <summary>What can be wrong with a workbook as a whole, or with what is taken for one. No message holds what stands in it, but for the names of its worksheets.</summary>
internal static class WorkbookFault
{
    public static ReferralValidationException Damaged() => new(new Fault
    {
        Code = "DamagedWorkbook",
        Field = Fault.WholeFile,
        Message = "The file begins as a workbook and cannot be read as one: it is cut off or damaged.",
        Hint = "Fetch it again, or open it in a spreadsheet program and save it as .xlsx.",
    });

    /// <param name="kind">What the file is instead, such as <c>a PDF document</c>.</param>
    /// <param name="hint">What to do about it.</param>
    public static ReferralValidationException NotATable(string kind, string hint = "Give a workbook (.xlsx, .xls) or a delimited text file (.csv).") => new(new Fault
    {
        Code = "NotATable",
        Field = Fault.WholeFile,
        Message = $"By its content the file is {kind}.",
        Hint = hint,
    });

    public static ReferralValidationException Protected() => new(new Fault
    {
        Code = "PasswordProtected",
        Field = Fault.WholeFile,
        Message = "The workbook is protected by a password.",
        Hint = "Open it in a spreadsheet program and save a copy without the password.",
    });

    public static ReferralValidationException NoWorksheet(string name, IReadOnlyList<string> names) => new(new Fault
    {
        Code = "NoWorksheet",
        Field = Fault.WholeFile,
        Message = names.Count == 0 ? "The file is no workbook and has no worksheets." : $"The workbook has no worksheet '{name}'.",
        Hint = names.Count == 0 ? "Leave -WorksheetName out." : "It has: " + string.Join(", ", names.Select(known => $"'{known}'")) + ".",
    });
}
