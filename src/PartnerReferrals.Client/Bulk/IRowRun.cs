using System;

namespace PartnerReferrals.Bulk;

/// <summary>A run over many rows, fed and emptied by one thread.</summary>
/// <typeparam name="TRow">What one row is.</typeparam>
public interface IRowRun<TRow> : IWorkFeed<TRow, ReferralRunOutcome>
{
    /// <summary>Numbers so far; a snapshot.</summary>
    RunSummary Summary { get; }

    /// <summary>Why the run sends nothing more; null while it goes on.</summary>
    Exception? StopReason { get; }
}
