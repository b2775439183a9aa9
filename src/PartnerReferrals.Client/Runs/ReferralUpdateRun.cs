using System;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Editing;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;

namespace PartnerReferrals.Runs;

/// <summary>
/// Many changes to existing referrals, each made by a <see cref="ReferralEditor"/>. It can do without a journal: run again, a referral that has its values
/// already is skipped. By a journal, what an earlier run changed is not changed again. One thread hands rows in and takes outcomes out, as with <see cref="ReferralRun"/>.
/// </summary>
internal sealed class ReferralUpdateRun : IRowRun<ReferralUpdateRow>
{
    private readonly ReferralEditor _editor;
    private readonly ReferralRunOptions _options;
    private readonly ConcurrencyLimiter _limiter;
    private readonly RunCancellation _stop = new();
    private readonly RunCounters _counters;
    private readonly RunLimits _limits;
    private readonly WorkerPool<ReferralUpdateRow, ReferralRunOutcome> _pipeline;

    /// <summary>Starts a run; nothing is sent before the first row.</summary>
    /// <param name="client">The connection.</param>
    /// <param name="options">Of these the limits, the journal, <see cref="ReferralRunOptions.Retry"/> and <see cref="ReferralRunOptions.Observer"/> count.</param>
    public ReferralUpdateRun(ReferralClient client, ReferralRunOptions options)
    {
        _options = options ?? throw new ArgumentNullException(nameof(options));
        _limiter = new ConcurrencyLimiter(options.ThrottleLimit, client.Options.Clock);
        _editor = new ReferralEditor(client, new RequestContext { Limiter = _limiter, Observer = options.Observer, Retry = options.Retry, NoNewAttempts = _stop.Token });
        _counters = new RunCounters(client.Options.Clock);
        _limits = new RunLimits(options, _counters, _stop);
        _pipeline = new WorkerPool<ReferralUpdateRow, ReferralRunOutcome>(
            options.ThrottleLimit, options.Capacity, !options.Unordered, (row, _, token) => RunRowAsync(row, token));
    }

    /// <summary>Numbers so far; a snapshot.</summary>
    public RunSummary Summary => _counters.Summarize(_limiter, IsCompleted);

    /// <summary>Why the run sends nothing more; null while it goes on.</summary>
    public Exception? StopReason => _stop.Reason;

    /// <summary>Every outcome was taken after <see cref="CompleteAdding"/>.</summary>
    public bool IsCompleted => _pipeline.IsCompleted;

    /// <summary>Hands in a row; false when the run is full: take outcomes first.</summary>
    public bool TryAdd(ReferralUpdateRow row)
    {
        _counters.Start();
        return _pipeline.TryAdd(row);
    }

    /// <summary>Takes the next outcome. Its key is the referral's id.</summary>
    public bool TryTake([MaybeNullWhen(false)] out ReferralRunOutcome outcome) => _pipeline.TryTake(out outcome);

    /// <summary>Blocks until there is capacity or an outcome, or a moment has passed.</summary>
    public void WaitForCapacityOrResult(TimeSpan timeout, CancellationToken cancellationToken) => _pipeline.WaitForCapacityOrResult(timeout, cancellationToken);

    /// <summary>No more rows will come.</summary>
    public void CompleteAdding() => _pipeline.CompleteAdding();

    /// <summary>Sends nothing more. What is in flight goes on to its end; the other rows come out as not sent. Any thread.</summary>
    public void Stop() => _stop.Request();

    /// <summary>
    /// Stops, gives what is in flight <see cref="ReferralRunOptions.StopGrace"/> to end well, then gives it up. Outcomes that were not taken can still be.
    /// </summary>
    public void Dispose()
    {
        _stop.Request();
        _pipeline.Dispose(_options.StopGrace);
    }

    private async Task<ReferralRunOutcome> RunRowAsync(ReferralUpdateRow row, CancellationToken cancellationToken)
    {
        var outcome = await UpdateAsync(row, cancellationToken).ConfigureAwait(false);
        _counters.Add(outcome.State);
        _limits.Evaluate(outcome, wasAnswered: outcome.State is RowState.Updated or RowState.Skipped or RowState.Rejected);
        return outcome;
    }

    private async Task<ReferralRunOutcome> UpdateAsync(ReferralUpdateRow row, CancellationToken cancellationToken)
    {
        if (_stop.IsRequested)
        {
            return Outcome(row, RowState.NotSent);
        }

        try
        {
            var prior = row.Hash is null ? null : _options.Journal?.Find(RowKey.OfReferral(row.Request.Id));
            if (prior is { State: JournalState.Updated } && prior.Hash == row.Hash && !row.Request.Force)
            {
                // An earlier run made it so. What became of the referral since is not this row's to undo.
                return Outcome(row, RowState.Skipped, new EditResult { IsChanged = false, Summary = "", Referral = new Referral { Id = prior.Id, EngagementId = prior.EngagementId } });
            }

            var result = await _editor.ApplyAsync(row.Request.After(prior?.ETag), cancellationToken).ConfigureAwait(false);
            if (result is { IsChanged: true, Referral: { } changed } && row.Hash is not null)
            {
                _options.Journal?.Append(
                    new JournalLine
                    {
                        State = JournalState.Updated,
                        Row = row.Row,
                        Key = RowKey.OfReferral(row.Request.Id),
                        Hash = row.Hash,
                        Id = changed.Id,
                        EngagementId = changed.EngagementId,
                        ETag = changed.ETag,
                    },
                    soon: true);
            }

            return Outcome(row, result.IsChanged ? RowState.Updated : RowState.Skipped, result: result);
        }
        catch (PartnerReferralException e) when (RowWorker.IsEndOfRun(e))
        {
            // Said once, by the run.
            _stop.Request(e);
            return Outcome(row, RowWorker.StateOf(e));
        }
        catch (PartnerReferralException e)
        {
            return Outcome(row, RowWorker.StateOf(e), error: e);
        }
        catch (OperationCanceledException)
        {
            return Outcome(row, RowState.NotSent);
        }
    }

    private static ReferralRunOutcome Outcome(ReferralUpdateRow row, RowState state, EditResult? result = null, PartnerReferralException? error = null) => new()
    {
        Row = row.Row,
        Key = row.Request.Id,
        State = state,
        Referral = result?.Referral,
        Error = error,
        Changes = result?.Summary ?? "",
        Warnings = result?.Warnings ?? [],
        Tag = row.Tag,
    };
}

/// <summary>One row that changes an existing referral.</summary>
internal sealed class ReferralUpdateRow
{
    /// <summary>1-based number in the input.</summary>
    public required long Row { get; init; }

    /// <summary>What to change.</summary>
    public required EditRequest Request { get; init; }

    /// <summary>Hash of what the row says, for the journal; null to leave it out.</summary>
    public string? Hash { get; init; }

    /// <summary>Whatever the caller wants back with the outcome.</summary>
    public object? Tag { get; init; }
}
