using System;
using System.Text;
using PartnerReferrals.Errors;

namespace PartnerReferrals.Http;

/// <summary>Tells the observers of a call what happens to it. An observer that throws does not disturb the call.</summary>
internal readonly struct HttpTracer(Call call, IHttpTraceObserver? clientObserver)
{
    private readonly IHttpTraceObserver? _callObserver = call.Context.Observer == clientObserver ? null : call.Context.Observer;

    private bool IsWatched => clientObserver is not null || _callObserver is not null;

    private bool WantsBodies => clientObserver is { WantsBodies: true } || _callObserver is { WantsBodies: true };

    internal void Starting(Guid correlationId)
    {
        if (IsWatched)
        {
            var body = WantsBodies && call.Request.Body is { } bytes ? Redactor.Body(Encoding.UTF8.GetString(bytes)) : null;
            Tell(New(HttpTraceKind.RequestStarting, correlationId, body: body));
        }
    }

    internal void Received(ApiResponse answer, TimeSpan elapsed)
    {
        if (IsWatched)
        {
            Tell(New(HttpTraceKind.ResponseReceived, answer.CorrelationId, elapsed, answer: answer, body: WantsBodies ? Redactor.Body(answer.Body, answer.Private) : null));
        }
    }

    internal void Failed(Guid correlationId, TimeSpan elapsed, string reason)
    {
        if (IsWatched)
        {
            Tell(New(HttpTraceKind.AttemptFailed, correlationId, elapsed, reason: reason));
        }
    }

    internal void Retrying(TimeSpan delay, string reason)
    {
        if (IsWatched)
        {
            Tell(New(HttpTraceKind.Retrying, Guid.Empty, delay: delay, reason: reason));
        }
    }

    internal void Throttled(TimeSpan delay)
    {
        if (IsWatched)
        {
            Tell(New(HttpTraceKind.Throttled, Guid.Empty, delay: delay));
        }
    }

    private HttpTraceEvent New(
        HttpTraceKind kind,
        Guid correlationId,
        TimeSpan elapsed = default,
        TimeSpan delay = default,
        string? reason = null,
        string? body = null,
        ApiResponse? answer = null) => new()
    {
        Kind = kind,
        Method = call.Request.Method.Method,
        Path = Redactor.Text(Uri.UnescapeDataString(call.Request.Address.PathAndQuery)),
        Attempt = call.Attempts,
        CorrelationId = correlationId,
        RequestId = answer?.RequestId,
        StatusCode = answer?.Status ?? 0,
        Elapsed = elapsed,
        Delay = delay,
        Reason = reason,
        Body = body,
    };

    private void Tell(HttpTraceEvent traffic)
    {
        Tell(clientObserver, traffic);
        Tell(_callObserver, traffic);
    }

    internal static void Tell(IHttpTraceObserver? observer, HttpTraceEvent traffic)
    {
        try
        {
            observer?.Observe(traffic);
        }
        catch (Exception)
        {
            // Watching must not change the outcome of a create.
        }
    }
}
