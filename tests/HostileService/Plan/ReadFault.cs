namespace PartnerReferrals.Hostile;

/// <summary>What is wrong with an answer to a GET.</summary>
public enum ReadFault
{
    /// <summary>The connection breaks.</summary>
    Dropped,

    /// <summary>A status (<see cref="ReadRule.Status"/>) with a gateway's web page.</summary>
    GatewayError,

    /// <summary>A status (<see cref="ReadRule.Status"/>) with an error of the API.</summary>
    ApiError,

    /// <summary>Half of the body.</summary>
    Truncated,

    /// <summary>A page of others' referrals, whose next link leads to itself.</summary>
    NextLinkToItself,

    /// <summary>Pages of others' referrals, whose next links lead to each other.</summary>
    NextLinksAlternate,

    /// <summary>Pages of others' referrals, whose next links never end.</summary>
    NextLinksEndless,

    /// <summary>A whole list whose next links lead to another host.</summary>
    NextLinksElsewhere,

    /// <summary>No referral at all.</summary>
    EmptyList,

    /// <summary>206 with others' referrals only.</summary>
    PartialContent,

    /// <summary>203 with others' referrals only.</summary>
    TransformedContent,

    /// <summary>The list as it was <see cref="ReadRule.Age"/> ago, and an <c>Age</c> header that says so.</summary>
    OldAge,

    /// <summary>The list as it was <see cref="ReadRule.Age"/> ago; nothing says so.</summary>
    Stale,

    /// <summary>Numbers, words, nulls and objects without an id in place of referrals.</summary>
    NoReferrals,

    /// <summary>A redirect to the same address.</summary>
    RedirectLoop,

    /// <summary>A redirect to another host.</summary>
    RedirectElsewhere,

    /// <summary>The true answer in a body that never ends.</summary>
    EndlessBody,

    /// <summary>A small compressed body that never ends once it is unpacked. On the wire only.</summary>
    CompressionBomb,

    /// <summary>The true answer, <see cref="ReadRule.Age"/> late.</summary>
    Late,
}
