using System;
using System.Collections.Generic;

namespace PartnerReferrals.Files;

/// <summary>
/// Makes one deal of the two legs of a co-sell deal while referrals stream by, in their order. The legs stand near each other in any list by time;
/// a leg waits for the other while at most <see cref="Window"/> rows come between.
/// </summary>
internal sealed class DealStream
{
    /// <summary>Rows that are held back at most.</summary>
    internal const int Window = 1000;

    private readonly Queue<SharedReferral> _waiting = new();
    private readonly Dictionary<string, Referral> _connected = new(StringComparer.OrdinalIgnoreCase);
    private readonly Queue<string> _oldest = new();

    /// <summary>Takes in what is known of a deal: one leg or both; returns what is ready to be written.</summary>
    internal IEnumerable<SharedReferral> Add(SharedReferral deal)
    {
        if (deal.Referral is null)
        {
            Remember(deal.ConnectedReferral!);
        }
        else
        {
            _waiting.Enqueue(deal);
        }

        return TakeReady(Window);
    }

    /// <summary>What is left.</summary>
    internal IEnumerable<SharedReferral> Finish() => TakeReady(0);

    private void Remember(Referral leg)
    {
        if (leg.EngagementId is not { } engagement || _connected.ContainsKey(engagement))
        {
            return;
        }

        _connected.Add(engagement, leg);
        _oldest.Enqueue(engagement);
        if (_oldest.Count > Window)
        {
            _connected.Remove(_oldest.Dequeue());
        }
    }

    private IEnumerable<SharedReferral> TakeReady(int mayWait)
    {
        while (_waiting.Count > 0)
        {
            var head = _waiting.Peek();
            Referral? connected = null;
            var isHalf = head is { ConnectedReferral: null, Referral: { DealType: DealType.CoSell, EngagementId: not null } };
            if (isHalf && !_connected.TryGetValue(head.Referral!.EngagementId!, out connected) && _waiting.Count <= mayWait)
            {
                yield break;
            }

            _waiting.Dequeue();
            yield return connected is null ? head : new SharedReferral { EngagementId = head.Referral!.EngagementId, Referral = head.Referral, ConnectedReferral = connected };
        }
    }
}
