using System;

namespace PartnerReferrals.Sending;

/// <summary>The two referrals that a co-sell deal is posted as (facts 8).</summary>
public sealed class SharedReferralLegs
{
    /// <summary>The partner's own leg: <c>type: Shared</c>, target <c>SolutionProfile</c>.</summary>
    public Referral Own => throw new NotImplementedException();

    /// <summary>Splits one mapped referral, whose <c>inviteContext</c> holds notes and help code for Microsoft.</summary>
    /// <param name="referral">The deal.</param>
    /// <param name="solutionId">Solution profile to target; null to keep the deal's own target or take its first solution.</param>
    public static SharedReferralLegs Split(Referral referral, string? solutionId = null) => throw new NotImplementedException();

    /// <summary>Legs for a deal that exists already and lacks Microsoft's.</summary>
    /// <param name="existing">The deal as the service gave it.</param>
    /// <param name="inviteContext">Notes and help code for Microsoft.</param>
    public static SharedReferralLegs ForExisting(Referral existing, InviteContext inviteContext) => throw new NotImplementedException();

    /// <summary>Microsoft's leg under the engagement of the own leg, as the service answered it.</summary>
    public Referral Connected(Referral ownAnswer) => throw new NotImplementedException();
}
