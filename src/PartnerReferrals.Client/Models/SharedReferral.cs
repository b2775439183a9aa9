using System;
using Newtonsoft.Json;

namespace PartnerReferrals;

/// <summary>A co-sell deal with both legs: the partner's own referral and Microsoft's, under one engagement (facts 8).</summary>
public sealed class SharedReferral
{
    /// <summary>The engagement that holds both legs.</summary>
    public string? EngagementId { get; init; }

    /// <summary>The partner's own leg.</summary>
    public Referral? Referral { get; init; }

    /// <summary>Microsoft's leg; null while it is missing.</summary>
    public Referral? ConnectedReferral { get; init; }

    /// <summary>How far it got.</summary>
    public SharedReferralState State =>
        ConnectedReferral is not null ? SharedReferralState.Complete : Referral is not null ? SharedReferralState.OwnLegOnly : SharedReferralState.None;

    /// <summary>Deal name.</summary>
    [JsonIgnore]
    public string? Name => Referral?.Name;

    /// <summary>Name of the customer.</summary>
    [JsonIgnore]
    public string? CustomerName => Referral?.CustomerName;

    /// <summary>Status and substatus of the own leg.</summary>
    [JsonIgnore]
    public string? OwnState => Referral?.CurrentState;

    /// <summary>Status and substatus of Microsoft's leg.</summary>
    [JsonIgnore]
    public string? MicrosoftState => ConnectedReferral?.CurrentState;

    /// <summary>Why Microsoft's leg ended as it did, in Microsoft's words; null where it does not say.</summary>
    [JsonIgnore]
    public string? MicrosoftStatusReason => ConnectedReferral?.StatusReason;

    /// <summary>Id of the deal in Microsoft's CRM, there once Microsoft has accepted (facts 4.9).</summary>
    [JsonIgnore]
    public string? MicrosoftCrmId => ConnectedReferral?.TrackingInfo?.MicrosoftMsxId ?? Referral?.TrackingInfo?.MicrosoftMsxId;

    /// <summary>When Microsoft was asked (UTC).</summary>
    [JsonIgnore]
    public DateTimeOffset? AskedDateTime => ConnectedReferral?.CreatedDateTime;

    /// <summary>When the invitation lapses, or lapsed (UTC).</summary>
    [JsonIgnore]
    public DateTimeOffset? ExpirationDateTime => ConnectedReferral?.ExpirationDateTime;

    /// <summary>When Microsoft accepted or declined (UTC); null while it did neither, and for an invitation that lapsed.</summary>
    [JsonIgnore]
    public DateTimeOffset? AnsweredDateTime =>
        ConnectedReferral is { } leg ? leg.AcceptedDateTime ?? (leg.IsExpired ? null : leg.ClosedDateTime) : null;

    /// <summary>Whole days until the invitation lapses; null once it is answered or has lapsed.</summary>
    [JsonIgnore]
    public int? DaysToExpiry => ConnectedReferral?.DaysToExpiry;

    /// <inheritdoc/>
    public override string ToString() => $"{Name} (engagement {EngagementId})";
}

/// <summary>How far a shared referral got.</summary>
public enum SharedReferralState : long // ConvertTo-Json writes an enum of this width as its name.
{
    /// <summary>Nothing exists yet.</summary>
    None,

    /// <summary>The partner's own leg exists, Microsoft's does not.</summary>
    OwnLegOnly,

    /// <summary>Both legs exist.</summary>
    Complete,
}
