using System.Collections.Generic;

namespace PartnerReferrals.Http;

/// <summary>One page of the list.</summary>
public sealed class ReferralPage
{
    /// <summary>The referrals of the page.</summary>
    public required IReadOnlyList<Referral> Referrals { get; init; }

    /// <summary>The service's count; null where it gave none. Not reliable (facts 7).</summary>
    public long? Count { get; init; }

    /// <summary>Query string of the next page; null on the last. Only the query of the service's link is kept (facts 10.4).</summary>
    public string? Continuation { get; init; }

    /// <summary>Why the page is no proof of what it lacks, such as an old copy out of a cache; null where there is no such reason.</summary>
    internal string? Flaw { get; init; }
}
