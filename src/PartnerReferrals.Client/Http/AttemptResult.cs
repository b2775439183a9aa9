using System;
using PartnerReferrals.Errors;

namespace PartnerReferrals.Http;

/// <summary>How one attempt ended: an answer, or the reason why there is none.</summary>
internal sealed class AttemptResult
{
    internal Answer? Answer { get; init; }

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
