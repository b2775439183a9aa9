using System;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;
using PartnerReferrals.Sending;

namespace PartnerReferrals.Bulk;

/// <summary>
/// Many creates, each exactly once: worker set, shared brake, journal and search for lost answers in one. One thread hands rows in
/// and takes outcomes out, see <see cref="IWorkFeed{TWork, TResult}"/>.
/// </summary>
public sealed class ReferralRun : IRowRun<ReferralRunRow>
{
    // A row gives up on the service after minutes of trying; that many in succession say the same of all.
    private const int ServiceAwayAfter = 8;

    private readonly ReferralRunOptions _options;
    private readonly WorkPipeline<Work, ReferralRunOutcome> _pipeline;
    private readonly SharedBrake _brake;
    private readonly RunStop _stop = new();
    private readonly RunCounters _counters;
    private readonly RowKeys _keys = new();
    private readonly RowWorker _worker;
    private readonly OutcomeReconciler _reconciler;
    private Work? _pending;
    private int _unreachedInSuccession;
    private bool _isDisposed;

    /// <summary>Starts a run; nothing is sent before the first row.</summary>
    public ReferralRun(ReferralClient client, ReferralRunOptions options)
    {
        _options = options ?? throw new ArgumentNullException(nameof(options));
        var clock = client.Options.Clock;
        _brake = new SharedBrake(options.ThrottleLimit, clock);
        _counters = new RunCounters(clock);
        _worker = new RowWorker(client, options, _brake, _stop);
        _reconciler = _worker.Start();
        // A row in doubt must not be given what belongs to a row like it, and is not absent from a list that lacks those too.
        if (options.Journal is { HasUnsettled: true } journal)
        {
            _reconciler.KeepClaims();
            journal.VisitIds(_reconciler.KnowEarlier);
        }

        _pipeline = new WorkPipeline<Work, ReferralRunOutcome>(
            options.RowsAtWork,
            options.Capacity,
            !options.Unordered,
            (work, slot, token) => RunRowAsync(work, slot, token));
    }

    /// <summary>Numbers so far; a snapshot.</summary>
    public RunSummary Summary => _counters.Summarize(_brake, IsCompleted || _isDisposed);

    /// <summary>Requests in flight just now.</summary>
    public int InFlight => _brake.InFlight;

    /// <summary>Rows whose answer was lost and that are looked for at the service just now.</summary>
    public int SearchedFor => _reconciler.SearchedFor;

    /// <summary>Why the run sends nothing more, such as a revoked sign-in, a full disk, or too many errors; null while it goes on or was stopped by the user.</summary>
    public Exception? StopReason => _stop.Reason;

    /// <summary>Every outcome was taken after <see cref="CompleteAdding"/>.</summary>
    public bool IsCompleted => _pipeline.IsCompleted;

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
        if (!_pipeline.TryAdd(_pending))
        {
            _worker.Earlier.Unqueue();
            return false;
        }

        _pending = null;
        return true;
    }

    /// <summary>Takes the next outcome.</summary>
    public bool TryTake([MaybeNullWhen(false)] out ReferralRunOutcome outcome) => _pipeline.TryTake(out outcome);

    /// <summary>Blocks until there is room or an outcome, or a moment has passed.</summary>
    public void WaitForRoomOrResult(TimeSpan timeout, CancellationToken cancellationToken) => _pipeline.WaitForRoomOrResult(timeout, cancellationToken);

    /// <summary>No more rows will come.</summary>
    public void CompleteAdding()
    {
        _pipeline.CompleteAdding();
        _worker.Earlier.End();
    }

    /// <summary>
    /// Sends nothing more. What is in flight gets <see cref="ReferralRunOptions.StopGrace"/> to end well, then is given up; what cannot be known stays
    /// <c>sending</c> in the journal. Returns at once. Any thread.
    /// </summary>
    public void Stop()
    {
        _stop.Request();
        _ = GiveUpAfterGraceAsync();
    }

    /// <summary>Stops, waits for the worker set (bounded by twice <see cref="ReferralRunOptions.StopGrace"/>), closes the journal.</summary>
    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        _stop.Request();
        var idle = _pipeline.WhenIdleAsync();
        if (!idle.Wait(_options.StopGrace))
        {
            _pipeline.Cancel();
            idle.Wait(_options.StopGrace);
        }

        _pipeline.Dispose();
        _reconciler.Dispose();
        _options.Journal?.Dispose();
    }

    private async Task GiveUpAfterGraceAsync()
    {
        // Real time, whatever clock the client has: somebody pressed Ctrl+C.
        await Task.WhenAny(_pipeline.WhenIdleAsync(), Task.Delay(_options.StopGrace)).ConfigureAwait(false);
        _pipeline.Cancel();
    }

    private async Task<ReferralRunOutcome> RunRowAsync(Work work, IWorkSlot slot, CancellationToken cancellationToken)
    {
        var outcome = await _worker.RunAsync(work.Row, work.Key, slot, cancellationToken).ConfigureAwait(false);
        _counters.Add(outcome.State);
        Judge(outcome);
        return outcome;
    }

    private void Judge(ReferralRunOutcome outcome)
    {
        if (outcome.State == RowState.NotSent && outcome.Error is { } away)
        {
            if (Interlocked.Increment(ref _unreachedInSuccession) >= ServiceAwayAfter)
            {
                _stop.Request(RunStoppedException.ServiceAway(ServiceAwayAfter, away));
            }
        }
        else if (outcome.State is RowState.Created or RowState.Rejected)
        {
            Interlocked.Exchange(ref _unreachedInSuccession, 0);
        }

        if (_options.MaxErrors is { } limit && _counters.Count(RowState.Rejected) + _counters.Count(RowState.Unknown) >= limit && outcome.Error is not null)
        {
            _stop.Request(RunStoppedException.TooManyErrors(limit, outcome.Error));
        }
    }

    private sealed class Work(ReferralRunRow row, RowKey key)
    {
        internal ReferralRunRow Row { get; } = row;

        internal RowKey Key { get; } = key;
    }
}
