using System;
using System.Collections.Generic;
using System.Linq;
using PartnerReferrals.Http;

namespace PartnerReferrals.Sending;

/// <summary>
/// Which referral belongs to which create, so that equal creates never share one: ids that were answered or found, and creates in flight that may yet
/// turn out to own what a search sees. Thread-safe.
/// </summary>
internal sealed class ReferralOwnership(IClock clock, TimeSpan margin)
{
    private readonly object _lock = new();
    private readonly HashSet<SendTicket> _inFlight = [];
    private readonly Dictionary<string, int> _inFlightKeys = new(StringComparer.Ordinal);
    private readonly ClaimedReferrals _claimed = new();
    private bool _keepsClaims;

    /// <summary>A search may yet begin that reaches back further than any that is known of.</summary>
    internal void KeepClaims()
    {
        lock (_lock)
        {
            _keepsClaims = true;
        }
    }

    /// <summary>A create is about to be sent.</summary>
    /// <param name="fingerprint">What is sent.</param>
    /// <param name="oldestSearched">When the oldest create that is being searched for was sent; null where none is.</param>
    internal SendTicket Begin(PayloadFingerprint fingerprint, Func<TimeSpan?> oldestSearched)
    {
        var ticket = new SendTicket(this, fingerprint.MatchKey, isIdentified: fingerprint.ExternalId is not null, clock.Elapsed);
        lock (_lock)
        {
            _inFlight.Add(ticket);
            _inFlightKeys[ticket.MatchKey] = _inFlightKeys.TryGetValue(ticket.MatchKey, out var count) ? count + 1 : 1;
            if (!_keepsClaims && _claimed.IsForgettingDue(ticket.Began))
            {
                // No search reaches further back than the oldest create whose outcome is open.
                var oldest = _inFlight.Min(t => t.Began);
                var searched = oldestSearched() ?? oldest;
                _claimed.Forget((searched < oldest ? searched : oldest) - margin - TimeSpan.FromSeconds(5));
            }
        }

        return ticket;
    }

    /// <summary>A create has ended; the referral it was answered with, if any, is its own. Can be called twice.</summary>
    internal void End(SendTicket ticket)
    {
        lock (_lock)
        {
            if (!_inFlight.Remove(ticket))
            {
                return;
            }

            // An external id tells its referral from all others by itself.
            if (ticket.CreatedId is { } id && !ticket.IsIdentified)
            {
                _claimed.TryClaim(id, clock.Elapsed);
            }

            var count = _inFlightKeys[ticket.MatchKey] - 1;
            if (count == 0)
            {
                _inFlightKeys.Remove(ticket.MatchKey);
            }
            else
            {
                _inFlightKeys[ticket.MatchKey] = count;
            }
        }
    }

    /// <summary>Marks an id as taken, such as one an earlier run created.</summary>
    internal void Claim(string id)
    {
        lock (_lock)
        {
            _claimed.TryClaim(id, clock.Elapsed);
        }
    }

    /// <summary>Takes a referral that was found for a lost create.</summary>
    /// <param name="lost">The create; told when an equal one in flight may still own the referral.</param>
    /// <param name="id">The referral.</param>
    internal bool TryTake(LostCreate lost, string id)
    {
        lock (_lock)
        {
            if (_inFlightKeys.ContainsKey(lost.Fingerprint.MatchKey))
            {
                lost.IsContested = true;
                return false;
            }

            return _claimed.TryClaim(id, clock.Elapsed);
        }
    }
}
