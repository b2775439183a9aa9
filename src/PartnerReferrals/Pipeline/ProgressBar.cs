using System;
using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using PartnerReferrals.Reports;

namespace PartnerReferrals.Pipeline;

/// <summary>
/// A progress bar that is written a few times a second, whatever the throughput, and not at all where the work is over within a
/// second. A screen that is slow to paint it is given fewer records, so that the bar never holds the work up.
/// </summary>
/// <param name="cmdlet">Who shows it.</param>
/// <param name="activity">What is done, such as <c>Creating referrals</c>.</param>
internal sealed class ProgressBar(Cmdlet cmdlet, string activity)
{
    private const int ActivityId = 1;

    // The share of the time that painting may cost: the host paints before it returns.
    private const double PaintShare = 0.02;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan QuickPaint = TimeSpan.FromMilliseconds(50);

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly ThroughputEstimate _pace = new();
    private TimeSpan _next = TimeSpan.FromSeconds(1);
    private TimeSpan _lastPaint;
    private bool _isShown;

    /// <summary>Whether enough time has passed for another record.</summary>
    /// <param name="isMilestone">Whether the record is worth showing before its time, where the screen is quick.</param>
    internal bool IsDue(bool isMilestone = false) => _clock.Elapsed >= _next || (isMilestone && _lastPaint < QuickPaint);

    /// <summary>Shows counts, the recent throughput and, where the total is known, the share and the time left.</summary>
    /// <param name="done">How many are done, failures included.</param>
    /// <param name="failed">How many of these failed.</param>
    /// <param name="total">How many there will be; null while nobody knows.</param>
    /// <param name="searchedFor">How many are in doubt and being searched for at the service, which can take minutes.</param>
    internal void WriteCounts(long done, long failed, long? total = null, int searchedFor = 0)
    {
        _pace.Add(_clock.Elapsed, done);
        var status = string.Format(CultureInfo.InvariantCulture, total is null ? "{0:N0} done, {2:N0} failed" : "{0:N0} of {1:N0} rows, {2:N0} failed", done, total, failed);
        if (_pace.RatePerSecond is > 0 and var rate)
        {
            status += string.Format(CultureInfo.InvariantCulture, rate < 10 ? ", {0:N1} a second" : ", {0:N0} a second", rate);
        }

        if (searchedFor > 0)
        {
            status += string.Format(CultureInfo.InvariantCulture, "; answer lost, looking for {0:N0}", searchedFor);
        }

        Write(status, total is null ? null : total == 0 ? 1 : (double)done / total, total is null ? null : _pace.TimeFor(total.Value - done));
    }

    /// <summary>Shows a text.</summary>
    /// <param name="status">What is going on.</param>
    /// <param name="share">The part that is done, 0 to 1; null while nobody knows.</param>
    /// <param name="left">The time that is left; null while nobody knows.</param>
    internal void Write(string status, double? share, TimeSpan? left = null)
    {
        _isShown = true;
        var start = _clock.Elapsed;
        cmdlet.WriteProgress(new ProgressRecord(ActivityId, activity, status)
        {
            PercentComplete = share is { } part ? (int)Math.Min(100, part * 100) : -1,
            SecondsRemaining = left is { } time ? (int)Math.Min(int.MaxValue, time.TotalSeconds) : -1,
        });
        var end = _clock.Elapsed;
        _lastPaint = end - start;
        var pause = TimeSpan.FromTicks((long)(_lastPaint.Ticks * (1 - PaintShare) / PaintShare));
        _next = end + (pause > Interval ? pause : Interval);
    }

    /// <summary>Takes the bar away, if there is one.</summary>
    internal void Complete()
    {
        if (_isShown)
        {
            _isShown = false;
            cmdlet.WriteProgress(new ProgressRecord(ActivityId, activity, "Done") { RecordType = ProgressRecordType.Completed });
        }
    }
}
