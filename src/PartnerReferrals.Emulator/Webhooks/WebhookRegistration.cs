using System;
using System.Collections.Generic;
using System.Linq;

namespace PartnerReferrals.Emulator.Webhooks;

/// <summary>Where one organization wants which events (facts 1, "Webhooks").</summary>
/// <param name="SubscriberId">The service's id of the subscriber.</param>
/// <param name="Url">Where events are posted to.</param>
/// <param name="Events">Their names.</param>
/// <param name="InMsSignatureHeader">The signature stands in <c>x-ms-signature</c> instead of <c>Authorization</c>.</param>
/// <param name="Origin">Address of this emulator as the subscriber knows it: its certificate is there.</param>
internal sealed record WebhookRegistration(Guid SubscriberId, Uri Url, IReadOnlyList<string> Events, bool InMsSignatureHeader, string Origin)
{
    /// <summary>The events there are; the last of them is the test. The real service has more.</summary>
    public static readonly IReadOnlyList<string> Available =
    [
        "referral-created", "referral-updated", "related-referral-created", "related-referral-updated", "subscription-updated", TestEvent,
    ];

    public const string TestEvent = "test-created";

    public bool Wants(string eventName) => Events.Contains(eventName, StringComparer.OrdinalIgnoreCase);
}

/// <summary>What happened to what, for one subscriber.</summary>
/// <param name="EventName">Name of the event.</param>
/// <param name="ResourceName">Kind of thing.</param>
/// <param name="ResourceUri">Its address, as the service writes it.</param>
/// <param name="Time">When it happened.</param>
internal sealed record EventNotice(string EventName, string ResourceName, string ResourceUri, DateTimeOffset Time);
