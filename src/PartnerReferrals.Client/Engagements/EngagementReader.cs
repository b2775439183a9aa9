using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Creating;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;

namespace PartnerReferrals.Engagements;

/// <summary>Reads the legs of an engagement as they are now, and tells the partner's own from Microsoft's.</summary>
/// <param name="client">The connection.</param>
/// <param name="context">For its calls.</param>
internal sealed class EngagementReader(ReferralClient client, RequestContext? context = null)
{
    private readonly CompleteListReader _list = new(client, context);

    /// <summary>Reads both legs; null where there is no referral that the caller may see.</summary>
    /// <param name="engagementId">The engagement.</param>
    /// <param name="known">Legs that exist: what the list does not show yet is read by its id. Null where none is known.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <exception cref="PartnerReferralException">The legs cannot be read.</exception>
    internal async Task<SharedReferral?> ReadAsync(string engagementId, SharedReferral? known, CancellationToken cancellationToken)
    {
        var legs = new List<Referral>();
        await _list.VisitAsync(
            new ReferralQuery { Filter = "engagementId eq " + ODataLiteral.Text(engagementId) },
            referral =>
            {
                // A service that ignored the filter is not believed.
                if (Is(referral.EngagementId, engagementId))
                {
                    legs.Add(referral);
                }
            },
            cancellationToken).ConfigureAwait(false);
        foreach (var id in new[] { known?.Referral?.Id, known?.ConnectedReferral?.Id }.OfType<string>().Where(id => !legs.Exists(leg => Is(leg.Id, id))))
        {
            if (await FindAsync(id, cancellationToken).ConfigureAwait(false) is { } leg)
            {
                legs.Add(leg);
            }
        }

        var own = OwnLegAmong(legs, known?.Referral?.Id);
        var connected = legs.Where(leg => ConnectedReferral.LikenessTo(leg, own) == Likeness.Same).OrderByDescending(leg => leg.CreatedDateTime).FirstOrDefault();
        return own is null && connected is null ? null : new SharedReferral { EngagementId = engagementId, Referral = own, ConnectedReferral = connected };
    }

    private Referral? OwnLegAmong(List<Referral> legs, string? knownId)
    {
        var others = legs.Where(leg => !leg.IsMicrosofts).OrderBy(leg => leg.CreatedDateTime).ToList();
        return others.Find(leg => Is(leg.Id, knownId)) ?? others.Find(leg => Is(leg.OrganizationId, client.OrganizationId)) ?? others.FirstOrDefault();
    }

    private async Task<Referral?> FindAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            return await client.GetAsync(id, context, cancellationToken).ConfigureAwait(false);
        }
        catch (ReferralApiException e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    private static bool Is(string? one, string? other) => one is not null && string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
