using System;
using System.Collections.Generic;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Creating;
using PartnerReferrals.Editing;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;

namespace PartnerReferrals.Runs;

/// <summary>Does one row of a run and says how it ended.</summary>
internal sealed class RowWorker(ReferralClient client, ReferralRunOptions options, ConcurrencyLimiter limiter, RunCancellation stop)
{
    private readonly RequestContext _common = new() { Limiter = limiter, Observer = options.Observer, Retry = options.Retry, NoNewAttempts = stop.Token };

    private readonly EarlierRows _earlier = new(options.Journal);

    private OutcomeReconciler? _reconciler;
    private ReferralSender? _sender;
    private SharedReferralSender? _sharedSender;
    private ExistingReferrals? _existing;
    private ReferralEditor? _editor;

    /// <summary>Resolves in-doubt creates; also told what earlier runs own.</summary>
    internal OutcomeReconciler Start()
    {
        _reconciler = new OutcomeReconciler(
            client,
            options.Reconcile,
            new RequestContext { Limiter = limiter, Observer = options.Observer, Retry = RetryOptions.Interactive, NoNewAttempts = stop.Token })
        {
            AwaitsEarlier = () => _earlier.AreAwaited,
            InDoubtLimiter = new InDoubtLimiter(
                options.RowsAtWork,
                client.Options.Clock,
                options.Reconcile.ListingDelay + options.Reconcile.ListTimeout,
                (rows, last) => stop.Request(RunStoppedException.ServiceAway(rows, last))),
        };
        _sender = new ReferralSender(client, _reconciler);
        _sharedSender = new SharedReferralSender(client, _sender);
        _existing = new ExistingReferrals(client, _common, skipsWithdrawn: options is { SkipExisting: true, SkipWithdrawn: false });
        _editor = new ReferralEditor(client, _common);
        return _reconciler;
    }

    /// <summary>Rows that an earlier run may have sent.</summary>
    internal EarlierRows Earlier => _earlier;

    internal async Task<ReferralRunOutcome> RunAsync(ReferralRunRow row, RowKey key, IWorkerLease lease, CancellationToken cancellationToken)
    {
        using var arrival = _earlier.Arrive();
        if (stop.IsRequested)
        {
            return Outcome(RowState.NotSent);
        }

        RowRecord? record = null;
        var isChange = false;
        try
        {
            if (key.IsDuplicate)
            {
                throw new DuplicateRowException(row.Referral.ExternalReferenceId ?? key.Key);
            }

            record = new RowRecord(options.Journal, client, row, key);
            if (!record.MayBeUnderWay)
            {
                arrival.Dispose();
            }

            if (record.Prior is { State: JournalState.Created or JournalState.Updated } prior)
            {
                if (row.Change is not null && prior is { Id: { } id } && (prior.Hash != key.PayloadHash))
                {
                    return await ChangeAsync(id, prior.ETag).ConfigureAwait(false);
                }

                var (known, knownShared) = record.KnownIds();
                return Outcome(RowState.Skipped, known, knownShared, isChanged: prior.Hash != key.PayloadHash);
            }

            if (record.IsUnsent && options.Journal?.FindReplaced(key, row.Row, options.IsInInput) is { Id: { } replacedId }
                && await client.GetAsync(replacedId, _common, cancellationToken).ConfigureAwait(false) is { } replaced
                && DealIdentity.IsSame(row.Referral, replaced))
            {
                // Sent, it would become a second deal beside the one that was made of the row before it was changed.
                return Outcome(RowState.Skipped, replaced, isChanged: true);
            }

            if (row.ExistingOwnLeg is { } ownLeg)
            {
                record.OwnLegIs(ownLeg);
            }
            else if ((options.SkipExisting || row.Change is not null) && record.IsUnsent && await FindExistingAsync(row, cancellationToken).ConfigureAwait(false) is { } existing)
            {
                if (row.Change is not null && (row.Legs is null || await _existing!.FindMicrosoftLegAsync(existing.EngagementId!, existing, cancellationToken).ConfigureAwait(false) is not null))
                {
                    return await ChangeAsync(existing.Id!, null).ConfigureAwait(false);
                }

                if (row.Legs is null)
                {
                    return Outcome(RowState.Skipped, existing);
                }

                record.OwnLegIs(existing);
            }

            if (record.Prior is null)
            {
                record.Planned();
            }

            var isChanged = record.MayBeUnderWay && record.Prior!.Hash != key.PayloadHash;
            var (referral, shared) = await SendAsync(row, record, arrival, lease, cancellationToken).ConfigureAwait(false);
            _existing!.Remember(referral);
            return Outcome(RowState.Created, referral, shared, isChanged: isChanged, warnings: CreatedStateCheck.Check(row.Referral, referral));
        }
        catch (PartnerReferralException e)
        {
            return Failed(e);
        }
        catch (OperationCanceledException e)
        {
            if (e is NothingSentException)
            {
                record?.Abandoned();
            }

            // In the journal it stays "sending" when it may be under way: the next run searches for it. Half a deal is not forgotten.
            return Outcome(record?.MayBeUnderWay == true ? RowState.Unknown : RowState.NotSent, shared: record?.OwnLegId is null ? null : record.KnownIds().Shared);
        }
        catch (Exception e)
        {
            // A fault of this program, not of the row: nothing more is sent on its word.
            stop.Request(e);
            return Outcome(record?.MayBeUnderWay == true ? RowState.Unknown : RowState.NotSent);
        }

        async Task<ReferralRunOutcome> ChangeAsync(string id, string? eTag)
        {
            isChange = true;
            var result = await _editor!.ApplyAsync(row.Change!(id, eTag), cancellationToken).ConfigureAwait(false);
            if (result.IsChanged || record!.Prior is not null)
            {
                record!.Changed(result.Referral!, result.IsChanged);
            }

            return Outcome(result.IsChanged ? RowState.Updated : RowState.Skipped, result.Referral, warnings: result.Warnings, changes: result.Summary);
        }

        ReferralRunOutcome Failed(PartnerReferralException e)
        {
            // What an earlier run may have sent is in doubt still, whatever kept this one from resolving it.
            var state = record?.IsUnderWayFromEarlier == true ? RowState.Unknown : StateOf(e);
            var isEndOfRun = IsEndOfRun(e);
            if (isEndOfRun)
            {
                stop.Request(e);
            }

            // A referral that is there stays there, whatever becomes of its change.
            if (e is not JournalException && !isChange)
            {
                record?.Failed(JournalStateOf(state), e);
            }

            // What ended the run is said once, by the run; only half a deal is news of the row.
            var half = e as SharedReferralIncompleteException;
            return Outcome(state, shared: half?.SharedReferral, error: isEndOfRun ? half : e);
        }

        ReferralRunOutcome Outcome(RowState state, Referral? referral = null, SharedReferral? shared = null, PartnerReferralException? error = null, bool isChanged = false, IReadOnlyList<Fault>? warnings = null, string changes = "") => new()
        {
            Warnings = warnings ?? [],
            Row = row.Row,
            Key = key.Key,
            Occurrence = key.Occurrence,
            State = state,
            Referral = referral ?? shared?.Referral,
            SharedReferral = shared,
            Error = error,
            ChangedSinceCreated = isChanged,
            Changes = changes,
            Tag = row.Tag,
        };
    }

    internal static RowState StateOf(PartnerReferralException e) => e switch
    {
        SharedReferralIncompleteException { InnerException: PartnerReferralException cause } => StateOf(cause),
        OutcomeUnknownException => RowState.Unknown,
        ReferralApiException { IsTransient: true } or ReferralApiException { StatusCode: HttpStatusCode.Unauthorized } => RowState.NotSent,
        ConnectionException or AuthenticationException or JournalException => RowState.NotSent,
        _ => RowState.Rejected,
    };

    private static JournalState JournalStateOf(RowState state) => state switch
    {
        RowState.Unknown => JournalState.Unknown,
        RowState.Rejected => JournalState.Rejected,
        _ => JournalState.Planned,
    };

    // What would hit every other row just the same.
    internal static bool IsEndOfRun(PartnerReferralException e) => e switch
    {
        SharedReferralIncompleteException { InnerException: PartnerReferralException cause } => IsEndOfRun(cause),
        AuthenticationException auth => !auth.IsTransient,
        JournalException => true,
        ReferralApiException { StatusCode: HttpStatusCode.Unauthorized } => true,
        _ => false,
    };

    private Task<Referral?> FindExistingAsync(ReferralRunRow row, CancellationToken cancellationToken) =>
        row.Referral.ExternalReferenceId is { Length: > 0 } id
            ? _existing!.FindByExternalIdAsync(id, row.Referral, cancellationToken)
            : Task.FromResult<Referral?>(null);

    private async Task<(Referral Referral, SharedReferral? Shared)> SendAsync(ReferralRunRow row, RowRecord record, EarlierRows.Arrival arrival, IWorkerLease lease, CancellationToken cancellationToken)
    {
        var context = new SendContext
        {
            Request = new RequestContext
            {
                LogicalRequestId = record.RequestId,
                Limiter = limiter,
                Observer = options.Observer,
                Retry = options.Retry,
                NoNewAttempts = stop.Token,
            },
            Log = record,
            Lease = lease,
            PossiblySentAt = record.SentAt,
            PossiblySentSkew = record.Skew,
            Resumed = arrival.Dispose,
            WasReportedCreated = record.IsAccepted,
        };
        if (row.Legs is null)
        {
            return (await _sender!.SendAsync(row.Referral, context, cancellationToken).ConfigureAwait(false), null);
        }

        SharedReferral shared;
        if (record.OwnLegId is { } ownId)
        {
            var own = await ReadOwnLegAsync(ownId, record, context, cancellationToken).ConfigureAwait(false);
            shared = await _sharedSender!.CompleteAsync(own, row.Legs, context, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            shared = await _sharedSender!.SendAsync(row.Legs, context, cancellationToken).ConfigureAwait(false);
        }

        return (shared.Referral!, shared);
    }

    private async Task<Referral> ReadOwnLegAsync(string id, RowRecord record, SendContext context, CancellationToken cancellationToken)
    {
        try
        {
            return await client.GetAsync(id, context.Request, cancellationToken).ConfigureAwait(false);
        }
        catch (PartnerReferralException e) when (record.SentAt is { } sentAt && !IsEndOfRun(e))
        {
            throw InDoubtCreateErrors.OwnLegNotReadable(id, sentAt, e);
        }
    }
}
