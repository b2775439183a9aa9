using System;
using System.Collections.Generic;
using PartnerReferrals.Runs;

namespace PartnerReferrals;

/// <summary>What became of an imported file.</summary>
public sealed class ImportSummary
{
    private readonly RunSummary _numbers;

    internal ImportSummary(RunSummary numbers) => _numbers = numbers;

    /// <summary>The file.</summary>
    public required string Path { get; init; }

    /// <summary>The journal by which the same command resumes; null where none was kept.</summary>
    public string? JournalPath { get; init; }

    /// <summary>Reports that were written.</summary>
    public IReadOnlyList<string> ReportPath { get; init; } = [];

    /// <summary>Rows created.</summary>
    public long Created => _numbers.Created;

    /// <summary>Rows that changed an existing referral.</summary>
    public long Updated => _numbers.Updated;

    /// <summary>Rows that needed nothing: an earlier run made them, or they hold what the service has already.</summary>
    public long Skipped => _numbers.Skipped;

    /// <summary>Rows with faults, and rows that the service refused.</summary>
    public long Rejected => _numbers.Rejected;

    /// <summary>Rows of which nobody can say whether they were created.</summary>
    public long Unknown => _numbers.Unknown;

    /// <summary>Rows not sent.</summary>
    public long NotSent => _numbers.NotSent;

    /// <summary>Of the skipped rows, those that an earlier run created from other data: the change was not sent, which -UpdateExisting does.</summary>
    public long Changed => _numbers.Changed;

    /// <summary>Rows of the file.</summary>
    public long Total => _numbers.Total;

    /// <summary>Time since the first row was sent.</summary>
    public TimeSpan Elapsed => _numbers.Elapsed;

    /// <summary>Rows done per second.</summary>
    public double RatePerSecond => _numbers.RatePerSecond;

    /// <summary>Most requests in flight at a time.</summary>
    public int PeakInFlight => _numbers.PeakInFlight;

    /// <summary>How often the service throttled the run.</summary>
    public long Throttled => _numbers.Throttled;

    /// <summary>Why the import ended early; null where it did not.</summary>
    public string? StopReason { get; init; }

    /// <summary>
    /// Every row and how it ended, in the order in which that was settled. Read from a temporary file each time they are asked for, so that a million
    /// rows take no memory; the file goes away with this object.
    /// </summary>
    public required IReadOnlyCollection<ImportedRow> Rows { get; init; }

    /// <inheritdoc/>
    public override string ToString() =>
        FormattableString.Invariant($"{Created} created, {Updated} updated, {Skipped} skipped, {Rejected} rejected, {Unknown} unknown, {NotSent} not sent");
}
