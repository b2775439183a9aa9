using System;

namespace PartnerReferrals.Http;

/// <summary>How far one logical request has got.</summary>
internal sealed class Call(OutgoingRequest request, RequestContext context, RetryOptions limits, DateTimeOffset sentAt)
{
    internal OutgoingRequest Request { get; set; } = request;

    internal RequestContext Context { get; } = context;

    internal RetryOptions Limits { get; } = limits;

    /// <summary>This machine's clock just before the first attempt.</summary>
    internal DateTimeOffset SentAt { get; } = sentAt;

    /// <summary>Start of the first attempt; waiting for the concurrency limiter before it does not count.</summary>
    internal TimeSpan? Started { get; set; }

    internal int Attempts { get; set; }

    internal int Redirects { get; set; }

    /// <summary>The token the service refused at the last attempt.</summary>
    internal string? RejectedToken { get; set; }

    /// <summary>An earlier attempt may have reached the service and worked.</summary>
    internal bool MayHaveActed { get; set; }

    /// <summary>The service answered an earlier attempt and said that it had done nothing.</summary>
    internal bool WasTurnedAway { get; set; }

    /// <summary>An earlier attempt reached the service or may have, whatever was said of it.</summary>
    internal bool MayHaveArrived => MayHaveActed || WasTurnedAway;
}
