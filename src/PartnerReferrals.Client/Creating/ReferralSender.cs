using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;

namespace PartnerReferrals.Creating;

/// <summary>Creates one referral exactly once: a create with an unknown outcome is resolved before anything is sent again.</summary>
/// <param name="client">The connection.</param>
/// <param name="reconciler">Resolves in-doubt creates; one for all senders of a run.</param>
internal sealed class ReferralSender(ReferralClient client, OutcomeReconciler reconciler)
{
    internal ReconcileOptions Options => reconciler.Options;

    /// <summary>Creates the referral, or finds it after its answer was lost.</summary>
    /// <exception cref="OutcomeUnknownException">It could not be proven either way.</exception>
    /// <exception cref="ReferralApiException">Refused; nothing was created.</exception>
    /// <exception cref="ConnectionException">Not reached, or every answer was lost; nothing was created.</exception>
    public Task<Referral> SendAsync(Referral referral, SendContext? context = null, CancellationToken cancellationToken = default) =>
        SendLegAsync(referral, ReferralLeg.Own, context ?? new SendContext(), ownLeg: null, cancellationToken);

    /// <summary>The same for one of two.</summary>
    /// <param name="referral">What to create.</param>
    /// <param name="leg">Which.</param>
    /// <param name="context">What comes along.</param>
    /// <param name="ownLeg">For Microsoft's: the own one, as the service gave it.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    internal async Task<Referral> SendLegAsync(Referral referral, ReferralLeg leg, SendContext context, Referral? ownLeg, CancellationToken cancellationToken)
    {
        var created = await new LegSender(client, reconciler, referral, leg, context, ownLeg, cancellationToken).SendAsync().ConfigureAwait(false);
        reconciler.Know(created, leg);
        if (context.Log is { } log)
        {
            await log.CreatedAsync(leg, created, cancellationToken).ConfigureAwait(false);
        }

        return created;
    }
}
