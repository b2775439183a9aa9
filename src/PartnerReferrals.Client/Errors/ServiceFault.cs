using System;
using System.Collections.Generic;
using System.Net;

namespace PartnerReferrals.Errors;

/// <summary>What could be read from a refusal, whatever its body looked like (facts 9).</summary>
internal sealed class ServiceFault
{
    public required HttpStatusCode StatusCode { get; init; }

    public required string Code { get; init; }

    public string Message { get; init; } = "";

    public string? Target { get; init; }

    public IReadOnlyList<string> InnerCodes { get; init; } = [];

    public string? RequestId { get; init; }

    public Guid CorrelationId { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    public int Attempts { get; init; } = 1;

    /// <summary>The answer was a web page, as gateways and proxies give it.</summary>
    public bool IsWebPage { get; init; }

    /// <summary>An earlier attempt of the same call may have worked, even if the service said that it did not.</summary>
    public bool FollowsAnAttempt { get; init; }
}
