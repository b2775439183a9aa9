using System;
using PartnerReferrals.Errors;

namespace PartnerReferrals.Http;

/// <summary>Puts into words why a host could not be reached: one table for the API and the identity service.</summary>
internal static class ConnectionFailure
{
    /// <summary>What to do about a proxy.</summary>
    internal const string ProxyAction =
        "Check the proxy of this machine (HTTPS_PROXY and NO_PROXY, or the system's settings), the login it wants, and that it lets this host through.";

    /// <summary>The exception for a request that got no answer.</summary>
    internal static ConnectionException ToException(AttemptResult result, Uri endpoint, int attempts)
    {
        var (id, action, category) = result.Failure switch
        {
            TransportFailure.NameNotFound => (
                "NameNotFound",
                "Check the network connection, DNS and proxy, and the -Endpoint of Connect-PartnerReferralApi.",
                FailureCategory.ConnectionError),
            TransportFailure.Refused => (
                "Refused",
                "Check that the service or emulator is running and that no firewall is in the way.",
                FailureCategory.ConnectionError),
            TransportFailure.Tls or TransportFailure.Handshake => (
                "Tls",
                "Check the machine's date, its trusted certificates, that TLS 1.2 or later is allowed on it, and whether a proxy inspects the traffic.",
                FailureCategory.SecurityError),
            TransportFailure.TimedOut => ("TimedOut", "Try again later, or allow more time.", FailureCategory.OperationTimeout),
            TransportFailure.TooLarge => (
                "InvalidAnswer",
                "Check the -Endpoint of Connect-PartnerReferralApi and any proxy in between, then try again.",
                FailureCategory.InvalidResult),
            TransportFailure.ProxyUnreachable => ("ProxyUnreachable", ProxyAction, FailureCategory.ConnectionError),
            TransportFailure.ProxyRefused => ("ProxyRefused", ProxyAction, FailureCategory.PermissionDenied),
            _ => ("Lost", "Check the network connection and try again.", FailureCategory.ConnectionError),
        };
        return New(id, Explain(result.Failure, endpoint, result.Proxy, result.Cause!), action, category, result, attempts);
    }

    /// <summary>The exception for a proxy that answered in the service's place, as .NET Framework tells it.</summary>
    internal static ConnectionException ProxyWantsLogin(AttemptResult result, Uri endpoint, int attempts) => New(
        "ProxyRefused", Refused(result.Proxy, endpoint, 407), ProxyAction, FailureCategory.PermissionDenied, result, attempts);

    /// <summary>What happened, one sentence that names the host.</summary>
    internal static string Explain(TransportFailure failure, Uri endpoint, Uri? proxy, Exception cause) => failure switch
    {
        TransportFailure.NameNotFound => $"The name {endpoint.Host} cannot be resolved.",
        TransportFailure.Refused => $"{endpoint.Host} port {endpoint.Port} does not accept connections.",
        TransportFailure.Tls => $"No secure connection to {endpoint.Host}: {Reason(cause)}",
        TransportFailure.Handshake => $"No secure connection to {endpoint.Host}: the other side ended it while encryption was agreed on. {Reason(cause)}",
        TransportFailure.TimedOut => $"{endpoint.Host} gave no answer in time.",
        TransportFailure.TooLarge => $"{endpoint.Host} answered, but {Reason(cause)}",
        TransportFailure.ProxyUnreachable when TransportFailures.ProxyStatus(cause) is { } status =>
            $"{Name(proxy)} cannot reach {endpoint.Host}: it answered {status}.",
        TransportFailure.ProxyUnreachable => $"{Name(proxy)} on the way to {endpoint.Host} cannot be reached: {Reason(cause)}",
        TransportFailure.ProxyRefused => Refused(proxy, endpoint, TransportFailures.ProxyStatus(cause)),
        _ => $"The connection to {endpoint.Host} was lost: {Reason(cause)}",
    };

    private static string Name(Uri? proxy) => proxy is null ? "The proxy" : $"The proxy {proxy.Host}:{proxy.Port}";

    private static string Refused(Uri? proxy, Uri endpoint, int? status) => $"{Name(proxy)} does not let requests through to {endpoint.Host}: " + status switch
    {
        null => "it refused.",
        407 => "it answered 407 and wants a login.",
        _ => $"it answered {status}.",
    };

    private static string Reason(Exception cause) => Redactor.Text(cause.GetBaseException().Message);

    private static ConnectionException New(string id, string what, string action, FailureCategory category, AttemptResult result, int attempts) =>
        new("PartnerReferral.Connection." + id, attempts > 1 ? $"{what} Tried {attempts} times." : what, action, category, result.Cause)
        {
            CorrelationId = result.CorrelationId,
            Attempts = attempts,
        };
}
