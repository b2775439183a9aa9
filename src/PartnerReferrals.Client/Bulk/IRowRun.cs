using System;
using System.Diagnostics.CodeAnalysis;
using System.Threading;

namespace PartnerReferrals.Bulk;

/// <summary>A run over many rows, fed and emptied by one thread; see <see cref="ReferralRun"/> for how.</summary>
/// <typeparam name="TRow">What one row is.</typeparam>
public interface IRowRun<TRow> : IDisposable
{
    /// <summary>Numbers so far; a snapshot.</summary>
    RunSummary Summary { get; }

    /// <summary>Why the run sends nothing more; null while it goes on.</summary>
    Exception? StopReason { get; }

    /// <summary>Every outcome was taken after <see cref="CompleteAdding"/>.</summary>
    bool IsCompleted { get; }

    /// <summary>Hands in a row; false when the run is full: take outcomes first.</summary>
    bool TryAdd(TRow row);

    /// <summary>Takes the next outcome.</summary>
    bool TryTake([MaybeNullWhen(false)] out ReferralRunOutcome outcome);

    /// <summary>Blocks until there is room or an outcome, or a moment has passed.</summary>
    void WaitForRoomOrOutcome(CancellationToken cancellationToken);

    /// <summary>No more rows will come.</summary>
    void CompleteAdding();
}
