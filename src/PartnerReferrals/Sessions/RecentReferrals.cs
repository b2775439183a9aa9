using System;
using System.Collections.Generic;
using System.Linq;

namespace PartnerReferrals;

/// <summary>The referrals a connection showed last, so that Tab can offer their ids and a shortened id can be completed. Names only, a bounded number.</summary>
internal sealed class RecentReferrals
{
    private const int Capacity = 100;
    private const int ShownOfId = 8;
    private const int LengthOfId = 36;

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

    /// <summary>The whole id of a referral shown lately, by its beginning; null where none or several begin so, or the text is no beginning of an id.</summary>
    internal string? WholeId(string text) =>
        BeginningOfId(text) is { } start
        && Entries.Where(e => e.Id.StartsWith(start, StringComparison.OrdinalIgnoreCase)).Take(2).ToList() is [var only] ? only.Id : null;

    /// <summary>The whole id of an engagement shown lately, by its beginning; null as for <see cref="WholeId"/>.</summary>
    internal string? WholeEngagementId(string text) =>
        BeginningOfId(text) is { } start
        && Entries.Select(e => e.EngagementId).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(id => id.StartsWith(start, StringComparison.OrdinalIgnoreCase)).Take(2).ToList() is [var only] ? only : null;

    /// <summary>What a table shows of an id (<c>1e169509…</c>) without its dots; null where the text is something else, a whole id included.</summary>
    internal static string? BeginningOfId(string text)
    {
        var start = text.Trim().TrimEnd('…', '.');
        return start.Length is >= ShownOfId and < LengthOfId && start.All(c => c is '-' or (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F')) ? start : null;
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
