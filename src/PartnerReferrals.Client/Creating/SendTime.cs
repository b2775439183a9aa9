using System;
using PartnerReferrals.Http;

namespace PartnerReferrals.Creating;

/// <summary>When a create in doubt was sent, as far as it can be known by the service's clock.</summary>
internal sealed class SendTime
{
    /// <summary>Before everything that this process knows of, in its steady time.</summary>
    internal static readonly TimeSpan LongAgo = TimeSpan.FromTicks(long.MinValue / 2);

    private readonly TimeSpan _from;
    private readonly TimeSpan _to;
    private readonly DateTimeOffset _localNow;
    private readonly DateTimeOffset? _journaled;
    private readonly ClockSkew? _skew;
    private readonly TimeSpan _attemptTimeout;

    private SendTime(TimeSpan from, TimeSpan to, DateTimeOffset localNow, DateTimeOffset? journaled, ClockSkew? skew, TimeSpan attemptTimeout)
    {
        _from = from;
        _to = to;
        _localNow = localNow;
        _journaled = journaled;
        _skew = skew;
        _attemptTimeout = attemptTimeout;
    }

    /// <summary>Sent by this process, whose steady time nobody sets.</summary>
    /// <param name="first">When the first attempt left.</param>
    /// <param name="lost">When it was given up.</param>
    /// <param name="clock">Time.</param>
    internal static SendTime Here(TimeSpan first, TimeSpan lost, IClock clock) => new(first, lost, clock.UtcNow, null, null, TimeSpan.Zero);

    /// <summary>Sent by an earlier process, which may have died with its request under way.</summary>
    /// <param name="sentAt">What its machine's clock said: it may have been wrong, or set since.</param>
    /// <param name="skew">How far the service was ahead of that clock; null where it had not been heard of yet.</param>
    /// <param name="attemptTimeout">How long the request may have gone on.</param>
    /// <param name="clock">Time.</param>
    internal static SendTime Earlier(DateTimeOffset sentAt, ClockSkew? skew, TimeSpan attemptTimeout, IClock clock) =>
        new(clock.Elapsed, clock.Elapsed, clock.UtcNow, sentAt, skew, attemptTimeout);

    /// <summary>Since when (steady time) something of it may exist; long ago where an earlier process sent it.</summary>
    internal TimeSpan SentFrom => _journaled is null ? _from : LongAgo;

    /// <summary>
    /// Its moment is known by the clock that the service stamps with; otherwise by that of its dates, which may differ, or of a machine that may have been set
    /// since.
    /// </summary>
    internal bool IsByServiceClock => _journaled is null || _skew is { IsOfStamps: true };

    /// <summary>Sent by this process.</summary>
    internal bool IsInThisProcess => _journaled is null;

    /// <summary>Between which moments the service can have stamped what came of it, late commits aside. All of the past where nothing is known.</summary>
    /// <param name="service">The service's time.</param>
    /// <param name="doubt">How far a clock of which nothing is known may be off.</param>
    internal TimeRange Stamps(ServiceClock service, TimeSpan doubt)
    {
        var now = service.StampAt(_to) ?? new TimeRange(_localNow, _localNow).Widen(doubt, doubt);
        if (_journaled is null)
        {
            return (service.StampAt(_from) ?? now).Hull(now);
        }

        var sent = Sent(now, doubt);
        return new TimeRange(sent.Earliest, sent.Latest).Widen(TimeSpan.Zero, _attemptTimeout);
    }

    /// <summary>From when on (steady time) absence from the list is a proof. At the latest when the whole delay has been waited here.</summary>
    internal TimeSpan ProofAt(ServiceClock service, TimeSpan listingDelay, TimeSpan doubt)
    {
        if (_journaled is null)
        {
            return _to + listingDelay;
        }

        var since = service.DateAt(_to) is { } now ? now.Earliest - Sent(now, doubt).Latest : TimeSpan.Zero;
        var full = _to + listingDelay + _attemptTimeout;
        return since > TimeSpan.Zero ? full - since : full;
    }

    private TimeRange Sent(TimeRange now, TimeSpan doubt)
    {
        var sent = _skew is { } skew
            ? skew.Of(_journaled!.Value)
            : now.After(_journaled!.Value - _localNow).Widen(doubt, doubt);

        // A time that is still to come is no time at all.
        return sent.Earliest > now.Latest ? new TimeRange(DateTimeOffset.MinValue, now.Latest)
            : sent.Latest > now.Latest ? new TimeRange(sent.Earliest, now.Latest)
            : sent;
    }
}
