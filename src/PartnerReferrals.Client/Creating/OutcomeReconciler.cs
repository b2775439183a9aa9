using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;

namespace PartnerReferrals.Creating;

/// <summary>
/// Resolves in-doubt creates (their answer was lost): polls the service's list until they are found, or until the listing delay is over and their
/// absence is a proof. One search serves all in-doubt creates of a run, so that many of them cost no more than one.
/// </summary>
internal sealed class OutcomeReconciler : IDisposable
{
    private readonly object _lock = new();
    private readonly ReferralClient _client;
    private readonly RequestContext _context;
    private readonly InDoubtCreateFinder _finder;
    private readonly List<InDoubtCreate> _inDoubt = [];
    private readonly ReferralOwnership _ownership;
    private readonly PreRetryLookup _glance;
    private readonly CancellationTokenSource _disposed = new();
    private CancellationTokenSource? _searchStop;

    /// <summary>Makes a reconciler for one connection.</summary>
    /// <param name="client">The connection.</param>
    /// <param name="options">Delays and limits.</param>
    /// <param name="context">For its calls: the run's concurrency limiter and observer.</param>
    public OutcomeReconciler(ReferralClient client, ReconcileOptions? options = null, RequestContext? context = null)
    {
        _client = client ?? throw new ArgumentNullException(nameof(client));
        Options = options ?? new ReconcileOptions();
        _context = context ?? new RequestContext();
        _ownership = new ReferralOwnership(client.Options.Clock, Options.ClockTolerance + Options.ClockUncertainty);
        _finder = new InDoubtCreateFinder(client, _context, Options, _ownership, Resolve);
        _glance = new PreRetryLookup(client, _context, Options, _ownership, _disposed.Token);
    }

    /// <summary>Delays and limits.</summary>
    public ReconcileOptions Options { get; }

    /// <summary>Bounds how many creates can be in doubt before anybody notices that the service is away.</summary>
    internal InDoubtLimiter InDoubtLimiter { get; init; } = InDoubtLimiter.Unlimited;

    /// <summary>Whether creates of an earlier process are still to come: what nobody has claimed may be theirs.</summary>
    internal Func<bool> AwaitsEarlier { get; set; } = static () => false;

    /// <summary>How many in-doubt creates are being searched for.</summary>
    internal int SearchedFor
    {
        get
        {
            lock (_lock)
            {
                return _inDoubt.Count;
            }
        }
    }

    private IClock Clock => _client.Options.Clock;

    /// <summary>Ends every search and cancels its waiters.</summary>
    public void Dispose()
    {
        _disposed.Cancel();
        lock (_lock)
        {
            _searchStop?.Cancel();
            foreach (var inDoubt in _inDoubt)
            {
                inDoubt.Result.TrySetCanceled();
            }

            _inDoubt.Clear();
        }
    }

    /// <summary>Marks an id as belonging to a row, such as one an earlier run created.</summary>
    internal void Claim(string id) => _ownership.TryClaim(id);

    /// <summary>An earlier run created it: it belongs to a row, and a list without it is no proof.</summary>
    internal void KnowEarlier(string id, ReferralLeg leg)
    {
        Claim(id);

        // Microsoft's are listed by their engagement only (facts 7).
        if (leg == ReferralLeg.Own)
        {
            _finder.Known.AddEarlier(id);
        }
    }

    /// <summary>It was created just now: a list without it is no proof, once the listing delay is over.</summary>
    internal void Know(Referral created, ReferralLeg leg)
    {
        if (leg == ReferralLeg.Own)
        {
            _finder.Known.Add(created);
        }
    }

    /// <summary>Whether a referral belongs to another row.</summary>
    internal bool IsClaimed(string id) => _ownership.IsClaimed(id);

    /// <summary>Creates of an earlier process will be searched for, nobody knows when: what belongs to others is never forgotten.</summary>
    internal void KeepClaims() => _ownership.KeepClaims();

    /// <summary>A create is about to be sent. Until it is closed, a search takes nothing that this create may own.</summary>
    internal InFlightCreate Begin(PayloadFingerprint fingerprint) => _ownership.Begin(fingerprint, OldestSearched);

    /// <summary>A create of an earlier process is about to be searched for.</summary>
    internal InFlightCreate Resume(PayloadFingerprint fingerprint) => _ownership.Resume(fingerprint);

    /// <summary>Resolves an in-doubt create: finds it, or proves its absence.</summary>
    /// <param name="inDoubt">What was sent. It stays in flight until a poll covers it together with all others.</param>
    /// <param name="cancellationToken">Stops waiting at once.</param>
    /// <returns>The referral, or null once it is proven that there is none.</returns>
    /// <exception cref="OutcomeUnknownException">Neither could be proven.</exception>
    internal async Task<Referral?> FindAsync(InDoubtCreate inDoubt, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (inDoubt.InFlight is { } inFlight)
        {
            // From here on the search closes it: a poll that is under way does not know of this create yet and must go on leaving alone what it may own.
            inFlight.IsSearchedFor = true;
        }

        SetProofTime(inDoubt);
        lock (_lock)
        {
            _inDoubt.Add(inDoubt);
            if (_searchStop is null)
            {
                _searchStop = new CancellationTokenSource();
                var stop = _searchStop;
                _ = Task.Run(() => SearchAsync(stop), CancellationToken.None);
            }
        }

        using (cancellationToken.Register(() => Withdraw(inDoubt)))
        {
            return await inDoubt.Result.Task.ConfigureAwait(false);
        }
    }

    /// <inheritdoc cref="PreRetryLookup.TakeAsync"/>
    internal Task<(Referral? Found, bool MayRepeat)> GlanceAsync(InDoubtCreate inDoubt, CancellationToken cancellationToken) => _glance.TakeAsync(inDoubt, cancellationToken);

    private async Task SearchAsync(CancellationTokenSource stop)
    {
        var interval = Options.FirstInterval;
        var letOneTry = SendTime.LongAgo;
        for (var poll = 1; ; poll++)
        {
            // Asked first: who comes from now on is not in the batch.
            var mayBeEarlier = AwaitsEarlier();
            InDoubtCreate[] batch;
            lock (_lock)
            {
                if (_inDoubt.Count == 0 || stop.IsCancellationRequested)
                {
                    // Whoever comes next starts another search.
                    _searchStop = _searchStop == stop ? null : _searchStop;
                    if (_inDoubt.Count == 0)
                    {
                        _finder.Forget();
                    }

                    InDoubtLimiter.LetOneTry();
                    return;
                }

                batch = [.. _inDoubt];
            }

            foreach (var inDoubt in batch)
            {
                // From here on these are told apart by the search; none of them is in flight any more. Never under the lock: the other way round it is taken
                // under that of the ownership.
                inDoubt.InFlight?.Close();
            }

            var began = Clock.Elapsed;
            Tell(poll, batch, began);
            PartnerReferralException? failure = null;
            try
            {
                await _finder.PollAsync(batch, inDoubt => began >= inDoubt.ProofAt, stop.Token).ConfigureAwait(false);
            }
            catch (PartnerReferralException e)
            {
                failure = e;
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                continue;
            }
            catch (Exception e)
            {
                Fail(batch, e);
                continue;
            }

            var next = ConcludeDue(batch, began, mayBeEarlier, failure);
            var isAnswered = failure is null or ReferralApiException { StatusCode: < HttpStatusCode.InternalServerError } or AuthenticationException { IsTransient: false };
            if (isAnswered
                && batch.Any(l => l.PollFailure is null)
                && began - letOneTry >= interval)
            {
                // However often the list is polled for another reason.
                letOneTry = began;
                InDoubtLimiter.LetOneTry();
            }

            InDoubtLimiter.ReportOutage(began);
            var wait = next < interval ? next : interval;
            interval = Shorter(TimeSpan.FromTicks(interval.Ticks * 3 / 2), Options.LongestInterval);
            try
            {
                await Clock.DelayAsync(wait, stop.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                // The loop sees it.
            }
        }
    }

    /// <summary>Assigns a found referral to an in-doubt create, unless it belongs to another or may yet turn out to.</summary>
    private bool Resolve(InDoubtCreate inDoubt, Referral found)
    {
        if (!_ownership.TryClaim(found.Id!))
        {
            return false;
        }

        lock (_lock)
        {
            _inDoubt.Remove(inDoubt);
        }

        return inDoubt.Result.TrySetResult(found);
    }

    /// <summary>Ends the searches whose time has come; says when the next one is due.</summary>
    private TimeSpan ConcludeDue(InDoubtCreate[] batch, TimeSpan pollBegan, bool mayBeEarlier, PartnerReferralException? pollFailure)
    {
        var next = Options.LongestInterval;
        foreach (var inDoubt in batch.Where(l => !l.IsResolved))
        {
            var failure = inDoubt.PollFailure ?? pollFailure;
            inDoubt.LastReadAt = failure is null ? Clock.Elapsed : inDoubt.LastReadAt;
            inDoubt.IsContested |= inDoubt is { PossibleId: not null, Leg: ReferralLeg.Own } && mayBeEarlier;
            if (failure is null && pollBegan >= inDoubt.ProofAt && !inDoubt.IsContested)
            {
                if (++inDoubt.Absences >= Options.PollsForProof)
                {
                    End(inDoubt, inDoubt.PossibleId is { } possible ? InDoubtCreateErrors.Possible(inDoubt, possible) : null);
                    continue;
                }
            }
            else if (IsHopeless(failure) || (failure is not null && pollBegan >= inDoubt.GiveUpAt && !WasReadLately(inDoubt, pollBegan)))
            {
                End(inDoubt, InDoubtCreateErrors.NotSearchable(inDoubt, failure!));
                continue;
            }
            else if (inDoubt.IsContested && pollBegan >= inDoubt.GiveUpAt)
            {
                End(inDoubt, inDoubt.PossibleId is { } possible ? InDoubtCreateErrors.Possible(inDoubt, possible) : InDoubtCreateErrors.Contested(inDoubt));
                continue;
            }

            // Now that the service's time may be known.
            SetProofTime(inDoubt);
            next = Shorter(
                next,
                inDoubt.ProofAt > Clock.Elapsed ? inDoubt.ProofAt - Clock.Elapsed
                : failure is null ? Options.FirstInterval
                : TimeSpan.FromTicks(Options.FirstInterval.Ticks * 4));
        }

        return next;
    }

    // A long list takes long to poll: that one poll of it fails does not say that it cannot be read.
    private bool WasReadLately(InDoubtCreate inDoubt, TimeSpan now) => inDoubt.LastReadAt is { } read && now - read < Options.ListTimeout;

    private static bool IsHopeless(PartnerReferralException? failure) =>
        failure is AuthenticationException { IsTransient: false } or ReferralApiException { Category: FailureCategory.PermissionDenied or FailureCategory.AuthenticationError };

    private void SetProofTime(InDoubtCreate inDoubt)
    {
        inDoubt.ProofAt = inDoubt.Time.ProofAt(_client.ServiceClock, Options.ListingDelay, Options.UnobservedClockUncertainty) + inDoubt.Deferred;

        // However long ago it was lost, a list that fails now may answer the next poll.
        inDoubt.FirstPollAt ??= Clock.Elapsed;
        inDoubt.GiveUpAt = (inDoubt.ProofAt > inDoubt.FirstPollAt.Value ? inDoubt.ProofAt : inDoubt.FirstPollAt.Value) + Options.ListTimeout;
    }

    private void End(InDoubtCreate inDoubt, OutcomeUnknownException? error)
    {
        lock (_lock)
        {
            _inDoubt.Remove(inDoubt);
        }

        _ = error is null ? inDoubt.Result.TrySetResult(null) : inDoubt.Result.TrySetException(error);
    }

    private void Fail(InDoubtCreate[] batch, Exception error)
    {
        lock (_lock)
        {
            _inDoubt.RemoveAll(batch.Contains);
        }

        foreach (var inDoubt in batch)
        {
            // A cancelled poll says nothing about the create, and one that was not sent does not say that the create was not.
            _ = error is OperationCanceledException ? inDoubt.Result.TrySetCanceled() : inDoubt.Result.TrySetException(error);
        }
    }

    private void Withdraw(InDoubtCreate inDoubt)
    {
        lock (_lock)
        {
            _inDoubt.Remove(inDoubt);
            if (_inDoubt.Count == 0)
            {
                // Nobody waits any more: a request that hangs must not outlive its purpose.
                _searchStop?.Cancel();
                _searchStop = null;
            }
        }

        inDoubt.InFlight?.Close();
        inDoubt.Result.TrySetCanceled();
    }

    private TimeSpan? OldestSearched()
    {
        lock (_lock)
        {
            return _inDoubt.Count == 0 ? null : _inDoubt.Min(l => l.Time.SentFrom);
        }
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private void Tell(int poll, InDoubtCreate[] batch, TimeSpan now)
    {
        var rest = batch.Max(l => l.ProofAt) - now;
        var traceEvent = new HttpTraceEvent
        {
            Kind = HttpTraceKind.Reconciling,
            Attempt = poll,
            Delay = rest > TimeSpan.Zero ? rest : TimeSpan.Zero,
            Reason = $"{batch.Length} searched for, poll {poll}, at most {Math.Max(0, Math.Ceiling(rest.TotalSeconds))} s more"
                + (InDoubtLimiter.IsFull ? "; nothing new is sent until the service answers" : ""),
        };
        HttpTracer.Tell(_client.Options.Observer, traceEvent);
        if (_context.Observer != _client.Options.Observer)
        {
            HttpTracer.Tell(_context.Observer, traceEvent);
        }
    }
}
