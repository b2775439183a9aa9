namespace PartnerReferrals.Sending;

/// <summary>Whether a referral of the service is what came of a create.</summary>
internal enum Likeness
{
    /// <summary>It is another.</summary>
    Different,

    /// <summary>It may be, in a spelling of the service's own, or changed since.</summary>
    Possible,

    /// <summary>It is.</summary>
    Same,
}
