using System;
using System.Collections.Generic;
using System.Globalization;
using System.Net;
using PartnerReferrals.Errors;

namespace PartnerReferrals.Http;

/// <summary>An answer of the service, read to its end.</summary>
internal sealed class ApiResponse
{
    internal required HttpStatusCode StatusCode { get; init; }

    internal required IReadOnlyDictionary<string, string> Headers { get; init; }

    internal required string Body { get; init; }

    internal string? MediaType { get; init; }

    internal Guid CorrelationId { get; init; }

    /// <summary>What the request carried that must not be shown where the answer repeats it.</summary>
    internal PrivateText Private { get; set; } = PrivateText.None;

    internal int Attempts { get; set; }

    /// <summary>Steady time (<see cref="IClock.Elapsed"/>) when the request left.</summary>
    internal TimeSpan Sent { get; set; }

    /// <summary>Steady time when the answer was read.</summary>
    internal TimeSpan Received { get; set; }

    /// <summary>How long a cache had kept it; zero where it came straight from the service.</summary>
    internal TimeSpan Age => double.TryParse(Header("Age"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < int.MaxValue
        ? TimeSpan.FromSeconds(seconds)
        : TimeSpan.Zero;

    internal int Status => (int)StatusCode;

    internal bool IsSuccess => Status is >= 200 and < 300;

    internal bool IsRedirect => Status is 301 or 302 or 303 or 307 or 308;

    /// <summary>The service's id of the call; named differently by its gateways (facts 3).</summary>
    internal string? RequestId => (Header("Request-ID") ?? Header("MS-RequestId") ?? Header("x-ms-request-id")) switch
    {
        null => null,

        // As it nearly always is; what is private is found by reading the request again, which every answer would pay for.
        { } id when Guid.TryParseExact(id, "D", out _) => id,
        { } id => Redactor.Text(id, Private),
    };

    internal string? Header(string name) => Headers.TryGetValue(name, out var value) ? value : null;
}

/// <summary>How one attempt ended: an answer, or the reason why there is none.</summary>
internal sealed class AttemptResult
{
    internal ApiResponse? ApiResponse { get; init; }

    internal TransportFailure Failure { get; init; }

    internal Exception? Cause { get; init; }

    /// <summary>The proxy the request was to go through, where it failed; null for none.</summary>
    internal Uri? Proxy { get; init; }

    /// <summary>No byte of the body left this process, so the service cannot have acted.</summary>
    internal bool CertainlyNotSent { get; init; }

    internal Guid CorrelationId { get; init; }

    /// <summary>The token it was sent with; null where there was none.</summary>
    internal string? Token { get; init; }

    /// <summary>Why there was no token to send it with, for the moment; null where there was one.</summary>
    internal AuthenticationException? NoToken { get; init; }
}
