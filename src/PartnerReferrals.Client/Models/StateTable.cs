using System;
using System.Collections.Generic;
using System.Linq;

namespace PartnerReferrals;

/// <summary>The service's state table (facts 6): which pairs of status and substatus exist, and which lead where.</summary>
internal static class StateTable
{
    private static readonly Dictionary<string, string[]> SubstatusesByStatus = new(StringComparer.OrdinalIgnoreCase)
    {
        [ReferralStatus.New] = [ReferralSubstatus.Pending, ReferralSubstatus.Received],
        [ReferralStatus.Active] = [ReferralSubstatus.Accepted],
        [ReferralStatus.Closed] =
            [ReferralSubstatus.Won, ReferralSubstatus.Lost, ReferralSubstatus.Declined, ReferralSubstatus.Expired, ReferralSubstatus.Error],
    };

    private static readonly Dictionary<string, string[]> NextByStatus = new(StringComparer.OrdinalIgnoreCase)
    {
        [ReferralStatus.New] = [ReferralStatus.New, ReferralStatus.Active, ReferralStatus.Closed],
        [ReferralStatus.Active] = [ReferralStatus.Active, ReferralStatus.Closed],
        [ReferralStatus.Closed] = [ReferralStatus.Closed],
    };

    /// <summary>Every legal pair.</summary>
    public static IReadOnlyList<ReferralState> States { get; } =
        [.. SubstatusesByStatus.SelectMany(pair => pair.Value.Select(substatus => new ReferralState(pair.Key, substatus)))];

    /// <summary>The substatuses that can stand beside a status; empty for a status outside the table.</summary>
    /// <param name="status">The status, in any case.</param>
    public static IReadOnlyList<string> SubstatusesOf(string? status) =>
        status is not null && SubstatusesByStatus.TryGetValue(status, out var substatuses) ? substatuses : [];

    /// <summary>The status a substatus belongs to; null for one outside the table.</summary>
    /// <param name="substatus">The substatus, in any case.</param>
    public static string? StatusOf(string? substatus) =>
        States.Where(s => Same(s.Substatus, substatus)).Select(s => s.Status).FirstOrDefault();

    /// <summary>Whether the two are legal together.</summary>
    /// <param name="status">The status.</param>
    /// <param name="substatus">The substatus.</param>
    public static bool IsLegal(string? status, string? substatus)
    {
        foreach (var legal in SubstatusesOf(status))
        {
            if (Same(legal, substatus))
                return true;
        }

        return false;
    }

    /// <summary>Whether a referral in this state has ended for good.</summary>
    /// <param name="status">The status.</param>
    /// <param name="substatus">The substatus; a closed referral has ended with any.</param>
    public static bool IsTerminal(string? status, string? substatus) =>
        Same(status, ReferralStatus.Closed) || (status is null && SubstatusesByStatus[ReferralStatus.Closed].Any(s => Same(s, substatus)));

    /// <summary>Whether the service takes this change. Staying in the same state is legal; leaving a closed one is not.</summary>
    /// <param name="from">State now.</param>
    /// <param name="to">State wanted.</param>
    public static bool CanMove(ReferralState from, ReferralState to)
    {
        if (!IsLegal(to.Status, to.Substatus))
            return false;

        if (Same(from.Status, to.Status) && Same(from.Substatus, to.Substatus))
            return true;

        return !IsTerminal(from.Status, from.Substatus) && NextByStatus.TryGetValue(from.Status, out var next) && next.Any(s => Same(s, to.Status));
    }

    /// <summary>The states a referral can move to from here, the present one left out. Empty when it has ended.</summary>
    /// <param name="from">State now.</param>
    public static IReadOnlyList<ReferralState> MovesFrom(ReferralState from) =>
        [.. States.Where(to => CanMove(from, to) && !(Same(from.Status, to.Status) && Same(from.Substatus, to.Substatus)))];

    private static bool Same(string? left, string? right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
