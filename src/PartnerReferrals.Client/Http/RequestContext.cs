using System;
using System.Threading;

namespace PartnerReferrals.Http;

/// <summary>What one call brings along beside its data. All of it is optional.</summary>
public sealed class RequestContext
{
    /// <summary>
    /// Id of the logical create (<c>MS-RequestId</c>). Sending the same create again, even from another process, gives the same id:
    /// a service that honours it answers with the first result; nothing here relies on that (facts 3).
    /// </summary>
    public Guid LogicalRequestId { get; init; } = Guid.NewGuid();

    /// <summary>The brake shared by all calls of a run; holds every attempt of this call.</summary>
    public SharedBrake? Brake { get; init; }

    /// <summary>Is told what goes on, beside the client's own observer.</summary>
    public IReferralTrafficObserver? Observer { get; init; }

    /// <summary>Limits that hold instead of the client's.</summary>
    public RetryOptions? Retry { get; init; }

    /// <summary>Timeout of an attempt that holds instead of the client's.</summary>
    public TimeSpan? AttemptTimeout { get; init; }

    /// <summary>Once cancelled, no attempt starts any more and no wait goes on, but an attempt under way may still end well.</summary>
    public CancellationToken NoNewAttempts { get; init; }
}
