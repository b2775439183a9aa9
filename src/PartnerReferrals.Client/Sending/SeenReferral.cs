using System;

namespace PartnerReferrals.Sending;

/// <summary>A referral of the service's list that a search has seen.</summary>
internal sealed class SeenReferral(Referral referral, TimeSpan firstSeen)
{
    private DealTraits? _traits;

    internal Referral Referral { get; } = referral;

    internal string Id => Referral.Id!;

    /// <summary>Steady time when it was seen for the first time.</summary>
    internal TimeSpan FirstSeen { get; } = firstSeen;

    internal DealTraits Traits => _traits ??= DealTraits.Of(Referral.Json);
}
