using PartnerReferrals.Bulk;

namespace PartnerReferrals.Reports;

/// <summary>A report that is fed while a run goes on. One thread at a time; memory does not grow with the number of rows.</summary>
public interface IRunReport
{
    /// <summary>Takes one row that has come to its end.</summary>
    void Add(ReportRow row);

    /// <summary>Writes what there is to write after the last row. Call it once.</summary>
    /// <param name="summary">The numbers of the run.</param>
    /// <param name="stopReason">Why the run ended before its last row, one or two sentences; null where it did not.</param>
    void Complete(RunSummary summary, string? stopReason);
}
