using System;
using System.Globalization;

namespace PartnerReferrals.Http;

/// <summary>One thing that happened on the wire. <see cref="ToString"/> is a line for -Verbose; <see cref="Body"/> is for -Debug.</summary>
public sealed class TrafficEvent
{
    /// <summary>What happened.</summary>
    public required TrafficKind Kind { get; init; }

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
        TrafficKind.RequestStarting => Text($"{Method} {Path} (attempt {Attempt}, client-request-id {CorrelationId})"),
        TrafficKind.ResponseReceived => Text($"{StatusCode} from {Method} {Path} in {Elapsed.TotalMilliseconds:0} ms (attempt {Attempt}, request-id {RequestId ?? "none"})"),
        TrafficKind.AttemptFailed => Text($"No answer from {Method} {Path} after {Elapsed.TotalMilliseconds:0} ms: {Reason} (attempt {Attempt}, client-request-id {CorrelationId})"),
        TrafficKind.Retrying => Text($"Trying {Method} {Path} again in {Delay.TotalSeconds:0.0} s: {Reason}"),
        TrafficKind.Throttled => Text($"The service asks to slow down: all requests wait {Delay.TotalSeconds:0.0} s"),
        _ => Text($"Looking for a referral whose answer was lost: {Reason}"),
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
