using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;

namespace PartnerReferrals.Creating;

/// <summary>
/// A few referrals that certainly exist, because this run or an earlier one created them. A list that lacks one that has to be on it proves nothing:
/// it lags, hides, or belongs to somebody who may not see them. Thread-safe.
/// </summary>
internal sealed class KnownReferrals(ReferralClient client, RequestContext context, TimeSpan listingDelay)
{
    private const int Most = 32;
    private const int MostEarlier = 4;

    // An earlier one is worth a longer list only while it costs little.
    private static readonly TimeSpan Detour = TimeSpan.FromHours(1);

    private readonly object _lock = new();
    private readonly Queue<(string Id, DateTimeOffset Created, TimeSpan? Answered)> _known = new();
    private readonly Queue<string> _earlier = new();
    private DateTimeOffset _last;

    /// <summary>The run created it. Of many only some are kept, spread over the time that a search reaches back to.</summary>
    internal void Add(Referral created)
    {
        if (created is not { Id: { Length: > 0 } id, CreatedDateTime: { } at })
        {
            return;
        }

        lock (_lock)
        {
            if (at - _last < TimeSpan.FromTicks(listingDelay.Ticks * 2 / Most))
            {
                return;
            }

            _known.Enqueue((id, at, client.Options.Clock.Elapsed));
            _last = at;
            if (_known.Count > Most)
            {
                _known.Dequeue();
            }
        }
    }

    /// <summary>An earlier run created it, as its journal says; the last ones are kept.</summary>
    internal void AddEarlier(string id)
    {
        lock (_lock)
        {
            _earlier.Enqueue(id);
            if (_earlier.Count > MostEarlier)
            {
                _earlier.Dequeue();
            }
        }
    }

    /// <summary>Asks for the earlier ones by id, once: only the service knows when it made them.</summary>
    internal async Task ReadEarlierAsync(CancellationToken cancellationToken)
    {
        while (NextEarlier() is { } id)
        {
            try
            {
                var referral = await client.GetAsync(id, context, cancellationToken).ConfigureAwait(false);
                lock (_lock)
                {
                    if (referral.CreatedDateTime is { } at)
                    {
                        _known.Enqueue((id, at, null));
                    }

                    _earlier.Dequeue();
                }
            }
            catch (ReferralApiException e) when (e.StatusCode == HttpStatusCode.NotFound)
            {
                throw ListErrors.NotWhole($"the service does not know referral {id}, which an earlier run created");
            }
        }
    }

    /// <summary>Where a search has to begin so that it must come across something known; the moment given where there is nothing near.</summary>
    internal DateTimeOffset Since(DateTimeOffset since)
    {
        lock (_lock)
        {
            var before = _known.Where(k => k.Created < since && since - k.Created < Detour).Select(k => (DateTimeOffset?)k.Created).Max();
            return _known.Any(k => k.Created >= since) || before is null ? since : before.Value.AddSeconds(-1);
        }
    }

    /// <summary>Checks that a list holds what it has to.</summary>
    /// <param name="ids">What the list held.</param>
    /// <param name="since">Since when it was read; null for all of it.</param>
    /// <param name="began">When (steady time) it was begun to be read.</param>
    /// <exception cref="ConnectionException">It lacks something.</exception>
    internal void Check(ISet<string> ids, DateTimeOffset? since, TimeSpan began)
    {
        var listedStamp = client.ServiceClock.StampAt(began)?.Widen(listingDelay + ServiceClock.Tolerance, TimeSpan.Zero).Earliest;
        lock (_lock)
        {
            foreach (var (id, created, answered) in _known)
            {
                var hasToBeListed = answered is { } at ? began - at >= listingDelay : created <= listedStamp;
                if (hasToBeListed && (since is null || created >= since) && !ids.Contains(id))
                {
                    throw ListErrors.NotWhole($"it lacks referral {id}, which exists since {created.UtcDateTime:u}");
                }
            }
        }
    }

    private string? NextEarlier()
    {
        lock (_lock)
        {
            return _earlier.Count > 0 ? _earlier.Peek() : null;
        }
    }
}
