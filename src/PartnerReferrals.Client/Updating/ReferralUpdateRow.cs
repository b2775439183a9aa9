using PartnerReferrals.Mapping;

namespace PartnerReferrals.Updating;

/// <summary>One row that changes an existing referral.</summary>
public sealed class ReferralUpdateRow
{
    /// <summary>What the row says; its <see cref="MappedReferral.ReferralId"/> names the referral.</summary>
    public required MappedReferral Mapped { get; init; }

    /// <summary>Whatever the caller wants back with the outcome.</summary>
    public object? Tag { get; init; }
}
