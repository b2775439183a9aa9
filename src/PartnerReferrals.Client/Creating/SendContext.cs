using System;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Http;

namespace PartnerReferrals.Creating;

/// <summary>What one create brings along beside its data.</summary>
internal sealed class SendContext
{
    /// <summary>For the calls themselves.</summary>
    public RequestContext Request { get; init; } = new();

    /// <summary>Is told before and after each leg is sent: the journal.</summary>
    public ISendLog? Log { get; init; }

    /// <summary>The worker lease the create runs under; released while waiting for the service's list.</summary>
    public IWorkerLease? Lease { get; init; }

    /// <summary>An earlier process may have sent it then (UTC, this machine's clock): it is resolved before anything is sent.</summary>
    public DateTimeOffset? PossiblySentAt { get; init; }

    /// <summary>How far the service's clock was ahead of this machine's then; null where it was not known.</summary>
    internal ClockSkew? PossiblySentSkew { get; init; }

    /// <summary>Is called when an earlier process's create begins to be searched for.</summary>
    internal Action? Resumed { get; init; }

    /// <summary>The service reported success for it then: if it cannot be found, its outcome is unknown and it is not sent again.</summary>
    public bool WasReportedCreated { get; init; }

    /// <summary>The same, for another leg.</summary>
    internal SendContext For(Guid logicalRequestId, DateTimeOffset? possiblySentAt) => new()
    {
        Request = new RequestContext
        {
            LogicalRequestId = logicalRequestId,
            Limiter = Request.Limiter,
            Observer = Request.Observer,
            Retry = Request.Retry,
            AttemptTimeout = Request.AttemptTimeout,
            NoNewAttempts = Request.NoNewAttempts,
        },
        Log = Log,
        Lease = Lease,
        PossiblySentAt = possiblySentAt,
        Resumed = Resumed,
        PossiblySentSkew = possiblySentAt is null ? null : PossiblySentSkew,
        WasReportedCreated = possiblySentAt is not null && WasReportedCreated,
    };
}

/// <summary>Writes down what is being sent, so that a process that dies leaves a trace.</summary>
internal interface ISendLog
{
    /// <summary>A leg is about to be sent. It is sent only after the returned task has ended well.</summary>
    Task SendingAsync(ReferralLeg leg, CancellationToken cancellationToken);

    /// <summary>The service says of the leg under way that it did nothing and that it may be sent again: less than a proof.</summary>
    void TurnedAway();

    /// <summary>A leg exists.</summary>
    Task CreatedAsync(ReferralLeg leg, Referral referral, CancellationToken cancellationToken);
}

/// <summary>A lease on one worker of a run. Long waits release it, so that others can work meanwhile.</summary>
internal interface IWorkerLease
{
    /// <summary>Releases the lease, waits, and acquires it again.</summary>
    Task<T> WaitWithoutLeaseAsync<T>(Func<Task<T>> wait);
}
