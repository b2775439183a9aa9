using System;
using System.Collections.Generic;
using PartnerReferrals.Runs;

namespace PartnerReferrals;

/// <summary>What became of the deals that were to be registered.</summary>
public sealed class RegistrationSummary
{
    private readonly RunSummary _numbers;

    internal RegistrationSummary(RunSummary numbers) => _numbers = numbers;

    /// <summary>Reports that were written.</summary>
    public IReadOnlyList<string> ReportPath { get; init; } = [];

    /// <summary>Deals registered.</summary>
    public long Registered => _numbers.Created;

    /// <summary>Registrations corrected.</summary>
    public long Corrected => _numbers.Updated;

    /// <summary>Deals that needed nothing: they are registered.</summary>
    public long Skipped => _numbers.Skipped;

    /// <summary>Deals that must not be registered so, and those that the service refused.</summary>
    public long Rejected => _numbers.Rejected;

    /// <summary>Deals of which nobody can say whether they were registered.</summary>
    public long Unknown => _numbers.Unknown;

    /// <summary>Deals for which nothing was sent.</summary>
    public long NotSent => _numbers.NotSent;

    /// <summary>Of the skipped deals, those that are registered with other data than their row has, which -Correct sends.</summary>
    public long Changed => _numbers.Changed;

    /// <summary>All deals.</summary>
    public long Total => _numbers.Total;

    /// <summary>Time since the first.</summary>
    public TimeSpan Elapsed => _numbers.Elapsed;

    /// <summary>Why the run ended early; null where it did not.</summary>
    public string? StopReason { get; init; }

    /// <summary>Every deal and how it ended, in the order in which that was settled. State is Created where it was registered and Updated where that was corrected.</summary>
    public required IReadOnlyCollection<ImportedRow> Rows { get; init; }

    /// <inheritdoc/>
    public override string ToString() =>
        FormattableString.Invariant($"{Registered} registered, {Corrected} corrected, {Skipped} skipped, {Rejected} rejected, {Unknown} unknown, {NotSent} not sent");
}
