using System;
using System.Collections.Generic;
using System.Linq;

namespace PartnerReferrals.Changes;

/// <summary>
/// Up to when all changes were seen, and what is kept of the referrals seen. Those that have ended are let go of once no look reaches back to them: the state
/// grows with the open deals, not with all there ever were.
/// </summary>
/// <param name="source">What stands for the service.</param>
/// <param name="overlap">How much of what was seen is looked at again: what is listed late, and clocks that differ.</param>
internal sealed class ChangeState(string source, TimeSpan overlap)
{
    private readonly Dictionary<string, SeenReferral> _seen = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What stands for the service: the state of one says nothing of another.</summary>
    internal string Source { get; } = source;

    /// <summary>Every change up to this moment of the service's clock was seen; null before the first look has ended.</summary>
    internal DateTimeOffset? SeenUpTo { get; private set; }

    /// <summary>Where the first look begins; null for the beginning of time.</summary>
    internal DateTimeOffset? Since { get; set; }

    internal IReadOnlyDictionary<string, SeenReferral> Seen => _seen;

    /// <summary>Engagements in which Microsoft may answer.</summary>
    internal IReadOnlyList<string> FollowedEngagements =>
        [.. _seen.Values.Where(s => s.IsFollowed).Select(s => s.EngagementId!).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Since when the list has to be looked at; null for all of it.</summary>
    internal DateTimeOffset? LookSince => SeenUpTo is { } end ? Earlier(end, overlap) : Since;

    /// <summary>What is new about a referral; null where it is as it was seen.</summary>
    internal ReferralChange? Compare(Referral referral)
    {
        if (referral.Id is not { Length: > 0 } id || (_seen.TryGetValue(id, out var before) && before.IsAsSeen(referral)))
        {
            return null;
        }

        before = _seen.TryGetValue(id, out var known) ? known : null;
        return new ReferralChange
        {
            Kind = before is null && IsNew(referral) ? ReferralChangeKind.New : ReferralChangeKind.Changed,
            Referral = referral,
            ChangedFields = before?.DifferencesFrom(referral) ?? [],
            PreviousState = before?.State,
            PreviousDealValue = before?.DealValue,
            PreviousCurrency = before?.Currency,
            PreviousClosingDate = before?.ClosingDate,
        };
    }

    /// <summary>A change was handed on and taken.</summary>
    internal void Take(Referral referral) => _seen[referral.Id!] = SeenReferral.Of(referral);

    /// <summary>A referral that the state was written with.</summary>
    internal void Restore(string id, SeenReferral seen) => _seen[id] = seen;

    internal void Restore(DateTimeOffset? seenUpTo, DateTimeOffset? since) => (SeenUpTo, Since) = (seenUpTo, since);

    /// <summary>A look has ended: all that happened up to a moment was seen.</summary>
    internal void Complete(DateTimeOffset? upTo)
    {
        SeenUpTo = upTo > SeenUpTo || SeenUpTo is null ? upTo : SeenUpTo;
        if (SeenUpTo is not { } end)
        {
            return;
        }

        // Twice as far as a look reaches back, so that none is handed on again that a look still comes across; nor a leg of an engagement that is looked at each time.
        var forgotten = Earlier(end, overlap + overlap);
        var followed = new HashSet<string>(FollowedEngagements, StringComparer.OrdinalIgnoreCase);
        foreach (var id in _seen.Where(s => s.Value.IsTerminal && s.Value.Updated < forgotten && !(s.Value.EngagementId is { } engagement && followed.Contains(engagement))).Select(s => s.Key).ToList())
        {
            _seen.Remove(id);
        }
    }

    // Of a referral that is not known: one that ended long ago was let go of, so its age decides.
    private bool IsNew(Referral referral) => LookSince is not { } since || referral.CreatedDateTime is not { } created || created >= since;

    private static DateTimeOffset Earlier(DateTimeOffset moment, TimeSpan time) =>
        moment - DateTimeOffset.MinValue > time ? moment - time : DateTimeOffset.MinValue;
}
