namespace PartnerReferrals.Http;

/// <summary>What is done after the service answered that it did nothing and asked to wait.</summary>
internal enum RepeatDecision
{
    /// <summary>It is believed: the request is sent again.</summary>
    Repeat,

    /// <summary>It cannot be looked yet whether it is so: wait once more.</summary>
    AskAgain,

    /// <summary>It is not believed: nobody knows.</summary>
    Unknown,
}
