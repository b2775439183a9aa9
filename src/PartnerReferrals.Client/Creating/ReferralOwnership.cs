using System;
using System.Collections.Generic;
using System.Linq;
using PartnerReferrals.Http;

namespace PartnerReferrals.Creating;

/// <summary>
/// Which referral belongs to which create, so that no two share one: ids that were answered or found, and creates in flight that may yet
/// turn out to own what a search sees. Thread-safe.
/// </summary>
/// <param name="clock">Time.</param>
/// <param name="reach">How much earlier than a send its search may begin.</param>
internal sealed class ReferralOwnership(IClock clock, TimeSpan reach)
{
    private readonly object _lock = new();
    private readonly HashSet<InFlightCreate> _inFlight = [];
    private readonly ClaimedReferrals _claimed = new();

    /// <summary>Nothing is forgotten: a search may yet begin that reaches back further than any that is known of.</summary>
    internal bool KeepsClaims { get; private set; }

    internal void KeepClaims()
    {
        lock (_lock)
        {
            KeepsClaims = true;
        }
    }

    /// <summary>A create is about to be sent.</summary>
    /// <param name="fingerprint">What is sent.</param>
    /// <param name="oldestSearched">When the oldest create that is being searched for was sent; null where none is.</param>
    internal InFlightCreate Begin(PayloadFingerprint fingerprint, Func<TimeSpan?> oldestSearched)
    {
        var now = clock.Elapsed;
        var create = new InFlightCreate(this, fingerprint, now);
        lock (_lock)
        {
            _inFlight.Add(create);
            if (!KeepsClaims && _claimed.IsForgettingDue(now))
            {
                // No search reaches further back than the oldest create whose outcome is open.
                var oldest = _inFlight.Min(c => c.Began);
                var searched = oldestSearched() ?? oldest;
                _claimed.Forget((searched < oldest ? searched : oldest) - reach - TimeSpan.FromSeconds(5));
            }
        }

        return create;
    }

    /// <summary>A create of an earlier process is about to be searched for: it may own whatever is there.</summary>
    internal InFlightCreate Resume(PayloadFingerprint fingerprint)
    {
        var create = new InFlightCreate(this, fingerprint, SendTime.LongAgo);
        lock (_lock)
        {
            _inFlight.Add(create);
        }

        return create;
    }

    /// <summary>A create has ended; the referral it was answered with, if any, is its own. Can be called twice.</summary>
    internal void End(InFlightCreate create)
    {
        lock (_lock)
        {
            if (_inFlight.Remove(create) && create.CreatedId is { } id)
            {
                _claimed.TryClaim(id, clock.Elapsed);
            }
        }
    }

    /// <summary>Takes a referral for a create, such as one an earlier run created; false when another has it.</summary>
    internal bool TryClaim(string id)
    {
        lock (_lock)
        {
            return _claimed.TryClaim(id, clock.Elapsed);
        }
    }

    internal bool IsClaimed(string id)
    {
        lock (_lock)
        {
            return _claimed.Contains(id);
        }
    }

    /// <summary>Whether a create in flight may turn out to own a referral that nobody has claimed.</summary>
    /// <param name="seen">The referral.</param>
    /// <param name="least">How like it a create has to be.</param>
    /// <param name="except">The create that asks.</param>
    internal bool IsContested(SeenReferral seen, Likeness least, InFlightCreate? except = null)
    {
        lock (_lock)
        {
            // What began after the referral was seen did not make it.
            return _inFlight.Any(c => c != except && c.Began <= seen.FirstSeen && c.Fingerprint.LikenessTo(seen.Referral, seen.Traits) >= least);
        }
    }
}

/// <summary>A create in flight. Until it is closed, a search takes nothing that this create may own.</summary>
internal sealed class InFlightCreate(ReferralOwnership ownership, PayloadFingerprint fingerprint, TimeSpan began) : IDisposable
{
    internal PayloadFingerprint Fingerprint { get; } = fingerprint;

    internal TimeSpan Began { get; } = began;

    /// <summary>Its outcome is in doubt: the reconciler closes it, once a poll covers it together with all others.</summary>
    internal bool IsSearchedFor { get; set; }

    internal string? CreatedId { get; set; }

    /// <summary>Ends it, unless a search has taken it over.</summary>
    public void Dispose()
    {
        if (!IsSearchedFor)
        {
            Close();
        }
    }

    internal void Close() => ownership.End(this);
}
