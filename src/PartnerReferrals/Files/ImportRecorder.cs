using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using PartnerReferrals.Errors;
using PartnerReferrals.Mapping.Input;
using PartnerReferrals.Reports;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Files;

/// <summary>Keeps what became of each row: for the summary, for the reports, and for the numbers.</summary>
internal sealed class ImportRecorder(IReadOnlyList<ReportFile> reports) : IDisposable
{
    private readonly long[] _counts = new long[6];
    private readonly ImportedRows _rows = new();
    private readonly Stopwatch _clock = new();
    private bool _isHandedOut;
    private long _changed;

    /// <summary>Rows that ended so.</summary>
    internal long this[RowState state] => _counts[(int)state];

    /// <summary>Why what became of each row is kept in memory; null where it is kept in a temporary file.</summary>
    internal Exception? NoFile => _rows.NoFile;

    /// <summary>The reports.</summary>
    internal IReadOnlyList<ReportFile> Reports { get; } = reports;

    /// <summary>Sending begins.</summary>
    internal void Start() => _clock.Start();

    /// <summary>A row that is not sent, because of its faults or of others'.</summary>
    internal void Record(RowState state, ImportSource source, IReadOnlyList<ReportFault> faults) =>
        Record(state, source, source.Input, faults, null, null, null);

    /// <summary>A row that a run has finished.</summary>
    internal void Record(ReferralRunOutcome outcome, ImportSource source) =>
        Record(outcome, source, outcome.State, outcome.ChangedSinceCreated ? [ChangedSinceCreated] : []);

    /// <summary>The same.</summary>
    /// <param name="outcome">How the row ended.</param>
    /// <param name="source">The row.</param>
    /// <param name="state">What that counts as.</param>
    /// <param name="changed">That it asks for something else than what is there and was left alone; empty where it does not.</param>
    internal void Record(ReferralRunOutcome outcome, ImportSource source, RowState state, IReadOnlyList<ReportFault> changed)
    {
        var faults = outcome.Error is { } error ? ReportFault.From(error) : changed;
        _changed += outcome.Error is null && changed.Count > 0 ? 1 : 0;
        var wasSent = outcome.State is RowState.Created or RowState.Updated or RowState.Rejected or RowState.Unknown;

        // Half a co-sell deal exists already: sent again from another file it would become a second one.
        var input = outcome.Error is SharedReferralIncompleteException ? null : source.Input;
        Record(state, source, input, faults, wasSent ? _clock.Elapsed : null, outcome.Referral, outcome.SharedReferral);
    }

    /// <summary>The numbers of the import.</summary>
    /// <param name="runs">What the runs measured.</param>
    internal RunSummary Summarize(params RunSummary[] runs) => new()
    {
        Created = this[RowState.Created],
        Updated = this[RowState.Updated],
        Skipped = this[RowState.Skipped],
        Rejected = this[RowState.Rejected],
        Unknown = this[RowState.Unknown],
        NotSent = this[RowState.NotSent],
        Changed = _changed,
        Elapsed = _clock.Elapsed,
        PeakInFlight = runs.Select(run => run.PeakInFlight).DefaultIfEmpty().Max(),
        Throttled = runs.Sum(run => run.Throttled),
    };

    /// <summary>Finishes the reports, and hands out the rows.</summary>
    internal IReadOnlyCollection<ImportedRow> Complete(RunSummary summary, string? stopReason)
    {
        foreach (var report in Reports)
        {
            report.Complete(summary, stopReason);
        }

        _isHandedOut = true;
        return _rows;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var report in Reports)
        {
            report.Dispose();
        }

        if (!_isHandedOut)
        {
            _rows.Dispose();
        }
    }

    private static ReportFault ChangedSinceCreated => new()
    {
        ErrorId = "PartnerReferral.Import.ChangedSinceCreated",
        Reason = "An earlier run created this row from other data. The change was not sent.",
        Action = "Import the file with -UpdateExisting, use Set-PartnerReferral, or put the Referral ID into the row. If it is another deal, give it an ExternalReferenceId of its own.",
    };

    private void Record(RowState state, ImportSource source, InputObject? input, IReadOnlyList<ReportFault> faults, TimeSpan? settledAfter, Referral? referral, SharedReferral? shared)
    {
        _counts[(int)state]++;
        _rows.Add(new ImportedRow
        {
            Row = source.Input.Row,
            Line = source.Input.Line,
            State = state,
            ExternalReferenceId = source.ExternalReferenceId,
            Name = source.Name,
            ReferralId = shared?.Referral?.Id ?? referral?.Id ?? source.ReferralId,
            EngagementId = shared?.EngagementId ?? referral?.EngagementId,
            ConnectedReferralId = shared?.ConnectedReferral?.Id,
            ErrorId = faults.Count > 0 ? faults[0].ErrorId : null,
            Message = faults.Count > 0 ? string.Join("; ", faults.Select(f => f.ToString())) : null,
        });
        if (Reports.Count == 0)
        {
            return;
        }

        var row = new ReportRow
        {
            Row = source.Input.Row,
            Line = source.Input.Line,
            Key = source.ExternalReferenceId ?? source.ReferralId,
            Name = source.Name,
            State = state,
            Faults = faults,
            ResolvedAfter = settledAfter,
            Input = input,
        };
        foreach (var report in Reports)
        {
            report.Add(row);
        }
    }
}
