using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Http;

namespace PartnerReferrals.Sending;

/// <summary>Looks lost creates up at the service: in its list of what changed lately, or by their engagement.</summary>
/// <param name="client">The connection.</param>
/// <param name="context">For its calls.</param>
/// <param name="options">How far back a search reaches.</param>
/// <param name="settle">Takes what was found for a create; false when it cannot be that one's.</param>
internal sealed class LostCreateFinder(ReferralClient client, RequestContext context, ReconcileOptions options, Func<LostCreate, Referral, bool> settle)
{
    private readonly RecentReferrals _recent = new(client, context);
    private readonly ExistingReferrals _existing = new(client, context);

    /// <summary>One look at the service for all of them; what is found is settled.</summary>
    internal async Task LookAsync(LostCreate[] batch, CancellationToken cancellationToken)
    {
        foreach (var lost in batch)
        {
            lost.IsContested = false;
            if (lost.Leg == ReferralLeg.Microsoft && lost.EngagementId is { } engagementId && !lost.IsSettled)
            {
                if (await _existing.FindMicrosoftLegAsync(engagementId, cancellationToken).ConfigureAwait(false) is { } found)
                {
                    settle(lost, found);
                }
            }
        }

        var listed = batch.Where(l => l.Leg == ReferralLeg.Own || l.EngagementId is null).ToArray();
        if (listed.Length == 0)
        {
            return;
        }

        var byKey = listed.ToLookup(l => l.Fingerprint.MatchKey, StringComparer.Ordinal);
        var byCustomer = listed.ToLookup(l => l.Fingerprint.CustomerKey, StringComparer.Ordinal);
        var since = listed.Min(SearchedFrom);
        await _recent.VisitAsync(
            since,
            candidate =>
            {
                Consider(candidate, byKey, byCustomer);
                return listed.Any(l => !l.IsSettled);
            },
            cancellationToken).ConfigureAwait(false);
    }

    private void Consider(Referral candidate, ILookup<string, LostCreate> byKey, ILookup<string, LostCreate> byCustomer)
    {
        foreach (var lost in byKey[PayloadFingerprint.MatchKeyOf(candidate.Json)])
        {
            if (!lost.IsSettled && candidate.CreatedDateTime >= SearchedFrom(lost) && lost.Fingerprint.Matches(candidate) && settle(lost, candidate))
            {
                return;
            }
        }

        foreach (var lost in byCustomer[PayloadFingerprint.CustomerKeyOf(candidate.Json)])
        {
            if (candidate.CreatedDateTime >= SearchedFrom(lost)
                && candidate.CreatedDateTime <= ServerTime(lost.SentAt) + options.ListingDelay
                && lost.Fingerprint.MayBeEdited(candidate))
            {
                lost.EditedCandidate = candidate.Id;
            }
        }
    }

    private DateTimeOffset SearchedFrom(LostCreate lost) => ServerTime(lost.SentAt) - options.Margin;

    private DateTimeOffset ServerTime(DateTimeOffset local) => local + (client.ServerSkew ?? TimeSpan.Zero);
}
