namespace PartnerReferrals.Emulator.Security;

/// <summary>A user's role in Partner Center (facts 2).</summary>
internal enum PartnerRole
{
    None,
    ReferralsAdmin,
    ReferralsUser,
    GlobalAdmin,
}
