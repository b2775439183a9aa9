using System;

namespace PartnerReferrals.Emulator.Settings;

/// <summary>A partner organization with its directory tenant. The same name and seed give the same ids in every run.</summary>
internal sealed record Organization(string Id, string Name, Guid TenantId)
{
    /// <summary>Microsoft as a party of a referral (facts 4.1, "organizationId").</summary>
    public static readonly Organization Microsoft = new("msft", "Microsoft", Guid.Empty);
}

/// <summary>A user's role in Partner Center (facts 2).</summary>
internal enum PartnerRole
{
    None,
    ReferralsAdmin,
    ReferralsUser,
    GlobalAdmin,
}
