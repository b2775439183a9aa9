using System;

namespace PartnerReferrals.Errors;

/// <summary>
/// The own leg of a shared referral exists, Microsoft's leg does not (or nobody knows). Nothing is lost: <see cref="SharedReferral"/> carries the first leg.
/// Error id <c>PartnerReferral.SharedReferralIncomplete</c>.
/// </summary>
public sealed class SharedReferralIncompleteException : PartnerReferralException
{
    /// <summary>The error id.</summary>
    public const string Id = "PartnerReferral.SharedReferralIncomplete";

    internal SharedReferralIncompleteException(SharedReferral sharedReferral, PartnerReferralException cause)
        : base(
            Id,
            $"Your own referral {sharedReferral.Referral?.Id} (engagement {sharedReferral.EngagementId}) was created, Microsoft's was not: {cause.Message}",
            $"Fix the cause, then finish it with: Get-PartnerReferral -Id {sharedReferral.Referral?.Id} | New-PartnerSharedReferral. Or run the same command again: only what is missing is posted. {cause.RecommendedAction}",
            cause,
            cause.Category)
    {
        SharedReferral = sharedReferral;
    }

    /// <summary>What there is so far.</summary>
    public SharedReferral SharedReferral { get; }
}
