using System;
using System.Net.Http;
using System.Threading;
using PartnerReferrals.Errors;

namespace PartnerReferrals.Http;

/// <summary>Turns a failed call into the exception the user sees.</summary>
internal static class CallFailure
{
    /// <summary>Nobody knows whether the service acted.</summary>
    internal static OutcomeUnknownException Unknown(Call call, AttemptResult result, Uri endpoint)
    {
        var answer = result.ApiResponse;
        var what = answer switch
        {
            null when result.Failure == TransportFailure.TimedOut => $"{endpoint.Host} gave no answer in time",
            null when result.Failure == TransportFailure.TooLarge => $"{endpoint.Host} answered, but {result.Cause!.Message}".TrimEnd('.'),
            null => $"the connection to {endpoint.Host} was lost before the answer",
            { IsSuccess: true } => $"{endpoint.Host} answered {answer.Status}, but the answer is empty, cut off, or not the referral that was sent",
            { Status: >= 300 and < 400 } => $"{endpoint.Host} answered {answer.Status} and points elsewhere, which does not say whether it acted",
            _ => $"{endpoint.Host} answered {answer.Status}: {ServiceFaults.Read(answer).Message}".TrimEnd(' ', ':'),
        };
        return new OutcomeUnknownException(
            $"The request was sent and nobody can say whether it took effect: {what}.",
            "Do not send it again before you have looked in Partner Center or with Get-PartnerReferral whether it is there.",
            result.Cause)
        {
            SentAt = call.SentAt,
            LogicalRequestId = call.Context.LogicalRequestId,
            CorrelationId = result.CorrelationId,
            RequestId = answer?.RequestId,
            StatusCode = answer?.StatusCode,
            Attempts = call.Attempts,
        };
    }

    /// <summary>Refused, or not reached, or out of attempts.</summary>
    internal static PartnerReferralException Final(Call call, AttemptResult result, Uri endpoint, TimeSpan? retryAfter)
    {
        var isRead = call.Request.Method == HttpMethod.Get;
        if (result.ApiResponse is not { } answer)
        {
            return !isRead && (call.MayHaveActed || !result.CertainlyNotSent)
                ? Unknown(call, result, endpoint)
                : result.NoToken ?? (PartnerReferralException)ConnectionFailure.ToException(result, endpoint, call.Attempts);
        }

        if (answer.Status == 407)
        {
            return ConnectionFailure.ProxyWantsLogin(result, endpoint, call.Attempts);
        }

        if (answer.IsSuccess)
        {
            return isRead ? InvalidAnswer(answer, endpoint, call.Attempts) : Unknown(call, result, endpoint);
        }

        // "Not available, come back later" may be said by what stands in front of a service that went on. Who asks before a repetition has not been able to ask.
        if (!isRead && answer.Status >= 500 && (call.MayHaveActed || call.Context.Repeating is not null || answer.Header("Retry-After") is null))
        {
            return Unknown(call, result, endpoint);
        }

        return ApiErrors.ToException(answer, call.Request.Kind, call.Attempts, retryAfter, call.MayHaveArrived);
    }

    private static ConnectionException InvalidAnswer(ApiResponse answer, Uri endpoint, int attempts)
    {
        var title = ServiceFaults.HtmlTitle(answer) is { } text ? Redactor.Text(text, answer.Private) : null;
        var what = answer.Body.Length == 0 ? "is empty" : title is null ? "cannot be read" : $"is a web page ({title})";
        return new ConnectionException(
            "PartnerReferral.Connection.InvalidAnswer",
            $"{endpoint.Host} answered {answer.Status}, but the answer {what}.",
            "Check the -Endpoint of Connect-PartnerReferralApi and any proxy in between, then try again.",
            FailureCategory.InvalidResult)
        {
            CorrelationId = answer.CorrelationId,
            Attempts = attempts,
        };
    }
}

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
        new("PartnerReferral.Connection." + id, attempts > 1 ? $"{what.TrimEnd('.')}. Tried {attempts} times." : what, action, category, result.Cause)
        {
            CorrelationId = result.CorrelationId,
            Attempts = attempts,
        };
}

/// <summary>The call was cancelled at a moment when certainly nothing of it had been done by the service.</summary>
internal sealed class NothingSentException(CancellationToken token, Exception cause) : OperationCanceledException("Cancelled before anything was sent.", cause, token);
