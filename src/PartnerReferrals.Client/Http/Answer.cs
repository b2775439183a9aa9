using System;
using System.Collections.Generic;
using System.Net;
using PartnerReferrals.Errors;

namespace PartnerReferrals.Http;

/// <summary>An answer of the service, read to its end.</summary>
internal sealed class Answer
{
    internal required HttpStatusCode StatusCode { get; init; }

    internal required IReadOnlyDictionary<string, string> Headers { get; init; }

    internal required string Body { get; init; }

    internal string? MediaType { get; init; }

    internal Guid CorrelationId { get; init; }

    /// <summary>What the request carried that must not be shown where the answer repeats it.</summary>
    internal PrivateText Private { get; set; } = PrivateText.None;

    internal int Attempts { get; set; }

    internal int Status => (int)StatusCode;

    internal bool IsSuccess => Status is >= 200 and < 300;

    internal bool IsRedirect => Status is 301 or 302 or 303 or 307 or 308;

    /// <summary>The service's id of the call; named differently by its gateways (facts 3).</summary>
    internal string? RequestId =>
        (Header("Request-ID") ?? Header("MS-RequestId") ?? Header("x-ms-request-id")) is { } id ? Redactor.Text(id, Private) : null;

    internal string? Header(string name) => Headers.TryGetValue(name, out var value) ? value : null;
}
