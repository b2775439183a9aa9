using System;
using System.Diagnostics.CodeAnalysis;
using System.Threading;

namespace PartnerReferrals.Runs;

/// <summary>
/// Work that goes on elsewhere while one thread hands it in and takes results out:
/// <c>while (!pool.TryAdd(work)) { pool.WaitForCapacityOrResult(moment, token); drain(); } drain();</c> and at the end
/// <c>pool.CompleteAdding(); while (!pool.IsCompleted) { pool.WaitForCapacityOrResult(moment, token); drain(); }</c>.
/// </summary>
/// <typeparam name="TWork">What goes in.</typeparam>
/// <typeparam name="TResult">What comes out.</typeparam>
internal interface IWorkerPool<TWork, TResult> : IDisposable
{
    /// <summary>Every result was taken after <see cref="CompleteAdding"/>.</summary>
    bool IsCompleted { get; }

    /// <summary>Hands in work; false at capacity: take results first.</summary>
    bool TryAdd(TWork work);

    /// <summary>Takes the next result.</summary>
    bool TryTake([MaybeNullWhen(false)] out TResult result);

    /// <summary>Blocks until there is capacity or a result, or the time is over.</summary>
    void WaitForCapacityOrResult(TimeSpan timeout, CancellationToken cancellationToken);

    /// <summary>No more work will come.</summary>
    void CompleteAdding();

    /// <summary>Begins nothing more. What is under way goes on to its end, and its results still come out. Any thread.</summary>
    void Stop();
}

/// <summary>A run over many rows, fed and emptied by one thread.</summary>
/// <typeparam name="TRow">What one row is.</typeparam>
internal interface IRowRun<TRow> : IWorkerPool<TRow, ReferralRunOutcome>
{
    /// <summary>Numbers so far; a snapshot.</summary>
    RunSummary Summary { get; }

    /// <summary>Why the run sends nothing more; null while it goes on.</summary>
    Exception? StopReason { get; }
}
