using System;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;

namespace PartnerReferrals.Creating;

/// <summary>Finds what exists already under an external id or in an engagement. A list that is not whole is an error, never an absence.</summary>
/// <param name="client">The connection.</param>
/// <param name="context">For its calls.</param>
/// <param name="skipsWithdrawn">A deal that was closed as Error or Declined does not count: its external id is free again.</param>
internal sealed class ExistingReferrals(ReferralClient client, RequestContext? context = null, bool skipsWithdrawn = false)
{
    // Every referral of a large partner, and a bound all the same.
    private const int MostPagesOfAll = 20_000;

    private readonly CompleteListReader _list = new(client, context);
    private readonly SemaphoreSlim _reading = new(1, 1);
    private volatile ExternalIdIndex? _index;
    private volatile bool _canFilterByExternalId = true;

    /// <summary>The partner's own referral with this external id, whoever created it; null where there is none. The newest, if there are several.</summary>
    /// <remarks>
    /// No page names <c>externalReferenceId</c> among the filters (facts 7). A service that refuses it is asked once for the whole list instead, which
    /// answers all later questions too; one that ignores it is not believed: every row is compared here.
    /// </remarks>
    /// <exception cref="ConnectionException">The list is not whole, so that nothing can be said.</exception>
    public Task<Referral?> FindByExternalIdAsync(string externalReferenceId, CancellationToken cancellationToken) =>
        FindByExternalIdAsync(externalReferenceId, deal: null, cancellationToken);

    /// <summary>The same; an external id that the service spells its own way counts too, where the deal is like this one.</summary>
    internal async Task<Referral?> FindByExternalIdAsync(string externalReferenceId, Referral? deal, CancellationToken cancellationToken)
    {
        var traits = deal is null ? null : DealTraits.Of(deal.Json);
        Referral? newest = null;
        if (await VisitByExternalIdAsync(externalReferenceId, Consider, cancellationToken).ConfigureAwait(false))
        {
            return newest;
        }

        var index = _index ?? await ReadIndexAsync(cancellationToken).ConfigureAwait(false);
        if (index.Find(externalReferenceId) is { } id && await GetAsync(id, cancellationToken).ConfigureAwait(false) is { } referral)
        {
            Consider(referral);
        }

        return newest;

        void Consider(Referral referral)
        {
            if (Counts(referral)
                && (string.Equals(referral.ExternalReferenceId, externalReferenceId, StringComparison.Ordinal) || IsRewritten(referral))
                && (newest is null || referral.CreatedDateTime > newest.CreatedDateTime))
            {
                newest = referral;
            }
        }

        bool IsRewritten(Referral referral) =>
            traits is not null
            && DealTraits.Of(referral.Json) is var listed
            && traits.HasIdOf(listed)
            && (listed.Name == traits.Name || listed.Customer == traits.Customer);
    }

    /// <summary>Takes note of an own referral that was made since: where the list was read, it is not read again.</summary>
    public void Remember(Referral referral) => _index?.Add(referral);

    /// <summary>Microsoft's leg of an engagement; null where there is none.</summary>
    /// <exception cref="ConnectionException">The list is not whole, so that nothing can be said.</exception>
    /// <exception cref="OutcomeUnknownException">A referral in the engagement may be it, and may not.</exception>
    internal async Task<Referral?> FindMicrosoftLegAsync(string engagementId, Referral? own, CancellationToken cancellationToken)
    {
        var (found, likeness) = await FindConnectedAsync(engagementId, own, cancellationToken).ConfigureAwait(false);
        return found is null || likeness == Likeness.Same ? found : throw InDoubtCreateErrors.PossibleConnected(found.Id!, engagementId);
    }

    /// <summary>What comes nearest to Microsoft's leg of an engagement, and whether it is it.</summary>
    /// <param name="engagementId">The engagement.</param>
    /// <param name="own">The own leg: it exists, so a list without it proves nothing.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <exception cref="ConnectionException">The list is not whole.</exception>
    internal async Task<(Referral? Referral, Likeness Likeness)> FindConnectedAsync(string engagementId, Referral? own, CancellationToken cancellationToken)
    {
        Referral? nearest = null;
        var best = Likeness.Different;
        var isOwnListed = false;
        await _list.VisitAsync(
            new ReferralQuery { Filter = "engagementId eq " + ODataLiteral.Text(engagementId) },
            referral =>
            {
                if (!string.Equals(referral.EngagementId, engagementId, StringComparison.OrdinalIgnoreCase))
                {
                    return;
                }

                isOwnListed |= string.Equals(referral.Id, own?.Id, StringComparison.OrdinalIgnoreCase);
                var likeness = ConnectedReferral.LikenessTo(referral, own);
                if (likeness > best || (likeness != Likeness.Different && likeness == best && referral.CreatedDateTime > nearest!.CreatedDateTime))
                {
                    (nearest, best) = (referral, likeness);
                }
            },
            cancellationToken).ConfigureAwait(false);
        return best == Likeness.Same || isOwnListed || own?.Id is null
            ? (nearest, best)
            : throw ListErrors.NotWhole($"that of engagement {engagementId} lacks the partner's own referral {own.Id}");
    }

    /// <summary>Visits what the service finds under an external id, and perhaps more; false where it does not filter by it.</summary>
    internal async Task<bool> VisitByExternalIdAsync(string externalReferenceId, Action<Referral> visit, CancellationToken cancellationToken)
    {
        if (!_canFilterByExternalId)
        {
            return false;
        }

        try
        {
            await _list.VisitAsync(new ReferralQuery { Filter = "externalReferenceId eq " + ODataLiteral.Text(externalReferenceId) }, visit, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (ReferralApiException e) when (e.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotImplemented)
        {
            _canFilterByExternalId = false;
            return false;
        }
    }

    private bool Counts(Referral referral) => PayloadFingerprint.IsLeg(referral, ReferralLeg.Own) && !(skipsWithdrawn && referral.IsWithdrawn);

    /// <summary>Reads the list once, however many ask at a time; after a failure the next who asks reads again.</summary>
    private async Task<ExternalIdIndex> ReadIndexAsync(CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_index is { } known)
            {
                return known;
            }

            var index = new ExternalIdIndex();

            // Oldest first: what others create meanwhile comes at the end and moves nothing between pages.
            await new CompleteListReader(client, context) { MostPages = MostPagesOfAll }.VisitAsync(
                new ReferralQuery { OrderBy = "createdDateTime asc" },
                referral =>
                {
                    if (Counts(referral))
                    {
                        index.Add(referral);
                    }
                },
                cancellationToken).ConfigureAwait(false);
            return _index = index;
        }
        finally
        {
            _reading.Release();
        }
    }

    private async Task<Referral?> GetAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            return await client.GetAsync(id, context, cancellationToken).ConfigureAwait(false);
        }
        catch (ReferralApiException e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            // Gone since the list was read.
            return null;
        }
    }
}
