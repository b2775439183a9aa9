using System;
using System.Collections.Generic;
using System.Linq;
using PartnerReferrals.KnownValues;

namespace PartnerReferrals.Events;

/// <summary>The events this module knows (facts 1, "Webhooks"). The service has many more, which are others' business.</summary>
internal static class EventNames
{
    /// <summary>The event that is sent to try a registration; it has to be registered for like any other.</summary>
    internal const string Test = "test-created";

    private const string RelatedPrefix = "related-";

    /// <summary>About referrals, and the test.</summary>
    internal static IReadOnlyList<KnownValue> All { get; } =
    [
        new("referral-created", "A referral of yours was created"),
        new("referral-updated", "A referral of yours was changed"),
        new("related-referral-created", "The other party's referral of one of your engagements was created"),
        new("related-referral-updated", "The other party's referral of one of your engagements was changed"),
        new(Test, "The test event of Test-PartnerReferralWebhook"),
    ];

    /// <summary>Whether an event is of the kind this module is for, test event included.</summary>
    internal static bool IsOurs(string name) => All.Any(known => known.Value.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whose referral an event is about; null where it is about none.</summary>
    internal static string? SideOf(string name) =>
        name.StartsWith("referral-", StringComparison.OrdinalIgnoreCase) ? "Own"
        : name.StartsWith(RelatedPrefix + "referral-", StringComparison.OrdinalIgnoreCase) ? "Related"
        : null;
}
