using System;

namespace PartnerReferrals.Http;

/// <summary>How one attempt ended: an answer, or the reason why there is none.</summary>
internal sealed class AttemptResult
{
    internal Answer? Answer { get; init; }

    internal TransportFailure Failure { get; init; }

    internal Exception? Cause { get; init; }

    /// <summary>No byte of the body left this process, so the service cannot have acted.</summary>
    internal bool CertainlyNotSent { get; init; }

    internal Guid CorrelationId { get; init; }

    internal required string Token { get; init; }
}
