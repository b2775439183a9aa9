using System;

namespace PartnerReferrals.Changes;

/// <summary>How long to wait between two looks: longer while the service is away or asks to be called less often, and soon back to what the user wants.</summary>
/// <param name="usual">What the user wants.</param>
internal sealed class LookInterval(TimeSpan usual)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    private readonly TimeSpan _usual = usual;
    private TimeSpan _current = usual;

    /// <summary>Looks that failed one after the other.</summary>
    internal int Failures { get; private set; }

    /// <summary>The wait after a look that succeeded.</summary>
    /// <param name="wasThrottled">The service asked to be called less often.</param>
    internal TimeSpan AfterSuccess(bool wasThrottled)
    {
        Failures = 0;
        return _current = wasThrottled ? Doubled() : _usual;
    }

    /// <summary>The wait after a look that failed.</summary>
    internal TimeSpan AfterFailure()
    {
        Failures++;
        return Failures == 1 ? _current : _current = Doubled();
    }

    private TimeSpan Doubled() => TimeSpan.FromTicks(Math.Max(_usual.Ticks, Math.Min(_current.Ticks * 2, Longest.Ticks)));
}
