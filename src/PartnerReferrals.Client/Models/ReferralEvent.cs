using System;

namespace PartnerReferrals;

/// <summary>What Partner Center tells about a referral: that it was created or changed (facts 1, "Webhooks"). The referral itself has to be read.</summary>
public sealed class ReferralEvent
{
    internal ReferralEvent()
    {
    }

    /// <summary>Name of the event, such as <c>referral-updated</c>.</summary>
    public string EventName { get; internal init; } = "";

    /// <summary>Id of the referral; null for an event about something else, such as the test event.</summary>
    public string? ReferralId { get; internal init; }

    /// <summary><c>Own</c> for a referral of yours, <c>Related</c> for the other party's in the same engagement; null where it is about no referral.</summary>
    public string? Side { get; internal init; }

    /// <summary>When it happened.</summary>
    public DateTimeOffset? ChangedDateTime { get; internal init; }

    /// <summary>The same for the same event, however often it is delivered.</summary>
    public string EventKey { get; internal init; } = "";

    /// <summary>What kind of thing changed, as the service calls it.</summary>
    public string? ResourceName { get; internal init; }

    /// <summary>Where the service says the changed thing is. Never followed by this module.</summary>
    public string? ResourceUri { get; internal init; }

    /// <summary>Where the service says its record of the change is; mostly null.</summary>
    public string? AuditUri { get; internal init; }

    /// <summary>The signature was checked: Partner Center sent it, and nobody changed it.</summary>
    public bool IsVerified { get; internal init; }

    /// <inheritdoc/>
    public override string ToString() => ReferralId is null ? EventName : $"{EventName} {ReferralId}";
}
