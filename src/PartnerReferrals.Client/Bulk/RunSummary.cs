using System;

namespace PartnerReferrals.Bulk;

/// <summary>The numbers of a run.</summary>
public sealed class RunSummary
{
    /// <summary>Rows created.</summary>
    public long Created { get; init; }

    /// <summary>Rows changed (rows of a bulk file that name an existing referral).</summary>
    public long Updated { get; init; }

    /// <summary>Rows that needed nothing.</summary>
    public long Skipped { get; init; }

    /// <summary>Rows refused.</summary>
    public long Rejected { get; init; }

    /// <summary>Rows of unknown outcome.</summary>
    public long Unknown { get; init; }

    /// <summary>Rows not sent.</summary>
    public long NotSent { get; init; }

    /// <summary>Time since the first row.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>Most requests in flight at a time.</summary>
    public int PeakInFlight { get; init; }

    /// <summary>How often the service asked to slow down.</summary>
    public long Throttled { get; init; }

    /// <summary>Rows done, however they ended.</summary>
    public long Total => Created + Updated + Skipped + Rejected + Unknown + NotSent;

    /// <summary>Rows done per second.</summary>
    public double RatePerSecond => Elapsed > TimeSpan.Zero ? Math.Round(Total / Elapsed.TotalSeconds, 2) : 0;
}
