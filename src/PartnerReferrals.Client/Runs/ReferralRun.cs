using System;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Creating;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;

namespace PartnerReferrals.Runs;

/// <summary>
/// Many creates, each exactly once: worker pool, shared concurrency limit, journal and reconciliation of in-doubt creates in one. One thread hands rows in
/// and takes outcomes out, see <see cref="IWorkerPool{TWork, TResult}"/>.
/// </summary>
internal sealed class ReferralRun : IRowRun<ReferralRunRow>
{
    private readonly ReferralRunOptions _options;
    private readonly WorkerPool<Work, ReferralRunOutcome> _pool;
    private readonly ConcurrencyLimiter _limiter;
    private readonly RunCancellation _stop = new();
    private readonly RunCounters _counters;
    private readonly RunLimits _limits;
    private readonly RowKeys _keys = new();
    private readonly RowWorker _worker;
    private readonly OutcomeReconciler _reconciler;
    private Work? _pending;
    private bool _isDisposed;

    /// <summary>Starts a run; nothing is sent before the first row.</summary>
    public ReferralRun(ReferralClient client, ReferralRunOptions options)
    {
        _options = options ?? throw new ArgumentNullException(nameof(options));
        var clock = client.Options.Clock;
        _limiter = new ConcurrencyLimiter(options.ThrottleLimit, clock);
        _counters = new RunCounters(clock);
        _limits = new RunLimits(options, _counters, _stop);
        _worker = new RowWorker(client, options, _limiter, _stop);
        _reconciler = _worker.Start();
        Resumed = ResumedSearch.Of(options.Journal, options.Reconcile, client.Options.AttemptTimeout, clock);

        // A row in doubt must not be given what belongs to a row like it, and is not absent from a list that lacks those too.
        if (options.Journal is { HasInDoubt: true } journal)
        {
            _reconciler.KeepClaims();
            journal.VisitIds(_reconciler.KnowEarlier);
        }

        _pool = new WorkerPool<Work, ReferralRunOutcome>(
            options.RowsAtWork,
            options.Capacity,
            !options.Unordered,
            RunRowAsync);
    }

    /// <summary>Numbers so far; a snapshot.</summary>
    public RunSummary Summary => _counters.Summarize(_limiter, IsCompleted || _isDisposed);

    /// <summary>What an earlier run left in doubt; null where it left nothing.</summary>
    public ResumedSearch? Resumed { get; }

    /// <summary>Rows in doubt that are being searched for at the service.</summary>
    public int SearchedFor => _reconciler.SearchedFor;

    /// <summary>Why the run sends nothing more, such as a revoked sign-in, a full disk, or too many errors; null while it goes on or was stopped by the user.</summary>
    public Exception? StopReason => _stop.Reason;

    /// <summary>Every outcome was taken after <see cref="CompleteAdding"/>.</summary>
    public bool IsCompleted => _pool.IsCompleted;

    /// <summary>Hands in a row; false when the run is full: take outcomes first. After <see cref="StopReason"/> rows still come out, as not sent.</summary>
    public bool TryAdd(ReferralRunRow row)
    {
        if (_pending is null || !ReferenceEquals(_pending.Row, row))
        {
            // Keyed once, however often the row is offered: a key counts occurrences.
            _pending = new Work(row, _keys.Next(row.Referral));
        }

        _counters.Start();
        _worker.Earlier.Queue();
        if (!_pool.TryAdd(_pending))
        {
            _worker.Earlier.Unqueue();
            return false;
        }

        _pending = null;
        return true;
    }

    /// <summary>A row failed before it came to the run, such as in its check: it counts towards <see cref="ReferralRunOptions.MaxErrors"/>. Any thread.</summary>
    /// <param name="error">What is wrong with it, where that is known.</param>
    public void AddFailure(PartnerReferralException? error) => _limits.AddFailure(error);

    /// <summary>Takes the next outcome.</summary>
    public bool TryTake([MaybeNullWhen(false)] out ReferralRunOutcome outcome) => _pool.TryTake(out outcome);

    /// <summary>Blocks until there is capacity or an outcome, or a moment has passed.</summary>
    public void WaitForCapacityOrResult(TimeSpan timeout, CancellationToken cancellationToken) => _pool.WaitForCapacityOrResult(timeout, cancellationToken);

    /// <summary>No more rows will come.</summary>
    public void CompleteAdding()
    {
        _pool.CompleteAdding();
        _worker.Earlier.End();
    }

    /// <summary>
    /// Sends nothing more. What is in flight goes on to its end, its time-out at the latest; a lost answer is not searched for, and what cannot be known
    /// stays <c>sending</c> in the journal. Every row still comes out, the others as not sent. Any thread.
    /// </summary>
    public void Stop() => _stop.Request();

    /// <summary>
    /// Stops, gives what is in flight <see cref="ReferralRunOptions.StopGrace"/> to end well, then gives it up and closes the journal. Outcomes that were
    /// not taken can still be.
    /// </summary>
    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        _stop.Request();
        _pool.Dispose(_options.StopGrace);
        _reconciler.Dispose();
        if (!_options.LeavesJournalOpen)
        {
            _options.Journal?.Dispose();
        }
    }

    private async Task<ReferralRunOutcome> RunRowAsync(Work work, IWorkerLease lease, CancellationToken cancellationToken)
    {
        var outcome = await _worker.RunAsync(work.Row, work.Key, lease, cancellationToken).ConfigureAwait(false);
        _counters.Add(outcome.State);
        _limits.Evaluate(outcome, wasAnswered: outcome.State is RowState.Created or RowState.Updated or RowState.Rejected && outcome.Error is not DuplicateRowException);
        return outcome;
    }

    private sealed class Work(ReferralRunRow row, RowKey key)
    {
        internal ReferralRunRow Row { get; } = row;

        internal RowKey Key { get; } = key;
    }
}
