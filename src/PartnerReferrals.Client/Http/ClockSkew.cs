using System;

namespace PartnerReferrals.Http;

/// <summary>How far the service's clock is ahead of this machine's: at least and at most. Negative where it is behind.</summary>
internal readonly struct ClockSkew(TimeSpan least, TimeSpan most)
{
    internal TimeSpan Least { get; } = least;

    internal TimeSpan Most { get; } = most;

    /// <summary>A moment of this machine's clock by the service's.</summary>
    internal TimeRange Of(DateTimeOffset local) => new TimeRange(local, local).Widen(-Least, Most);
}
