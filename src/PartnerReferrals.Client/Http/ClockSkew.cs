using System;

namespace PartnerReferrals.Http;

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
