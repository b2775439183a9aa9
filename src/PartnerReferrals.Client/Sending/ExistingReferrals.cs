using System;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;

namespace PartnerReferrals.Sending;

/// <summary>Finds what exists already under an external id or in an engagement.</summary>
/// <param name="client">The connection.</param>
/// <param name="context">For its calls.</param>
public sealed class ExistingReferrals(ReferralClient client, RequestContext? context = null)
{
    private volatile bool _canFilterByExternalId = true;

    /// <summary>The partner's own referral with this external id, whoever created it; null where there is none. The newest, if there are several.</summary>
    /// <remarks>
    /// No page names <c>externalReferenceId</c> among the filters (facts 7). A service that refuses it is asked for the whole list instead;
    /// one that ignores it is not believed: every row is compared here.
    /// </remarks>
    public async Task<Referral?> FindByExternalIdAsync(string externalReferenceId, CancellationToken cancellationToken)
    {
        if (_canFilterByExternalId)
        {
            try
            {
                return await FindAsync("externalReferenceId eq " + ODataLiteral.Text(externalReferenceId), IsWanted, cancellationToken).ConfigureAwait(false);
            }
            catch (ReferralApiException e) when (e.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotImplemented)
            {
                _canFilterByExternalId = false;
            }
        }

        return await FindAsync(filter: null, IsWanted, cancellationToken).ConfigureAwait(false);

        bool IsWanted(Referral referral) =>
            string.Equals(referral.ExternalReferenceId, externalReferenceId, StringComparison.Ordinal)
            && PayloadFingerprint.IsLeg(referral, ReferralLeg.Own);
    }

    /// <summary>Microsoft's leg of an engagement; null where there is none.</summary>
    public Task<Referral?> FindMicrosoftLegAsync(string engagementId, CancellationToken cancellationToken) =>
        FindAsync(
            "engagementId eq " + ODataLiteral.Text(engagementId),
            referral => string.Equals(referral.EngagementId, engagementId, StringComparison.OrdinalIgnoreCase) && PayloadFingerprint.IsLeg(referral, ReferralLeg.Microsoft),
            cancellationToken);

    private async Task<Referral?> FindAsync(string? filter, Func<Referral, bool> isWanted, CancellationToken cancellationToken)
    {
        var pager = client.List(new ReferralQuery { Filter = filter, OrderBy = filter is null ? "createdDateTime desc" : null }, context);
        Referral? newest = null;
        while (await pager.NextAsync(cancellationToken).ConfigureAwait(false) is { } page)
        {
            foreach (var referral in page.Referrals.Where(isWanted))
            {
                if (newest is null || referral.CreatedDateTime > newest.CreatedDateTime)
                {
                    newest = referral;
                }
            }

            if (newest is not null && filter is null)
            {
                // Newest first: the first hit is the newest.
                break;
            }
        }

        return newest;
    }
}
