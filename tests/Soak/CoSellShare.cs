namespace PartnerReferrals.Soak;

/// <summary>How many deals of a file are co-sell deals.</summary>
internal enum CoSellShare
{
    /// <summary>None; the file has no columns for them.</summary>
    None,

    /// <summary>Some.</summary>
    Some,

    /// <summary>All.</summary>
    All,
}
