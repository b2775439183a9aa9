using System.Management.Automation;

namespace PartnerReferrals.ErrorRecords;

/// <summary>
/// The error of one row of many. It is an error like any other in <c>$Error</c>, <c>-ErrorVariable</c> and <c>catch</c>; only on the screen it is a line of
/// a table, by a view of its own. Of a thousand faulty rows nobody could read the usual view.
/// </summary>
internal sealed class RowErrorRecord : ErrorRecord
{
    /// <summary>Takes over a record.</summary>
    /// <param name="record">The record, not written yet.</param>
    /// <param name="screenText">What the screen shows of it.</param>
    internal RowErrorRecord(ErrorRecord record, string screenText)
        : base(record.Exception, record.FullyQualifiedErrorId, record.CategoryInfo.Category, record.TargetObject)
    {
        ErrorDetails = record.ErrorDetails;
        ScreenText = screenText;
    }

    /// <summary>A line of the table for each fault; the first record of a command brings the heading.</summary>
    public string ScreenText { get; }
}
