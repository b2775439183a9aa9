using System;
using System.Collections.Generic;
using Newtonsoft.Json;

namespace PartnerReferrals;

/// <summary>A referral that is new or has changed since it was seen last: what it is now, and what of it was known before.</summary>
public sealed class ReferralChange
{
    /// <summary>New, or changed.</summary>
    public required ReferralChangeKind Kind { get; init; }

    /// <summary>The referral as it is now.</summary>
    public required Referral Referral { get; init; }

    /// <summary>Whose leg it is: <c>Microsoft</c>, or the name of the organization.</summary>
    public string? Owner => Referral.Owner;

    /// <summary>Referral id.</summary>
    [JsonIgnore]
    public string? ReferralId => Referral.Id;

    /// <summary>Engagement of the referral.</summary>
    [JsonIgnore]
    public string? EngagementId => Referral.EngagementId;

    /// <summary>Your own id of the deal.</summary>
    [JsonIgnore]
    public string? ExternalReferenceId => Referral.ExternalReferenceId;

    /// <summary>Deal name.</summary>
    [JsonIgnore]
    public string? Name => Referral.Name;

    /// <summary>
    /// Which of state, value, currency and closing date differ from what was known: <c>State</c>, <c>DealValue</c>, <c>Currency</c>, <c>ClosingDate</c>. Empty
    /// where something else changed, and where nothing was known.
    /// </summary>
    public IReadOnlyList<string> ChangedFields { get; init; } = [];

    /// <summary>Status and substatus before; null where they were not known.</summary>
    public string? PreviousState { get; init; }

    /// <summary>Status and substatus now.</summary>
    public string? CurrentState => Referral.CurrentState;

    /// <summary>Value before; null where it was not known.</summary>
    public decimal? PreviousDealValue { get; init; }

    /// <summary>Value now.</summary>
    public decimal? DealValue => Referral.DealValue;

    /// <summary>Currency before; null where it was not known.</summary>
    public string? PreviousCurrency { get; init; }

    /// <summary>Currency now.</summary>
    public string? Currency => Referral.Currency;

    /// <summary>Closing date before (UTC); null where it was not known.</summary>
    public DateTimeOffset? PreviousClosingDate { get; init; }

    /// <summary>Closing date now (UTC).</summary>
    public DateTimeOffset? ClosingDate => Referral.ClosingDate;

    /// <summary>When it changed (UTC, the service's clock).</summary>
    public DateTimeOffset? UpdatedDateTime => Referral.UpdatedDateTime;

    /// <inheritdoc/>
    public override string ToString() => $"{Kind}: {Referral}";
}

/// <summary>What became of a referral since it was seen last.</summary>
public enum ReferralChangeKind : long // ConvertTo-Json writes an enum of this width as its name.
{
    /// <summary>It was created since.</summary>
    New,

    /// <summary>It existed, and something about it is different.</summary>
    Changed,
}
