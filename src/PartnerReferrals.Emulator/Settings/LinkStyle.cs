namespace PartnerReferrals.Emulator.Settings;

/// <summary>How the links of a referral are spelt (facts 10.3).</summary>
internal enum LinkStyle
{
    /// <summary>Correct links.</summary>
    Off,

    /// <summary>With the mistakes of the published samples.</summary>
    Documented,

    /// <summary>As seen in real answers: the GUID in the filter stands unquoted.</summary>
    Observed,
}
