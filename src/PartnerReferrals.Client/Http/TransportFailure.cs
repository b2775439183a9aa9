namespace PartnerReferrals.Http;

/// <summary>Why an attempt got no answer.</summary>
internal enum TransportFailure
{
    /// <summary>The name of the host is not known.</summary>
    NameNotFound,

    /// <summary>Nobody accepts the connection.</summary>
    Refused,

    /// <summary>No trust or no common encryption.</summary>
    Tls,

    /// <summary>No answer in time.</summary>
    TimedOut,

    /// <summary>The connection broke.</summary>
    Lost,
}
