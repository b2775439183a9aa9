using System;
using System.Net;
using System.Threading;
using System.Threading.Tasks;

namespace PartnerReferrals.Http;

/// <summary>What one call brings along beside its data. All of it is optional.</summary>
internal sealed class RequestContext
{
    /// <summary>
    /// Id of the logical create (<c>MS-RequestId</c>). Sending the same create again, even from another process, gives the same id:
    /// a service that honours it answers with the first result; nothing here relies on that (facts 3).
    /// </summary>
    public Guid LogicalRequestId { get; init; } = Guid.NewGuid();

    /// <summary>The limiter shared by all calls of a run; holds every attempt of this call.</summary>
    public ConcurrencyLimiter? Limiter { get; init; }

    /// <summary>Is told what goes on, beside the client's own observer.</summary>
    public IHttpTraceObserver? Observer { get; init; }

    /// <summary>Limits that hold instead of the client's.</summary>
    public RetryOptions? Retry { get; init; }

    /// <summary>Timeout of an attempt that holds instead of the client's.</summary>
    public TimeSpan? AttemptTimeout { get; init; }

    /// <summary>Once cancelled, no attempt starts any more and no wait goes on, but an attempt under way may still end well.</summary>
    public CancellationToken NoNewAttempts { get; init; }

    /// <summary>Called just before an attempt leaves, when it waits for nothing more. What it throws keeps the attempt from leaving.</summary>
    internal Func<CancellationToken, Task>? Leaving { get; init; }

    /// <summary>Asked before another attempt after the service answered that it did nothing.</summary>
    internal Func<HttpStatusCode, CancellationToken, Task<RepeatDecision>>? Repeating { get; init; }

    /// <summary>The same, told and asked.</summary>
    internal RequestContext With(Func<CancellationToken, Task> leaving, Func<HttpStatusCode, CancellationToken, Task<RepeatDecision>> repeating) => new()
    {
        LogicalRequestId = LogicalRequestId,
        Limiter = Limiter,
        Observer = Observer,
        Retry = Retry,
        AttemptTimeout = AttemptTimeout,
        NoNewAttempts = NoNewAttempts,
        Leaving = leaving,
        Repeating = repeating,
    };
}
