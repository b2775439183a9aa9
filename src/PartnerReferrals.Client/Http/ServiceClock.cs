using System;
using System.Globalization;

namespace PartnerReferrals.Http;

/// <summary>
/// What time it is for the service, with how much is uncertain about it. Learned from the <c>Date</c> of its answers and from the stamps it gives to what it
/// creates: these are two clocks, and may differ. Counted from this process's steady time, so that setting the machine's clock changes nothing. Thread-safe.
/// </summary>
internal sealed class ServiceClock(IClock clock)
{
    /// <summary>How far the service's own machines may be apart before one of them counts as telling an old time.</summary>
    internal static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    // An answer under way for longer says too little about the moment it was stamped.
    private static readonly TimeSpan LongestExchange = TimeSpan.FromSeconds(15);

    // A clock that was set, as in a test; not the difference between two machines.
    private static readonly TimeSpan Jump = TimeSpan.FromHours(1);

    private readonly object _lock = new();

    // By the service's clock: when this process's steady time was zero.
    private TimeRange? _dates;
    private TimeRange? _stamps;

    /// <summary>Raised when the service has told its time for the first time.</summary>
    internal event Action? Learned;

    /// <summary>The service has told its time.</summary>
    internal bool IsKnown
    {
        get
        {
            lock (_lock)
            {
                return (_dates ?? _stamps) is not null;
            }
        }
    }

    /// <summary>It is known what time it stamps on what it creates.</summary>
    internal bool KnowsStamps
    {
        get
        {
            lock (_lock)
            {
                return _stamps is not null;
            }
        }
    }

    /// <summary>How far it is ahead of this machine's clock just now, either of its clocks; null while its time is unknown.</summary>
    internal ClockSkew? Skew
    {
        get
        {
            TimeRange? zero;
            bool isOfStamps;
            lock (_lock)
            {
                isOfStamps = _stamps is not null;
                zero = _dates is { } dates && _stamps is { } stamps ? dates.Hull(stamps) : _dates ?? _stamps;
            }

            var localZero = clock.UtcNow - clock.Elapsed;
            return zero is { } known ? new ClockSkew(known.Earliest - localZero, known.Latest - localZero, isOfStamps) : null;
        }
    }

    /// <summary>What its answers gave as their date at a moment of <see cref="IClock.Elapsed"/>; null while unknown.</summary>
    internal TimeRange? DateAt(TimeSpan elapsed)
    {
        lock (_lock)
        {
            return (_dates ?? _stamps)?.After(elapsed);
        }
    }

    /// <summary>What it stamped on a referral created at a moment of <see cref="IClock.Elapsed"/>; by its dates while no stamp was seen; null while unknown.</summary>
    internal TimeRange? StampAt(TimeSpan elapsed)
    {
        lock (_lock)
        {
            return (_stamps ?? _dates)?.After(elapsed);
        }
    }

    /// <summary>Learns from the date of an answer.</summary>
    internal void HearDate(ApiResponse answer)
    {
        // What a cache kept has an old date.
        if (answer.Age > TimeSpan.Zero || DateOf(answer) is not { } date)
        {
            return;
        }

        bool isFirst;
        lock (_lock)
        {
            isFirst = (_dates ?? _stamps) is null;

            // The date is cut to the second.
            var heard = Heard(date, TimeRange.Add(date, TimeSpan.FromSeconds(1)), answer);
            if (_dates is not { } known || heard.Earliest - known.Latest > Jump)
            {
                (_dates, _stamps) = (heard, null);
            }
            else if (answer.Received - answer.Sent <= LongestExchange && heard.Latest >= TimeRange.Add(known.Earliest, -Tolerance))
            {
                _dates = known.Hull(heard);
            }
        }

        if (isFirst)
        {
            var learned = Learned;
            Learned = null;
            learned?.Invoke();
        }
    }

    /// <summary>Learns from the stamp on what an answer says was just created.</summary>
    internal void HearStamp(DateTimeOffset? created, ApiResponse answer)
    {
        if (created is not { } stamp || answer.Received - answer.Sent > LongestExchange)
        {
            return;
        }

        lock (_lock)
        {
            var heard = Heard(stamp, stamp, answer);

            // A day off is no clock any more.
            if (_dates is not { } dates || (heard.Earliest - dates.Earliest).Duration() < TimeSpan.FromDays(1))
            {
                _stamps = _stamps is { } known ? known.Hull(heard) : heard;
            }
        }
    }

    /// <summary>Whether an answer was made before it was asked for: a cache or a machine that lags gave it.</summary>
    internal bool IsOld(ApiResponse answer) =>
        answer.Age > TimeSpan.Zero
        || (DateOf(answer) is { } date && DateAt(answer.Sent) is { } asked && date < TimeRange.Add(asked.Earliest, -Tolerance));

    private static TimeRange Heard(DateTimeOffset first, DateTimeOffset last, ApiResponse answer) =>
        new TimeRange(first, last).Widen(answer.Received, -answer.Sent);

    private static DateTimeOffset? DateOf(ApiResponse answer) =>
        DateTimeOffset.TryParse(answer.Header("Date"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;
}

/// <summary>How far the service's clock is ahead of this machine's: at least and at most. Negative where it is behind.</summary>
internal readonly struct ClockSkew(TimeSpan least, TimeSpan most, bool isOfStamps)
{
    internal TimeSpan Least { get; } = least;

    internal TimeSpan Most { get; } = most;

    /// <summary>What the service stamps on what it creates had been seen, not only the dates of its answers.</summary>
    internal bool IsOfStamps { get; } = isOfStamps;

    /// <summary>A moment of this machine's clock by the service's.</summary>
    internal TimeRange Of(DateTimeOffset local) => new TimeRange(local, local).Widen(-Least, Most);
}

/// <summary>A moment that is known to lie between two others, both included.</summary>
internal readonly struct TimeRange(DateTimeOffset earliest, DateTimeOffset latest)
{
    internal DateTimeOffset Earliest { get; } = earliest;

    internal DateTimeOffset Latest { get; } = latest;

    /// <summary>The smallest range that holds both.</summary>
    internal TimeRange Hull(TimeRange other) => new(
        other.Earliest < Earliest ? other.Earliest : Earliest,
        other.Latest > Latest ? other.Latest : Latest);

    /// <summary>The same some time later.</summary>
    internal TimeRange After(TimeSpan time) => new(Add(Earliest, time), Add(Latest, time));

    /// <summary>Wider at both ends.</summary>
    internal TimeRange Widen(TimeSpan before, TimeSpan after) => new(Add(Earliest, -before), Add(Latest, after));

    internal bool Contains(DateTimeOffset moment) => moment >= Earliest && moment <= Latest;

    /// <summary>A moment later or earlier, within all years: a search may begin at the beginning of time.</summary>
    internal static DateTimeOffset Add(DateTimeOffset moment, TimeSpan time) =>
        time < TimeSpan.Zero && moment - DateTimeOffset.MinValue < -time ? DateTimeOffset.MinValue
        : time > TimeSpan.Zero && DateTimeOffset.MaxValue - moment < time ? DateTimeOffset.MaxValue
        : moment + time;
}
