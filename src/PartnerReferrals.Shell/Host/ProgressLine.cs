using System;
using System.Management.Automation;

namespace PartnerReferrals.Shell.Host;

/// <summary>
/// Shows progress in one line. On a terminal it is redrawn in place; elsewhere (a log file, CI) a line is printed
/// at each quarter, so that a long run can be followed there too.
/// </summary>
internal sealed class ProgressLine(Screen screen)
{
    private const int Quarter = 25;

    private bool _isShown;
    private int _activity = -1;
    private int _lastQuarter;

    /// <summary>Shows a record.</summary>
    public void Show(ProgressRecord record)
    {
        if (record.RecordType == ProgressRecordType.Completed)
        {
            Clear();
            _activity = -1;
            return;
        }

        if (screen.ErrorIsTerminal)
        {
            var text = Describe(record);
            screen.Error.Write("\r\u001b[K" + (text.Length < screen.Width ? text : text[..(screen.Width - 1)]));
            _isShown = true;
        }
        else
        {
            PrintQuarter(record);
        }
    }

    /// <summary>Takes the line off the screen, so that other text can be printed.</summary>
    public void Clear()
    {
        if (_isShown)
        {
            screen.Error.Write("\r\u001b[K");
            _isShown = false;
        }
    }

    private static string Describe(ProgressRecord record)
    {
        var percent = record.PercentComplete >= 0 ? $" {record.PercentComplete,3} %" : "";
        var left = TimeSpan.FromSeconds(Math.Max(0, record.SecondsRemaining));
        var remaining = left == TimeSpan.Zero ? "" : $", {(int)left.TotalHours}:{left:mm\\:ss} left";
        return $"{record.Activity}:{percent} {record.StatusDescription}{remaining}";
    }

    private void PrintQuarter(ProgressRecord record)
    {
        if (record.ActivityId != _activity || record.PercentComplete < _lastQuarter * Quarter)
        {
            _activity = record.ActivityId;
            _lastQuarter = 0;
        }

        var quarter = record.PercentComplete / Quarter;
        if (quarter > _lastQuarter)
        {
            _lastQuarter = quarter;
            screen.Error.WriteLine(Describe(record));
        }
    }
}
