namespace PartnerReferrals.Emulator.Settings;

/// <summary>How <c>@odata.nextLink</c> is spelt (facts 10.4).</summary>
internal enum NextLinkStyle
{
    /// <summary>The scheme, host and path of the request.</summary>
    Clean,

    /// <summary>As published: scheme <c>http</c>, no <c>/engagements</c> in the path.</summary>
    Documented,
}
