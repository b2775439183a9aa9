using System;
using PartnerReferrals.Creating;
using PartnerReferrals.Http;

namespace PartnerReferrals.Runs;

/// <summary>How a run works.</summary>
internal sealed class ReferralRunOptions
{
    /// <summary>Requests in flight at most.</summary>
    public int ThrottleLimit { get; init; } = 4;

    /// <summary>Outcomes come as they are done instead of in the order of the input.</summary>
    public bool Unordered { get; init; }

    /// <summary>Rows handed in and not yet taken out, at most: what bounds the memory.</summary>
    public int Capacity { get; init; } = 4096;

    /// <summary>Where the run is written down; null for none. The run closes it.</summary>
    public Journal? Journal { get; init; }

    /// <summary>The journal is for another run after this one too: who opened it closes it.</summary>
    public bool LeavesJournalOpen { get; init; }

    /// <summary>
    /// Whether a row is in the input, by its <see cref="ReferralRunOutcome.Key"/>; null where that is not known before the end. Tells a changed row from a moved one.
    /// Called on other threads, one call at a time.
    /// </summary>
    public Func<string, bool>? IsInInput { get; init; }

    /// <summary>Rows whose external id exists at the service already, whoever created it, are skipped.</summary>
    public bool SkipExisting { get; init; }

    /// <summary>Of <see cref="SkipExisting"/>: also where the deal was closed as Error or Declined.</summary>
    public bool SkipWithdrawn { get; init; }

    /// <summary>After this many rejected or unknown rows nothing more is sent; null for no limit.</summary>
    public int? MaxErrors { get; init; }

    /// <summary>Of <see cref="MaxErrors"/> used up before this run began: by the check, or by an earlier run of the same import.</summary>
    public long ErrorsBefore { get; init; }

    /// <summary>How in-doubt creates are resolved.</summary>
    public ReconcileOptions Reconcile { get; init; } = new();

    /// <summary>How often and how long a request is tried.</summary>
    public RetryOptions Retry { get; init; } = RetryOptions.Unattended;

    /// <summary>Is told what goes on.</summary>
    public IHttpTraceObserver? Observer { get; init; }

    /// <summary>After a stop: how long to wait for the requests in flight to end.</summary>
    public TimeSpan StopGrace { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>
    /// Twice as many rows at work as requests in flight: while some wait for the journal's disk, others are on the wire. The limiter keeps the limit.
    /// </summary>
    internal int RowsAtWork => (ThrottleLimit * 2) + 2;
}
