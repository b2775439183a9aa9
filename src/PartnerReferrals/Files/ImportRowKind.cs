namespace PartnerReferrals.Files;

/// <summary>What a row of a file asks for.</summary>
internal enum ImportRowKind
{
    /// <summary>A new referral.</summary>
    Create,

    /// <summary>A new co-sell deal: both legs.</summary>
    CoSell,

    /// <summary>A change of the referral it names.</summary>
    Update,
}
