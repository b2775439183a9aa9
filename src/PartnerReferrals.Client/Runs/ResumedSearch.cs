using System;
using System.Linq;
using PartnerReferrals.Creating;
using PartnerReferrals.Http;

namespace PartnerReferrals.Runs;

/// <summary>What a resumed run has to search for at the service before it knows what to send.</summary>
internal sealed class ResumedSearch
{
    private ResumedSearch(long rows, TimeSpan longest)
    {
        Rows = rows;
        Longest = longest;
    }

    /// <summary>Rows that an earlier run may have sent without learning what became of them.</summary>
    public long Rows { get; }

    /// <summary>How long until their absence is proven, counted from the start of the run; longer only where the service's list cannot be read.</summary>
    public TimeSpan Longest { get; }

    /// <summary>By the journal of the earlier run; null where nothing is in doubt.</summary>
    internal static ResumedSearch? Of(Journal? journal, ReconcileOptions options, TimeSpan attemptTimeout, IClock clock)
    {
        var sent = journal?.InDoubt.Select(row => row.SentAt).OfType<DateTimeOffset>().ToList();
        if (sent is null or { Count: 0 })
        {
            return null;
        }

        // As the search reckons: the last request under way gets its full time, and then the list its delay.
        var rest = sent.Max() + attemptTimeout + options.ListingDelay - clock.UtcNow;
        return new ResumedSearch(sent.Count, rest > TimeSpan.Zero ? rest : TimeSpan.Zero);
    }
}
