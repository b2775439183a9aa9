using System;
using System.Globalization;

namespace PartnerReferrals.Http;

/// <summary>One thing that happened on the wire. <see cref="ToString"/> is a line for -Verbose; <see cref="Body"/> is for -Debug.</summary>
internal sealed class HttpTraceEvent
{
    /// <summary>What happened.</summary>
    public required HttpTraceKind Kind { get; init; }

    /// <summary>HTTP method.</summary>
    public string Method { get; init; } = "";

    /// <summary>Path and query, without the host; contact data in the query is masked.</summary>
    public string Path { get; init; } = "";

    /// <summary>1 for the first attempt.</summary>
    public int Attempt { get; init; }

    /// <summary>The id this client gave to the call.</summary>
    public Guid CorrelationId { get; init; }

    /// <summary>The service's id of the call.</summary>
    public string? RequestId { get; init; }

    /// <summary>HTTP status; 0 where there was no answer.</summary>
    public int StatusCode { get; init; }

    /// <summary>How long the attempt took.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>How long will be waited.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Why, in a few words.</summary>
    public string? Reason { get; init; }

    /// <summary>Redacted body of request or answer, where the observer wants bodies: no contact data, never a token.</summary>
    public string? Body { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Kind switch
    {
        HttpTraceKind.RequestStarting => Text($"{Method} {Path} (attempt {Attempt}, client-request-id {CorrelationId})"),
        HttpTraceKind.ResponseReceived => Text($"{StatusCode} from {Method} {Path} in {Elapsed.TotalMilliseconds:0} ms (attempt {Attempt}, request-id {RequestId ?? "none"})"),
        HttpTraceKind.AttemptFailed => Text($"No answer from {Method} {Path} after {Elapsed.TotalMilliseconds:0} ms: {Reason} (attempt {Attempt}, client-request-id {CorrelationId})"),
        HttpTraceKind.Retrying => Text($"Trying {Method} {Path} again in {Delay.TotalSeconds:0.0} s: {Reason}"),
        HttpTraceKind.Throttled => Text($"The service asks to slow down: all requests wait {Delay.TotalSeconds:0.0} s"),
        _ => Text($"Looking for a referral whose answer was lost: {Reason}"),
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What a <see cref="HttpTraceEvent"/> tells.</summary>
internal enum HttpTraceKind
{
    /// <summary>A request is about to be sent.</summary>
    RequestStarting,

    /// <summary>An answer arrived.</summary>
    ResponseReceived,

    /// <summary>An attempt ended without an answer.</summary>
    AttemptFailed,

    /// <summary>The request will be sent again after <see cref="HttpTraceEvent.Delay"/>.</summary>
    Retrying,

    /// <summary>The service throttled a call; all calls of the run wait.</summary>
    Throttled,

    /// <summary>An in-doubt create is being searched for.</summary>
    Reconciling,
}

/// <summary>
/// Is told what the client does. Called on worker threads, many at a time: queue the event and return at once; whoever owns the pipeline thread writes it.
/// What it throws is swallowed.
/// </summary>
internal interface IHttpTraceObserver
{
    /// <summary>Whether <see cref="HttpTraceEvent.Body"/> is wanted; redacting bodies costs time.</summary>
    bool WantsBodies { get; }

    /// <summary>Something happened.</summary>
    void Observe(HttpTraceEvent traffic);
}
