using System;

namespace PartnerReferrals.Errors;

/// <summary>
/// The service could not be reached, or gave no usable answer to a request that changes nothing.
/// Error ids: <c>PartnerReferral.Connection.</c> with <c>NameNotFound</c>, <c>Refused</c>, <c>Tls</c>, <c>TimedOut</c>, <c>Lost</c>,
/// <c>ProxyUnreachable</c>, <c>ProxyRefused</c>, <c>InvalidAnswer</c>, <c>InsecureEndpoint</c>, <c>InvalidEndpoint</c>, <c>ForeignAddress</c>, <c>Redirected</c>.
/// </summary>
public sealed class ConnectionException : PartnerReferralException
{
    internal ConnectionException(
        string errorId,
        string message,
        string recommendedAction,
        FailureCategory category = FailureCategory.ConnectionError,
        Exception? inner = null)
        : base(errorId, message, recommendedAction, inner, category)
    {
    }

    /// <summary>The id this client gave to the call (<c>client-request-id</c>), where one was sent.</summary>
    public Guid? CorrelationId { get; internal init; }

    /// <summary>How often the request was tried.</summary>
    public int Attempts { get; internal init; }
}
