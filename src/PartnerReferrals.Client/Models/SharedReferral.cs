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
