using System;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Http;

namespace PartnerReferrals.Sending;

/// <summary>Finds what exists already under an external id or in an engagement.</summary>
/// <param name="client">The connection.</param>
/// <param name="context">For its calls.</param>
public sealed class ExistingReferrals(ReferralClient client, RequestContext? context = null)
{
    /// <summary>The partner's own referral with this external id, whoever created it; null where there is none. The newest, if there are several.</summary>
    public Task<Referral?> FindByExternalIdAsync(string externalReferenceId, CancellationToken cancellationToken)
    {
        _ = client;
        _ = context;
        throw new NotImplementedException();
    }

    /// <summary>Microsoft's leg of an engagement; null where there is none.</summary>
    public Task<Referral?> FindMicrosoftLegAsync(string engagementId, CancellationToken cancellationToken) => throw new NotImplementedException();
}
