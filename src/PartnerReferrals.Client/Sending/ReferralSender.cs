using System;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Http;

namespace PartnerReferrals.Sending;

/// <summary>Creates one referral exactly once: a create with an unknown outcome is looked for before anything is sent again.</summary>
/// <param name="client">The connection.</param>
/// <param name="reconciler">Looks for lost creates; one for all senders of a run.</param>
public sealed class ReferralSender(ReferralClient client, OutcomeReconciler reconciler)
{
    /// <summary>Creates the referral, or finds it after its answer was lost.</summary>
    /// <exception cref="Errors.OutcomeUnknownException">It could not be proven either way.</exception>
    public Task<Referral> SendAsync(Referral referral, SendContext? context = null, CancellationToken cancellationToken = default)
    {
        _ = client;
        _ = reconciler;
        throw new NotImplementedException();
    }
}
