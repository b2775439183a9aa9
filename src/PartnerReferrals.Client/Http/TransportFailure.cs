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

    /// <summary>The connection broke while encryption was agreed on: no common version of TLS, or a passing trouble.</summary>
    Handshake,

    /// <summary>No answer in time.</summary>
    TimedOut,

    /// <summary>The connection broke.</summary>
    Lost,

    /// <summary>The answer goes on beyond what this call can have for an answer.</summary>
    TooLarge,

    /// <summary>The proxy cannot be reached, or cannot reach the host.</summary>
    ProxyUnreachable,

    /// <summary>The proxy does not let the request through.</summary>
    ProxyRefused,
}
