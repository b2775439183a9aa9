using System;
using System.Collections.Generic;

namespace PartnerReferrals.Changes;

/// <summary>What is kept of a referral that was seen, to tell later whether and how it changed. No names, no contacts, no texts.</summary>
internal sealed class SeenReferral
{
    /// <summary>The version that was seen.</summary>
    internal string? ETag { get; init; }

    internal DateTimeOffset? Updated { get; init; }

    internal string? EngagementId { get; init; }

    /// <summary>The leg is Microsoft's.</summary>
    internal bool IsMicrosofts { get; init; }

    /// <summary>The partner's own leg of a co-sell deal.</summary>
    internal bool IsShared { get; init; }

    /// <summary>It has ended.</summary>
    internal bool IsTerminal { get; init; }

    internal string? State { get; init; }

    internal decimal? DealValue { get; init; }

    internal string? Currency { get; init; }

    internal DateTimeOffset? ClosingDate { get; init; }

    /// <summary>Microsoft's answer to it is still to come, or may change: its engagement has to be looked at.</summary>
    internal bool IsFollowed => EngagementId is not null && !IsTerminal && (IsMicrosofts || IsShared);

    internal static SeenReferral Of(Referral referral) => new()
    {
        ETag = referral.ETag,
        Updated = referral.UpdatedDateTime,
        EngagementId = referral.EngagementId,
        IsMicrosofts = referral.IsMicrosofts,
        IsShared = !referral.IsMicrosofts && referral.DealType == PartnerReferrals.DealType.CoSell,
        IsTerminal = referral.IsTerminal,
        State = referral.CurrentState,
        DealValue = referral.DealValue,
        Currency = referral.Currency,
        ClosingDate = referral.ClosingDate,
    };

    /// <summary>Whether a referral is as it was seen.</summary>
    internal bool IsAsSeen(Referral referral) =>
        ETag is not null && referral.ETag is { } eTag ? ETag == eTag : Updated == referral.UpdatedDateTime && State == referral.CurrentState;

    /// <summary>What is different of what is kept.</summary>
    internal IReadOnlyList<string> DifferencesFrom(Referral referral)
    {
        var fields = new List<string>();
        Compare(State, referral.CurrentState, "State");
        Compare(DealValue, referral.DealValue, nameof(DealValue));
        Compare(Currency, referral.Currency, nameof(Currency));
        Compare(ClosingDate, referral.ClosingDate, nameof(ClosingDate));
        return fields;

        void Compare<T>(T before, T now, string field)
        {
            if (!EqualityComparer<T>.Default.Equals(before, now))
            {
                fields.Add(field);
            }
        }
    }
}
