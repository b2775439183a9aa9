using System;

namespace PartnerReferrals.Http;

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

    // A search may begin at the beginning of time.
    private static DateTimeOffset Add(DateTimeOffset moment, TimeSpan time) =>
        time < TimeSpan.Zero && moment - DateTimeOffset.MinValue < -time ? DateTimeOffset.MinValue
        : time > TimeSpan.Zero && DateTimeOffset.MaxValue - moment < time ? DateTimeOffset.MaxValue
        : moment + time;
}
