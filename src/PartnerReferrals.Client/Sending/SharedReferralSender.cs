using System;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Http;

namespace PartnerReferrals.Sending;

/// <summary>Creates both legs of a co-sell deal (facts 8), or what is missing of them.</summary>
/// <param name="client">The connection.</param>
/// <param name="sender">Creates one leg.</param>
public sealed class SharedReferralSender(ReferralClient client, ReferralSender sender)
{
    /// <summary>Posts the own leg, then Microsoft's under the same engagement.</summary>
    /// <exception cref="Errors.SharedReferralIncompleteException">The own leg exists, Microsoft's does not.</exception>
    public Task<SharedReferral> SendAsync(SharedReferralLegs legs, SendContext? context = null, CancellationToken cancellationToken = default)
    {
        _ = client;
        _ = sender;
        throw new NotImplementedException();
    }

    /// <summary>Finishes a deal whose own leg exists: posts Microsoft's leg unless the engagement has one.</summary>
    public Task<SharedReferral> CompleteAsync(Referral ownLeg, SharedReferralLegs legs, SendContext? context = null, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();
}
