using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Reflection;
using System.Text.RegularExpressions;

namespace PartnerReferrals.Http;

/// <summary>Reads exceptions of the HTTP stack, which differ between .NET and .NET Framework.</summary>
internal static class TransportFailures
{
    // What .NET 8 and later say themselves; it is not in .NET Standard.
    private static readonly PropertyInfo? RequestError = typeof(HttpRequestException).GetProperty("HttpRequestError");

    private static readonly Regex TunnelStatus = new(@"'(\d{3})'\W*$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>Why there was no answer.</summary>
    /// <param name="exception">What the stack threw.</param>
    /// <param name="viaProxy">The connection was to be made to a proxy.</param>
    internal static TransportFailure Classify(Exception exception, bool viaProxy = false)
    {
        var failure = Classify([.. Chain(exception)]);
        return viaProxy && (failure is TransportFailure.Refused or TransportFailure.NameNotFound) ? TransportFailure.ProxyUnreachable : failure;
    }

    /// <summary>The status with which a proxy refused to open a tunnel; null where it did not, or did not say.</summary>
    internal static int? ProxyStatus(Exception exception) =>
        Chain(exception).FirstOrDefault(IsTunnelError) is { } tunnel && TunnelStatus.Match(tunnel.Message) is { Success: true } match
            ? int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)
            : null;

    /// <summary>A few words for the log.</summary>
    internal static string Describe(TransportFailure failure) => failure switch
    {
        TransportFailure.NameNotFound => "name not found",
        TransportFailure.Refused => "connection refused",
        TransportFailure.Tls or TransportFailure.Handshake => "no secure connection",
        TransportFailure.TimedOut => "no answer in time",
        TransportFailure.TooLarge => "answer too large",
        TransportFailure.ProxyUnreachable => "proxy not reached, or it cannot reach the service",
        TransportFailure.ProxyRefused => "refused by the proxy",
        _ => "connection lost",
    };

    /// <summary>
    /// Whether a stream broke while encryption was agreed on. .NET Framework says so by a message that is translated,
    /// and by where it was thrown, which is not.
    /// </summary>
    internal static bool IsHandshake(string message, string? stackTrace) =>
        message.StartsWith("Authentication failed because the remote party", StringComparison.Ordinal)
        || (stackTrace is not null
            && (stackTrace.Contains("ProcessAuthentication") || stackTrace.Contains("ForceAuthentication")
                || (stackTrace.Contains("TlsStream.EndWrite") && stackTrace.Contains("WriteHeaders"))));

    private static TransportFailure Classify(IReadOnlyList<Exception> chain)
    {
        if (chain.OfType<ApiResponseTooLargeException>().Any())
        {
            return TransportFailure.TooLarge;
        }

        if (chain.Any(e => e is System.Security.Authentication.AuthenticationException
            or WebException { Status: WebExceptionStatus.TrustFailure or WebExceptionStatus.SecureChannelFailure }))
        {
            return TransportFailure.Tls;
        }

        if (chain.Any(e => IsTunnelError(e) || e is WebException { Status: WebExceptionStatus.RequestProhibitedByProxy }))
        {
            return ProxyStatus(chain[0]) >= 500 ? TransportFailure.ProxyUnreachable : TransportFailure.ProxyRefused;
        }

        if (chain.Any(e => e is WebException { Status: WebExceptionStatus.ProxyNameResolutionFailure }))
        {
            return TransportFailure.ProxyUnreachable;
        }

        if (chain.Any(e => SaysItself(e) == "SecureConnectionError" || (e is IOException && IsHandshake(e.Message, e.StackTrace))))
        {
            return TransportFailure.Handshake;
        }

        // The socket knows better than the request around it: to that one a time-out is a failure to connect like any other.
        if (chain.OfType<SocketException>().FirstOrDefault() is { } socket)
        {
            return Classify(socket.SocketErrorCode);
        }

        return chain.OfType<WebException>().FirstOrDefault()?.Status switch
        {
            WebExceptionStatus.NameResolutionFailure => TransportFailure.NameNotFound,
            WebExceptionStatus.ConnectFailure => TransportFailure.Refused,
            WebExceptionStatus.Timeout => TransportFailure.TimedOut,
            _ => chain.OfType<TimeoutException>().Any() ? TransportFailure.TimedOut : TransportFailure.Lost,
        };
    }

    private static TransportFailure Classify(SocketError error) => error switch
    {
        SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData or SocketError.NoRecovery => TransportFailure.NameNotFound,
        SocketError.ConnectionRefused or SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.HostDown or SocketError.NetworkDown => TransportFailure.Refused,
        SocketError.TimedOut => TransportFailure.TimedOut,
        _ => TransportFailure.Lost,
    };

    private static bool IsTunnelError(Exception exception) => SaysItself(exception) == "ProxyTunnelError";

    private static string? SaysItself(Exception exception) =>
        exception is HttpRequestException ? RequestError?.GetValue(exception)?.ToString() : null;

    private static IEnumerable<Exception> Chain(Exception exception)
    {
        for (Exception? e = exception; e is not null; e = e.InnerException)
        {
            yield return e;
        }
    }
}

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
