namespace PartnerReferrals.Http;

/// <summary>What a request is for, as far as it decides what a refusal means to the user.</summary>
internal enum RequestKind
{
    /// <summary>Makes a referral.</summary>
    Create,

    /// <summary>Reads one referral by its id.</summary>
    Read,

    /// <summary>Reads a page of a list.</summary>
    List,

    /// <summary>Changes a referral.</summary>
    Change,

    /// <summary>A request the user wrote.</summary>
    Raw,
}
