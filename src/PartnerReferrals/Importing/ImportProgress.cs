using System;
using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using PartnerReferrals.Bulk;
using PartnerReferrals.Reports;

namespace PartnerReferrals.Importing;

/// <summary>The progress bar of an import: a few times a second, whatever the pace.</summary>
internal sealed class ImportProgress(PSCmdlet cmdlet, string fileName)
{
    private const int ActivityId = 1;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly string _activity = "Importing " + fileName;
    private readonly PaceEstimate _pace = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    // Nobody has to be told of what is over within a second.
    private TimeSpan _next = TimeSpan.FromSeconds(1);
    private long _quarter;

    /// <summary>While the file is checked.</summary>
    internal void Checking(ImportPlan plan, double read)
    {
        if (IsDue())
        {
            Write(string.Format(CultureInfo.InvariantCulture, "Checking: {0:N0} rows, {1:N0} with faults", plan.Total, plan.Invalid.Count), read, null);
        }
    }

    /// <summary>While rows are sent.</summary>
    internal void Sending(ImportRecorder recorder, long total)
    {
        var failed = recorder[RowState.Rejected] + recorder[RowState.Unknown];
        var done = recorder[RowState.Created] + recorder[RowState.Updated] + recorder[RowState.Skipped] + recorder[RowState.NotSent] + failed;
        if (!IsDue() && !IsQuarter(done, total))
        {
            return;
        }

        _pace.Add(recorder.Elapsed, done);
        var status = string.Format(CultureInfo.InvariantCulture, "{0:N0} of {1:N0} rows, {2:N0} failed", done, total, failed);
        if (_pace.RatePerSecond is > 0 and var rate)
        {
            status += string.Format(CultureInfo.InvariantCulture, rate < 10 ? ", {0:N1} a second" : ", {0:N0} a second", rate);
        }

        Write(
            status,
            total == 0 ? 1 : (double)done / total,
            _pace.TimeFor(total - done));
    }

    /// <summary>Takes the bar away.</summary>
    internal void Complete() => cmdlet.WriteProgress(new ProgressRecord(ActivityId, _activity, "Done") { RecordType = ProgressRecordType.Completed });

    private bool IsDue()
    {
        if (_clock.Elapsed < _next)
        {
            return false;
        }

        _next = _clock.Elapsed + Interval;
        return true;
    }

    // Each quarter is shown, however fast: where progress goes to a log, those are its lines.
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

    private void Write(string status, double done, TimeSpan? left) => cmdlet.WriteProgress(new ProgressRecord(ActivityId, _activity, status)
    {
        PercentComplete = (int)Math.Min(100, done * 100),
        SecondsRemaining = left is { } time ? (int)Math.Min(int.MaxValue, time.TotalSeconds) : -1,
    });
}
