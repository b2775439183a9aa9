namespace PartnerReferrals.Emulator.Settings;

/// <summary>How much a create body must hold.</summary>
internal enum ValidationProfile
{
    /// <summary>What the API pages document.</summary>
    Api,

    /// <summary>Also what only the portal and its bulk upload demand (facts 9, "Validation worth enforcing").</summary>
    Portal,
}
