using System.Globalization;
using System.Management.Automation;
using PartnerReferrals.Pipeline;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Files;

/// <summary>The progress of an import: of its check, then of its sending.</summary>
internal sealed class ImportProgress(PSCmdlet cmdlet, string fileName)
{
    private readonly ProgressBar _bar = new(cmdlet, "Importing " + fileName);
    private long _quarter;

    /// <summary>While the file is checked.</summary>
    internal void Checking(ImportPlan plan, double read)
    {
        if (_bar.IsDue())
        {
            _bar.Write(string.Format(CultureInfo.InvariantCulture, "Checking: {0:N0} rows, {1:N0} with faults", plan.Total, plan.Invalid.Count), read);
        }
    }

    /// <summary>While rows are sent.</summary>
    internal void Sending(ImportRecorder recorder, long total, int searchedFor = 0)
    {
        var failed = recorder[RowState.Rejected] + recorder[RowState.Unknown];
        var done = recorder[RowState.Created] + recorder[RowState.Updated] + recorder[RowState.Skipped] + recorder[RowState.NotSent] + failed;
        if (_bar.IsDue(isMilestone: IsQuarter(done, total)))
        {
            _bar.WriteCounts(done, failed, total, searchedFor);
        }
    }

    /// <summary>Takes the bar away.</summary>
    internal void Complete() => _bar.Complete();

    // Each quarter is shown, however fast the work: whoever collects the records sees how it went.
    private bool IsQuarter(long done, long total)
    {
        var quarter = total == 0 ? 0 : done * 4 / total;
        if (quarter <= _quarter)
        {
            return false;
        }

        _quarter = quarter;
        return true;
    }
}
