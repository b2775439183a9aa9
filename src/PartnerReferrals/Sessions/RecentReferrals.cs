using System;
using System.Collections.Generic;

namespace PartnerReferrals.Sessions;

/// <summary>The referrals a connection showed last, so that Tab can offer their ids. Names only, a bounded number.</summary>
internal sealed class RecentReferrals
{
    private const int Capacity = 100;

    private readonly object _gate = new();
    private readonly LinkedList<Entry> _entries = [];
    private readonly Dictionary<string, LinkedListNode<Entry>> _byId = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The newest first.</summary>
    internal IReadOnlyList<Entry> Entries
    {
        get
        {
            lock (_gate)
            {
                return [.. _entries];
            }
        }
    }

    /// <summary>Remembers a referral; the same one again moves to the front.</summary>
    internal void Add(Referral? referral)
    {
        if (referral?.Id is not { } id)
        {
            return;
        }

        lock (_gate)
        {
            if (_byId.TryGetValue(id, out var known))
            {
                _entries.Remove(known);
            }

            _byId[id] = _entries.AddFirst(new Entry(id, referral.EngagementId, $"{referral.Name}, {referral.CustomerName} ({referral.CurrentState})"));
            if (_entries.Count > Capacity)
            {
                _byId.Remove(_entries.Last!.Value.Id);
                _entries.RemoveLast();
            }
        }
    }

    /// <summary>What is kept of a referral.</summary>
    /// <param name="Id">Referral id.</param>
    /// <param name="EngagementId">Engagement id.</param>
    /// <param name="Description">Name, customer and state, for a tooltip.</param>
    internal sealed record Entry(string Id, string? EngagementId, string Description);
}
