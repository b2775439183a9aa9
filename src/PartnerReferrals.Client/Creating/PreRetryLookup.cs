using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Http;

namespace PartnerReferrals.Creating;

/// <summary>
/// A glance at the newest referrals before a create is sent again that the service said it did not make. It can find, but not prove: what was
/// just made may be listed later. One reading serves all who wait.
/// </summary>
internal sealed class PreRetryLookup
{
    private readonly ReferralClient _client;
    private readonly ReconcileOptions _options;
    private readonly ReferralOwnership _ownership;
    private readonly SharedRead<IReadOnlyList<Referral>> _newest;
    private readonly ExistingReferrals _existing;

    internal PreRetryLookup(ReferralClient client, RequestContext context, ReconcileOptions options, ReferralOwnership ownership, CancellationToken disposed)
    {
        _client = client;
        _options = options;
        _ownership = ownership;

        // One attempt: who asks waits and asks again.
        var once = new RequestContext { Limiter = context.Limiter, Observer = context.Observer, Retry = RetryOptions.None, NoNewAttempts = context.NoNewAttempts };
        var recent = new RecentReferrals(client, once);
        _newest = new SharedRead<IReadOnlyList<Referral>>(() => recent.ReadNewestAsync(disposed));
        _existing = new ExistingReferrals(client, once);
    }

    /// <summary>Searches for a create once; what is found belongs to it.</summary>
    /// <param name="inDoubt">What was sent. It stays in flight.</param>
    /// <param name="cancellationToken">Stops waiting at once.</param>
    /// <returns>The referral, and whether the create may be sent again where there is none.</returns>
    internal async Task<(Referral? Found, bool MayRepeat)> TakeAsync(InDoubtCreate inDoubt, CancellationToken cancellationToken)
    {
        if (inDoubt is { Leg: ReferralLeg.Microsoft, EngagementId: { } engagementId })
        {
            var (found, likeness) = await _existing.FindConnectedAsync(engagementId, inDoubt.OwnLeg, cancellationToken).ConfigureAwait(false);
            return likeness == Likeness.Same ? (found, false) : (null, found is null);
        }

        var read = _newest.ReadAsync();
        var stopped = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using (cancellationToken.Register(() => stopped.TrySetResult(true)))
        {
            await Task.WhenAny(read, stopped.Task).ConfigureAwait(false);
        }

        cancellationToken.ThrowIfCancellationRequested();
        var sought = new CreateMatcher(inDoubt, _client.ServiceClock, _options, isDeciding: false);
        foreach (var referral in (await read.ConfigureAwait(false)).Where(r => !_ownership.IsClaimed(r.Id!)))
        {
            var seen = new SeenReferral(referral, _client.Options.Clock.Elapsed);
            var likeness = sought.LikenessTo(seen, _client.ServiceClock.KnowsStamps);
            var isOthers = _ownership.IsContested(seen, Likeness.Same, inDoubt.InFlight);
            if (likeness == Likeness.Same && !isOthers && _ownership.TryClaim(referral.Id!))
            {
                return (referral, false);
            }

            if (likeness == Likeness.Same || (likeness == Likeness.Possible && !isOthers && inDoubt.Fingerprint.Traits.MayBe(seen.Traits, strictly: true)))
            {
                // Perhaps: the search decides.
                return (null, false);
            }
        }

        return (null, true);
    }
}
