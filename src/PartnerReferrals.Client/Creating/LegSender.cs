using System;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;

namespace PartnerReferrals.Creating;

/// <summary>One create on its way: written down before each attempt, its answer compared with what was sent, reconciled where there is none.</summary>
internal sealed class LegSender
{
    // What was written down so long ago is written down again just before the attempt leaves: a resume counts from it.
    private static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(2);

    private readonly ReferralClient _client;
    private readonly OutcomeReconciler _reconciler;
    private readonly Referral _referral;
    private readonly ReferralLeg _leg;
    private readonly SendContext _context;
    private readonly Referral? _ownLeg;
    private readonly CancellationToken _cancellationToken;
    private readonly PayloadFingerprint _fingerprint;
    private InFlightCreate? _inFlight;
    private TimeSpan? _announced;
    private TimeSpan? _left;
    private Referral? _glanced;

    internal LegSender(ReferralClient client, OutcomeReconciler reconciler, Referral referral, ReferralLeg leg, SendContext context, Referral? ownLeg, CancellationToken cancellationToken)
    {
        _client = client;
        _reconciler = reconciler;
        _referral = referral;
        _leg = leg;
        _context = context;
        _ownLeg = ownLeg;
        _cancellationToken = cancellationToken;
        _fingerprint = PayloadFingerprint.Of(referral, leg);
    }

    private IClock Clock => _client.Options.Clock;

    /// <summary>Creates it, or finds it.</summary>
    internal async Task<Referral> SendAsync()
    {
        if (_context.PossiblySentAt is { } sentAt)
        {
            using var inFlight = _reconciler.Resume(_fingerprint);
            _context.Resumed?.Invoke();
            var inDoubt = NewInDoubt(SendTime.Earlier(sentAt, _context.PossiblySentSkew, _client.Options.AttemptTimeout, Clock), sentAt, cause: null, inFlight);
            if (await FindAsync(inDoubt).ConfigureAwait(false) is { } found)
            {
                return found;
            }

            if (_context.WasReportedCreated)
            {
                throw InDoubtCreateErrors.SuccessWithoutReferral(inDoubt);
            }
        }

        for (var sends = 1; ; sends++)
        {
            if (await SendOnceAsync(sends).ConfigureAwait(false) is { } created)
            {
                return created;
            }
        }
    }

    /// <summary>Sends it; null when its answer was lost and it is proven that nothing was made.</summary>
    private async Task<Referral?> SendOnceAsync(int sends)
    {
        // Before it is written down: what has to wait is not under way.
        using var permit = await AcquireAsync().ConfigureAwait(false);
        await AnnounceAsync(_cancellationToken).ConfigureAwait(false);
        using var inFlight = _inFlight = _reconciler.Begin(_fingerprint);
        (_left, _glanced) = (null, null);
        try
        {
            var answer = await CreateAsync().ConfigureAwait(false);
            permit.Answered();
            inFlight.CreatedId = answer.Id;
            return answer;
        }
        catch (ReferralApiException)
        {
            permit.Answered();
            throw;
        }
        catch (OutcomeUnknownException) when (_glanced is not null)
        {
            permit.Answered();
            return _glanced;
        }
        catch (OutcomeUnknownException e)
        {
            // Counted as in doubt once it is already searched for: the search is what sees that the service is back.
            var inDoubt = NewInDoubt(SendTime.Here(_left ?? Clock.Elapsed, Clock.Elapsed, Clock), e.SentAt, e, inFlight);
            var search = FindAsync(inDoubt);
            if (e.ServiceReportedSuccess)
            {
                permit.Answered();
            }
            else
            {
                permit.InDoubt(e);
            }

            if (await search.ConfigureAwait(false) is { } found)
            {
                return found;
            }

            return e.ServiceReportedSuccess ? throw InDoubtCreateErrors.SuccessWithoutReferral(inDoubt)
                : sends >= _reconciler.Options.MaxSends ? throw LostEveryTime(sends, e)
                : null;
        }
    }

    private async Task<Referral> CreateAsync()
    {
        var isNamed = false;
        var request = _context.Request.With(LeavingAsync, RepeatingAsync);
        var answer = await _client.CreateAsync(_referral, IsAnswer, request, _cancellationToken).ConfigureAwait(false);
        if (isNamed)
        {
            return answer;
        }

        // An id and nothing else to know it by.
        try
        {
            var read = await _client.GetAsync(answer.Id!, _context.Request, _cancellationToken).ConfigureAwait(false);
            if (CreateResponse.LikenessTo(read, _fingerprint, _leg, _ownLeg) == Likeness.Same)
            {
                return read;
            }
        }
        catch (Exception e) when (e is PartnerReferralException or NothingSentException)
        {
            // It is searched for in the list. A lost sign-in, or a stop that kept the question back, says nothing of the create, which was answered.
        }

        throw InDoubtCreateErrors.AnswerWithoutContent(answer.Id!, Clock.UtcNow, _context.Request.LogicalRequestId);

        bool IsAnswer(Referral given)
        {
            var likeness = CreateResponse.LikenessTo(given, _fingerprint, _leg, _ownLeg);
            isNamed = likeness == Likeness.Same;
            return likeness != Likeness.Different && !_reconciler.IsClaimed(given.Id!);
        }
    }

    private async Task AnnounceAsync(CancellationToken cancellationToken)
    {
        if (_context.Log is { } log)
        {
            // The moment before: what waits for the disk is not younger than it says.
            _announced = Clock.Elapsed;
            await log.SendingAsync(_leg, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task LeavingAsync(CancellationToken cancellationToken)
    {
        if (_announced is { } announced && Clock.Elapsed - announced > FreshFor)
        {
            await AnnounceAsync(cancellationToken).ConfigureAwait(false);
        }

        _left ??= Clock.Elapsed;
    }

    /// <summary>The service said that it did nothing, and asked to wait. The newest referrals are polled once to see whether that is so.</summary>
    private async Task<RepeatDecision> RepeatingAsync(HttpStatusCode status, CancellationToken cancellationToken)
    {
        var now = Clock.Elapsed;
        var inDoubt = NewInDoubt(SendTime.Here(_left ?? now, now, Clock), Clock.UtcNow, cause: null, _inFlight);
        _context.Log?.TurnedAway();
        try
        {
            var (found, mayRepeat) = await _reconciler.GlanceAsync(inDoubt, cancellationToken).ConfigureAwait(false);
            _glanced = found;
            return mayRepeat ? RepeatDecision.Repeat : RepeatDecision.Unknown;
        }
        catch (NothingSentException e)
        {
            // Of the glance; the create was sent.
            throw new OperationCanceledException(e.Message, e, e.CancellationToken);
        }
        catch (PartnerReferralException e) when (e is not AuthenticationException)
        {
            // "Too many calls" is said before anything is done. "Not available" may be said by what stands in front of a service that went on.
            return (int)status == 429 ? RepeatDecision.Repeat
                : e is ReferralApiException { IsTransient: false } ? RepeatDecision.Unknown
                : RepeatDecision.AskAgain;
        }
    }

    private InDoubtCreate NewInDoubt(SendTime time, DateTimeOffset sentAt, OutcomeUnknownException? cause, InFlightCreate? inFlight) => new()
    {
        Fingerprint = _fingerprint,
        Leg = _leg,
        EngagementId = _referral.EngagementId,
        OwnLeg = _ownLeg,
        SentAt = sentAt,
        Time = time,
        InFlight = inFlight,
        Cause = cause,
        WasReportedCreated = cause?.ServiceReportedSuccess ?? _context.WasReportedCreated,
    };

    private async Task<InDoubtPermit> AcquireAsync()
    {
        var limiter = _reconciler.InDoubtLimiter;
        if (limiter.TryAcquire() is { } free)
        {
            return free;
        }

        using var stop = NewStop();
        try
        {
            return await OutsideAsync(() => limiter.AcquireAsync(stop.Token)).ConfigureAwait(false);
        }
        catch (OperationCanceledException e)
        {
            throw new NothingSentException(stop.Token, e);
        }
    }

    private async Task<Referral?> FindAsync(InDoubtCreate inDoubt)
    {
        using var stop = NewStop();
        return await OutsideAsync(() => _reconciler.FindAsync(inDoubt, stop.Token)).ConfigureAwait(false);
    }

    private CancellationTokenSource NewStop() => CancellationTokenSource.CreateLinkedTokenSource(_cancellationToken, _context.Request.NoNewAttempts);

    private Task<T> OutsideAsync<T>(Func<Task<T>> wait) => _context.Lease is { } lease ? lease.WaitWithoutLeaseAsync(wait) : wait();

    private static ConnectionException LostEveryTime(int sends, OutcomeUnknownException last) => new(
        "PartnerReferral.Connection.Lost",
        $"The referral was sent {sends} times; each time the answer was lost, and each time the service's list proved that nothing was created. Last: {last.Message}",
        "Try again later; nothing has to be cleaned up.",
        inner: last)
    {
        CorrelationId = last.CorrelationId,
        Attempts = sends,
    };
}
