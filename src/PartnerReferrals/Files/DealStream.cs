using System;
using System.Collections.Generic;
using PartnerReferrals.Mapping;

namespace PartnerReferrals.Files;

/// <summary>
/// Makes one deal of the two legs of a co-sell deal while referrals stream by, in their order. The legs stand near each other in any list by time;
/// a leg waits for the other while at most <see cref="Window"/> rows come between.
/// </summary>
internal sealed class DealStream
{
    /// <summary>Rows that are held back at most.</summary>
    internal const int Window = 1000;

    private readonly Queue<Referral> _waiting = new();
    private readonly Dictionary<string, InviteContext> _invitations = new(StringComparer.OrdinalIgnoreCase);
    private readonly Queue<string> _oldest = new();

    /// <summary>Takes in a referral; returns what is ready to be written.</summary>
    internal IEnumerable<Referral> Add(Referral referral)
    {
        if (referral.Owner == "Microsoft")
        {
            Remember(referral);
        }
        else
        {
            _waiting.Enqueue(referral);
        }

        return TakeReady(Window);
    }

    /// <summary>What is left.</summary>
    internal IEnumerable<Referral> Finish() => TakeReady(0);

    private void Remember(Referral connected)
    {
        if (connected is not { EngagementId: { } engagement, InviteContext: { } invitation } || _invitations.ContainsKey(engagement))
        {
            return;
        }

        _invitations.Add(engagement, invitation);
        _oldest.Enqueue(engagement);
        if (_oldest.Count > Window)
        {
            _invitations.Remove(_oldest.Dequeue());
        }
    }

    private IEnumerable<Referral> TakeReady(int mayWait)
    {
        while (_waiting.Count > 0)
        {
            var head = _waiting.Peek();
            InviteContext? invitation = null;
            var isCoSell = SharedDeal.LacksInvitation(head) && head.EngagementId is not null;
            if (isCoSell && !_invitations.TryGetValue(head.EngagementId!, out invitation) && _waiting.Count <= mayWait)
            {
                yield break;
            }

            yield return SharedDeal.Of(_waiting.Dequeue(), invitation);
        }
    }
}
