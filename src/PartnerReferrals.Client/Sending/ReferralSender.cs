using System;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;

namespace PartnerReferrals.Sending;

/// <summary>Creates one referral exactly once: a create with an unknown outcome is looked for before anything is sent again.</summary>
/// <param name="client">The connection.</param>
/// <param name="reconciler">Looks for lost creates; one for all senders of a run.</param>
public sealed class ReferralSender(ReferralClient client, OutcomeReconciler reconciler)
{
    /// <summary>Creates the referral, or finds it after its answer was lost.</summary>
    /// <exception cref="OutcomeUnknownException">It could not be proven either way.</exception>
    /// <exception cref="ReferralApiException">Refused; nothing was created.</exception>
    /// <exception cref="ConnectionException">Not reached, or every answer was lost; nothing was created.</exception>
    public Task<Referral> SendAsync(Referral referral, SendContext? context = null, CancellationToken cancellationToken = default) =>
        SendLegAsync(referral, ReferralLeg.Own, context ?? new SendContext(), cancellationToken);

    internal async Task<Referral> SendLegAsync(Referral referral, ReferralLeg leg, SendContext context, CancellationToken cancellationToken)
    {
        var fingerprint = PayloadFingerprint.Of(referral, leg);
        Referral? created = null;
        if (context.PossiblySentAt is { } sentAt)
        {
            var lost = NewLost(sentAt, cause: null);
            created = await FindAsync(lost, ticket: null).ConfigureAwait(false);
            if (created is null && context.WasReportedCreated)
            {
                throw LostCreateErrors.SuccessWithoutReferral(lost);
            }
        }

        created ??= await SendUntilSettledAsync().ConfigureAwait(false);
        if (context.Log is { } end)
        {
            await end.CreatedAsync(leg, created, cancellationToken).ConfigureAwait(false);
        }

        return created;

        async Task<Referral> SendUntilSettledAsync()
        {
            for (var sends = 1; ; sends++)
            {
                // Before it is written down: what has to wait is not under way.
                using var unanswered = await EnterAsync().ConfigureAwait(false);
                if (sends == 1 && context.Log is { } log)
                {
                    await log.SendingAsync(leg, cancellationToken).ConfigureAwait(false);
                }

                using var ticket = reconciler.Begin(fingerprint);
                try
                {
                    var answer = await client.CreateAsync(referral, context.Request, cancellationToken).ConfigureAwait(false);
                    unanswered.Answered();
                    ticket.CreatedId = answer.Id;
                    return answer;
                }
                catch (ReferralApiException)
                {
                    unanswered.Answered();
                    throw;
                }
                catch (OutcomeUnknownException e)
                {
                    // Counted as lost when it is already searched for: the search is what sees that the service is back.
                    var lost = NewLost(e.SentAt, e);
                    var search = FindAsync(lost, ticket);
                    if (e.ServiceReportedSuccess)
                    {
                        unanswered.Answered();
                    }
                    else
                    {
                        unanswered.Lost(e);
                    }

                    if (await search.ConfigureAwait(false) is { } found)
                    {
                        return found;
                    }

                    if (e.ServiceReportedSuccess)
                    {
                        throw LostCreateErrors.SuccessWithoutReferral(lost);
                    }

                    if (sends >= reconciler.Options.MaxSends)
                    {
                        throw new ConnectionException(
                            "PartnerReferral.Connection.Lost",
                            $"The referral was sent {sends} times; each time the answer was lost, and each time the service's list proved that nothing was created. Last: {e.Message}",
                            "Try again later; nothing has to be cleaned up.",
                            inner: e)
                        {
                            CorrelationId = e.CorrelationId,
                            Attempts = sends,
                        };
                    }
                }
            }
        }

        LostCreate NewLost(DateTimeOffset at, OutcomeUnknownException? cause)
        {
            var clock = client.Options.Clock;

            // An earlier process may have died with its request under way: give that request its full time too.
            var since = cause is null ? clock.UtcNow - at - client.Options.AttemptTimeout : TimeSpan.Zero;
            var now = clock.Elapsed;
            var proofAt = now + reconciler.Options.ListingDelay - since;
            return new LostCreate
            {
                Fingerprint = fingerprint,
                Leg = leg,
                EngagementId = referral.EngagementId,
                SentAt = at,
                Cause = cause,
                ProofAt = proofAt,

                // However long ago it was lost, a list that fails just now may answer the next look.
                GiveUpAt = (proofAt > now ? proofAt : now) + reconciler.Options.Patience,
            };
        }

        async Task<UnansweredCreate> EnterAsync()
        {
            var all = reconciler.Unanswered;
            if (all.TryEnter() is { } free)
            {
                return free;
            }

            using var stop = NewStop();
            try
            {
                return await OutsideAsync(() => all.EnterAsync(stop.Token)).ConfigureAwait(false);
            }
            catch (OperationCanceledException e)
            {
                throw new NothingSentException(stop.Token, e);
            }
        }

        async Task<Referral?> FindAsync(LostCreate lost, SendTicket? ticket)
        {
            using var stop = NewStop();
            return await OutsideAsync(() => reconciler.FindAsync(lost, ticket, stop.Token)).ConfigureAwait(false);
        }

        CancellationTokenSource NewStop() => CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, context.Request.NoNewAttempts);

        Task<T> OutsideAsync<T>(Func<Task<T>> wait) => context.Slot is { } slot ? slot.WaitOutsideAsync(wait) : wait();
    }
}
