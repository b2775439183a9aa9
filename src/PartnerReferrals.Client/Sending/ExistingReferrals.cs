using System;
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
    private readonly SemaphoreSlim _reading = new(1, 1);
    private volatile ExternalIdIndex? _index;
    private volatile bool _canFilterByExternalId = true;

    /// <summary>The partner's own referral with this external id, whoever created it; null where there is none. The newest, if there are several.</summary>
    /// <remarks>
    /// No page names <c>externalReferenceId</c> among the filters (facts 7). A service that refuses it is asked once for the whole list instead, which
    /// answers all later questions too; one that ignores it is not believed: every row is compared here.
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

        var index = _index ?? await ReadIndexAsync(cancellationToken).ConfigureAwait(false);
        return index.Find(externalReferenceId) is { } id
            && await GetAsync(id, cancellationToken).ConfigureAwait(false) is { } referral
            && IsWanted(referral)
                ? referral
                : null;

        bool IsWanted(Referral referral) =>
            string.Equals(referral.ExternalReferenceId, externalReferenceId, StringComparison.Ordinal)
            && PayloadFingerprint.IsLeg(referral, ReferralLeg.Own);
    }

    /// <summary>Takes note of an own referral that was made since: where the list was read, it is not read again.</summary>
    public void Remember(Referral referral) => _index?.Add(referral);

    /// <summary>Microsoft's leg of an engagement; null where there is none.</summary>
    public Task<Referral?> FindMicrosoftLegAsync(string engagementId, CancellationToken cancellationToken) =>
        FindAsync(
            "engagementId eq " + ODataLiteral.Text(engagementId),
            referral => string.Equals(referral.EngagementId, engagementId, StringComparison.OrdinalIgnoreCase) && PayloadFingerprint.IsLeg(referral, ReferralLeg.Microsoft),
            cancellationToken);

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
            await VisitAsync(
                new ReferralQuery { OrderBy = "createdDateTime asc" },
                referral =>
                {
                    if (PayloadFingerprint.IsLeg(referral, ReferralLeg.Own))
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

    private async Task<Referral?> FindAsync(string filter, Func<Referral, bool> isWanted, CancellationToken cancellationToken)
    {
        Referral? newest = null;
        await VisitAsync(
            new ReferralQuery { Filter = filter },
            referral =>
            {
                if (isWanted(referral) && (newest is null || referral.CreatedDateTime > newest.CreatedDateTime))
                {
                    newest = referral;
                }
            },
            cancellationToken).ConfigureAwait(false);
        return newest;
    }

    private async Task VisitAsync(ReferralQuery query, Action<Referral> visit, CancellationToken cancellationToken)
    {
        var pager = client.List(query, context);
        while (await pager.NextAsync(cancellationToken).ConfigureAwait(false) is { } page)
        {
            foreach (var referral in page.Referrals)
            {
                visit(referral);
            }
        }
    }
}
