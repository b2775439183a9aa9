using System;
using System.Net;
using System.Net.Sockets;
using PartnerReferrals.Errors;

namespace PartnerReferrals.Http;

/// <summary>Reads exceptions of the HTTP stack, which differ between .NET and .NET Framework, and puts them into words.</summary>
internal static class TransportFailures
{
    internal static TransportFailure Classify(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            switch (e)
            {
                case System.Security.Authentication.AuthenticationException:
                    return TransportFailure.Tls;
                case WebException { Status: WebExceptionStatus.TrustFailure or WebExceptionStatus.SecureChannelFailure }:
                    return TransportFailure.Tls;
                case WebException { Status: WebExceptionStatus.NameResolutionFailure or WebExceptionStatus.ProxyNameResolutionFailure }:
                    return TransportFailure.NameNotFound;
                case WebException { Status: WebExceptionStatus.ConnectFailure }:
                    return TransportFailure.Refused;
                case WebException { Status: WebExceptionStatus.Timeout }:
                case TimeoutException:
                    return TransportFailure.TimedOut;
                case SocketException socket:
                    return Classify(socket.SocketErrorCode);
            }
        }

        return TransportFailure.Lost;
    }

    internal static ConnectionException ToException(TransportFailure failure, Uri endpoint, Guid correlationId, int attempts, Exception cause)
    {
        var (id, what, action, category) = failure switch
        {
            TransportFailure.NameNotFound => (
                "NameNotFound",
                $"The name {endpoint.Host} cannot be resolved.",
                "Check the network connection, DNS and proxy, and the -Endpoint of Connect-PartnerReferralApi.",
                FailureCategory.ConnectionError),
            TransportFailure.Refused => (
                "Refused",
                $"{endpoint.Host} port {endpoint.Port} does not accept connections.",
                "Check that the service or emulator is running and that no firewall is in the way.",
                FailureCategory.ConnectionError),
            TransportFailure.Tls => (
                "Tls",
                $"No secure connection to {endpoint.Host}: {Innermost(cause).Message}",
                "Check the machine's date, its trusted certificates, and whether a proxy inspects the traffic.",
                FailureCategory.SecurityError),
            TransportFailure.TimedOut => (
                "TimedOut",
                $"{endpoint.Host} gave no answer in time.",
                "Try again later, or allow more time.",
                FailureCategory.OperationTimeout),
            _ => (
                "Lost",
                $"The connection to {endpoint.Host} was lost: {Innermost(cause).Message}",
                "Check the network connection and try again.",
                FailureCategory.ConnectionError),
        };
        return new ConnectionException("PartnerReferral.Connection." + id, Attempted(what, attempts), action, category, cause)
        {
            CorrelationId = correlationId,
            Attempts = attempts,
        };
    }

    internal static string Describe(TransportFailure failure) => failure switch
    {
        TransportFailure.NameNotFound => "name not found",
        TransportFailure.Refused => "connection refused",
        TransportFailure.Tls => "no secure connection",
        TransportFailure.TimedOut => "no answer in time",
        _ => "connection lost",
    };

    private static TransportFailure Classify(SocketError error) => error switch
    {
        SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData or SocketError.NoRecovery => TransportFailure.NameNotFound,
        SocketError.ConnectionRefused or SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.HostDown or SocketError.NetworkDown => TransportFailure.Refused,
        SocketError.TimedOut => TransportFailure.TimedOut,
        _ => TransportFailure.Lost,
    };

    private static string Attempted(string what, int attempts) => attempts > 1 ? $"{what} Tried {attempts} times." : what;

    private static Exception Innermost(Exception exception) => exception.GetBaseException();
}
