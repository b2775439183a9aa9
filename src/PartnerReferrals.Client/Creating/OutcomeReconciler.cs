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
/// Settles creates whose answer was lost: looks for them in the service's list until they are found, or until the listing delay is over and their
/// absence is a proof. One search serves all lost creates of a run, so that many of them cost no more than one.
/// </summary>
internal sealed class OutcomeReconciler : IDisposable
{
    private readonly object _lock = new();
    private readonly ReferralClient _client;
    private readonly RequestContext _context;
    private readonly InDoubtCreateFinder _finder;
    private readonly List<InDoubtCreate> _lost = [];
    private readonly ReferralOwnership _ownership;
    private readonly NewestGlance _glance;
    private readonly CancellationTokenSource _disposed = new();
    private CancellationTokenSource? _searchStop;

    /// <summary>Makes a reconciler for one connection.</summary>
    /// <param name="client">The connection.</param>
    /// <param name="options">Delays and limits.</param>
    /// <param name="context">For its calls: the run's brake and observer.</param>
    public OutcomeReconciler(ReferralClient client, ReconcileOptions? options = null, RequestContext? context = null)
    {
        _client = client ?? throw new ArgumentNullException(nameof(client));
        Options = options ?? new ReconcileOptions();
        _context = context ?? new RequestContext();
        _ownership = new ReferralOwnership(client.Options.Clock, Options.ClockTolerance + Options.ClockDoubt);
        _finder = new InDoubtCreateFinder(client, _context, Options, _ownership, Resolve);
        _glance = new NewestGlance(client, _context, Options, _ownership, _disposed.Token);
    }

    /// <summary>Delays and limits.</summary>
    public ReconcileOptions Options { get; }

    /// <summary>Bounds how many creates can be lost before anybody notices that the service is away.</summary>
    internal InDoubtLimiter InDoubtLimiter { get; init; } = InDoubtLimiter.Unlimited;

    /// <summary>Whether creates of an earlier process are still to come: what nobody has claimed may be theirs.</summary>
    internal Func<bool> AwaitsEarlier { get; set; } = static () => false;

    /// <summary>How many creates are looked for just now.</summary>
    internal int SearchedFor
    {
        get
        {
            lock (_lock)
            {
                return _lost.Count;
            }
        }
    }

    private IClock Clock => _client.Options.Clock;

    /// <summary>Ends every search; whoever waits for one is cancelled.</summary>
    public void Dispose()
    {
        _disposed.Cancel();
        lock (_lock)
        {
            _searchStop?.Cancel();
            foreach (var lost in _lost)
            {
                lost.Result.TrySetCanceled();
            }

            _lost.Clear();
        }
    }

    /// <summary>Marks an id as belonging to a row, such as one an earlier run created.</summary>
    internal void Claim(string id) => _ownership.TryClaim(id);

    /// <summary>An earlier run created it: it belongs to a row, and a list without it is no proof.</summary>
    internal void KnowEarlier(string id)
    {
        Claim(id);
        _finder.Known.AddEarlier(id);
    }

    /// <summary>It was created just now: a list without it is no proof, once the listing delay is over.</summary>
    internal void Know(Referral created) => _finder.Known.Add(created);

    /// <summary>Whether a referral belongs to another row.</summary>
    internal bool IsClaimed(string id) => _ownership.IsClaimed(id);

    /// <summary>Creates of an earlier process will be searched for, nobody knows when: what belongs to others is never forgotten.</summary>
    internal void KeepClaims() => _ownership.KeepClaims();

    /// <summary>A create is about to be sent. Until the ticket is closed, a search takes nothing that this create may own.</summary>
    internal InFlightCreate Begin(PayloadFingerprint fingerprint) => _ownership.Begin(fingerprint, OldestSearched);

    /// <summary>A create of an earlier process is about to be looked for.</summary>
    internal InFlightCreate Resume(PayloadFingerprint fingerprint) => _ownership.Resume(fingerprint);

    /// <summary>Looks for a lost create.</summary>
    /// <param name="lost">What was sent. Its ticket is closed when all that is looked for is looked for together.</param>
    /// <param name="cancellationToken">Stops waiting at once.</param>
    /// <returns>The referral, or null once it is proven that there is none.</returns>
    /// <exception cref="OutcomeUnknownException">Neither could be proven.</exception>
    internal async Task<Referral?> FindAsync(InDoubtCreate lost, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (lost.Ticket is { } ticket)
        {
            // From here on the search closes it: a look that is under way does not know of this create yet and must go on leaving alone what it may own.
            ticket.IsSearchedFor = true;
        }

        SetProofTime(lost);
        lock (_lock)
        {
            _lost.Add(lost);
            if (_searchStop is null)
            {
                _searchStop = new CancellationTokenSource();
                var stop = _searchStop;
                _ = Task.Run(() => SearchAsync(stop), CancellationToken.None);
            }
        }

        using (cancellationToken.Register(() => Withdraw(lost)))
        {
            return await lost.Result.Task.ConfigureAwait(false);
        }
    }

    /// <inheritdoc cref="NewestGlance.TakeAsync"/>
    internal Task<(Referral? Found, bool MayRepeat)> GlanceAsync(InDoubtCreate lost, CancellationToken cancellationToken) => _glance.TakeAsync(lost, cancellationToken);

    private async Task SearchAsync(CancellationTokenSource stop)
    {
        var interval = Options.FirstInterval;
        var letOneTry = SendTime.LongAgo;
        for (var look = 1; ; look++)
        {
            // Asked first: who comes from now on is not in the batch.
            var mayBeEarlier = AwaitsEarlier();
            InDoubtCreate[] batch;
            lock (_lock)
            {
                if (_lost.Count == 0 || stop.IsCancellationRequested)
                {
                    // Whoever comes next starts another search.
                    _searchStop = _searchStop == stop ? null : _searchStop;
                    if (_lost.Count == 0)
                    {
                        _finder.Forget();
                    }

                    InDoubtLimiter.LetOneTry();
                    return;
                }

                batch = [.. _lost];
            }

            foreach (var lost in batch)
            {
                // From here on these are told apart by the search; none of them is in flight any more. Never under the lock: the other way round it is taken
                // under that of the ownership.
                lost.Ticket?.Close();
            }

            var began = Clock.Elapsed;
            Tell(look, batch, began);
            PartnerReferralException? failure = null;
            try
            {
                await _finder.PollAsync(batch, lost => began >= lost.ProofAt, stop.Token).ConfigureAwait(false);
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

            var next = Judge(batch, began, mayBeEarlier, failure);
            var isAnswered = failure is null or ReferralApiException { StatusCode: < HttpStatusCode.InternalServerError } or AuthenticationException { IsTransient: false };
            if (isAnswered
                && batch.Any(l => l.LookFailure is null)
                && began - letOneTry >= interval)
            {
                // However often it is looked for another reason.
                letOneTry = began;
                InDoubtLimiter.LetOneTry();
            }

            InDoubtLimiter.Judge(began);
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

    /// <summary>Gives a found referral to a lost create, unless it belongs to another or may yet turn out to.</summary>
    private bool Resolve(InDoubtCreate lost, Referral found)
    {
        if (!_ownership.TryClaim(found.Id!))
        {
            return false;
        }

        lock (_lock)
        {
            _lost.Remove(lost);
        }

        return lost.Result.TrySetResult(found);
    }

    /// <summary>Ends the searches whose time has come; says when the next one is due.</summary>
    private TimeSpan Judge(InDoubtCreate[] batch, TimeSpan lookBegan, bool mayBeEarlier, PartnerReferralException? lookFailure)
    {
        var next = Options.LongestInterval;
        foreach (var lost in batch.Where(l => !l.IsResolved))
        {
            var failure = lost.LookFailure ?? lookFailure;
            lost.IsContested |= lost is { PossibleId: not null, Leg: ReferralLeg.Own } && mayBeEarlier;
            if (failure is null && lookBegan >= lost.ProofAt && !lost.IsContested)
            {
                if (++lost.Absences >= Options.LooksForProof)
                {
                    End(lost, lost.PossibleId is { } possible ? InDoubtCreateErrors.Possible(lost, possible) : null);
                    continue;
                }
            }
            else if (IsHopeless(failure) || (failure is not null && lookBegan >= lost.GiveUpAt))
            {
                End(lost, InDoubtCreateErrors.NotSearchable(lost, failure!));
                continue;
            }
            else if (lost.IsContested && lookBegan >= lost.GiveUpAt)
            {
                End(lost, lost.PossibleId is { } possible ? InDoubtCreateErrors.Possible(lost, possible) : InDoubtCreateErrors.Contested(lost));
                continue;
            }

            // Now that the service's time may be known.
            SetProofTime(lost);
            next = Shorter(next, lost.ProofAt > Clock.Elapsed ? lost.ProofAt - Clock.Elapsed : failure is null ? Options.FirstInterval : next);
        }

        return next;
    }

    private static bool IsHopeless(PartnerReferralException? failure) =>
        failure is AuthenticationException { IsTransient: false } or ReferralApiException { Category: FailureCategory.PermissionDenied or FailureCategory.AuthenticationError };

    private void SetProofTime(InDoubtCreate lost)
    {
        lost.ProofAt = lost.Time.ProofAt(_client.ServiceClock, Options.ListingDelay, Options.UnseenClockDoubt) + lost.Deferred;

        // However long ago it was lost, a list that fails just now may answer the next look.
        lost.FirstLookAt ??= Clock.Elapsed;
        lost.GiveUpAt = (lost.ProofAt > lost.FirstLookAt.Value ? lost.ProofAt : lost.FirstLookAt.Value) + Options.ListTimeout;
    }

    private void End(InDoubtCreate lost, OutcomeUnknownException? error)
    {
        lock (_lock)
        {
            _lost.Remove(lost);
        }

        _ = error is null ? lost.Result.TrySetResult(null) : lost.Result.TrySetException(error);
    }

    private void Fail(InDoubtCreate[] batch, Exception error)
    {
        lock (_lock)
        {
            _lost.RemoveAll(batch.Contains);
        }

        foreach (var lost in batch)
        {
            // A look that was called off says nothing about the create.
            _ = error is OperationCanceledException ? lost.Result.TrySetCanceled() : lost.Result.TrySetException(error);
        }
    }

    private void Withdraw(InDoubtCreate lost)
    {
        lock (_lock)
        {
            _lost.Remove(lost);
            if (_lost.Count == 0)
            {
                // Nobody waits any more: a request that hangs must not outlive its purpose.
                _searchStop?.Cancel();
                _searchStop = null;
            }
        }

        lost.Ticket?.Close();
        lost.Result.TrySetCanceled();
    }

    private TimeSpan? OldestSearched()
    {
        lock (_lock)
        {
            return _lost.Count == 0 ? null : _lost.Min(l => l.Time.SentFrom);
        }
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private void Tell(int look, InDoubtCreate[] batch, TimeSpan now)
    {
        var rest = batch.Max(l => l.ProofAt) - now;
        var traffic = new HttpTraceEvent
        {
            Kind = HttpTraceKind.Reconciling,
            Attempt = look,
            Delay = rest > TimeSpan.Zero ? rest : TimeSpan.Zero,
            Reason = $"{batch.Length} searched for, look {look}, at most {Math.Max(0, Math.Ceiling(rest.TotalSeconds))} s more"
                + (InDoubtLimiter.IsFull ? "; nothing new is sent until the service answers" : ""),
        };
        HttpTracer.Tell(_client.Options.Observer, traffic);
        if (_context.Observer != _client.Options.Observer)
        {
            HttpTracer.Tell(_context.Observer, traffic);
        }
    }
}
