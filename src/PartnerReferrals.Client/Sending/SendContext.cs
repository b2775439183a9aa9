using System;
using PartnerReferrals.Http;

namespace PartnerReferrals.Sending;

/// <summary>What one create brings along beside its data.</summary>
public sealed class SendContext
{
    /// <summary>For the calls themselves.</summary>
    public RequestContext Request { get; init; } = new();

    /// <summary>Is told before and after each leg is sent: the journal.</summary>
    public ISendLog? Log { get; init; }

    /// <summary>The worker slot the create runs in; given back while waiting for the service's list.</summary>
    public IWorkSlot? Slot { get; init; }

    /// <summary>An earlier process may have sent it then (UTC, this machine's clock): it is looked for before anything is sent.</summary>
    public DateTimeOffset? PossiblySentAt { get; init; }

    /// <summary>How far the service's clock was ahead of this machine's then; null where it was not known.</summary>
    internal ClockSkew? PossiblySentSkew { get; init; }

    /// <summary>Is called when an earlier process's create begins to be looked for.</summary>
    internal Action? Resumed { get; init; }

    /// <summary>The service reported success for it then: if it cannot be found, its outcome is unknown and it is not sent again.</summary>
    public bool WasReportedCreated { get; init; }

    /// <summary>The same, for another leg.</summary>
    internal SendContext For(Guid logicalRequestId, DateTimeOffset? possiblySentAt) => new()
    {
        Request = new RequestContext
        {
            LogicalRequestId = logicalRequestId,
            Brake = Request.Brake,
            Observer = Request.Observer,
            Retry = Request.Retry,
            AttemptTimeout = Request.AttemptTimeout,
            NoNewAttempts = Request.NoNewAttempts,
        },
        Log = Log,
        Slot = Slot,
        PossiblySentAt = possiblySentAt,
        Resumed = Resumed,
        PossiblySentSkew = possiblySentAt is null ? null : PossiblySentSkew,
        WasReportedCreated = possiblySentAt is not null && WasReportedCreated,
    };
}
