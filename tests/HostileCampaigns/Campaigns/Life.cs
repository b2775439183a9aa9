using System;
using System.Collections.Generic;

namespace PartnerReferrals.Hostile;

/// <summary>One process of a campaign.</summary>
/// <param name="Kill">When it dies; null for never.</param>
/// <param name="Pause">How long nobody runs before it.</param>
/// <param name="ClockError">How far the machine's clock is ahead when it starts.</param>
internal sealed record Life(KillAt? Kill, TimeSpan Pause, TimeSpan ClockError)
{
    /// <summary>At this POST the clock is set; null for never.</summary>
    public int? SetAt { get; init; }

    /// <summary>By how much.</summary>
    public TimeSpan SetBy { get; init; }

    /// <summary>What happens to its creates.</summary>
    public IReadOnlyList<CreateRule> Creates { get; init; } = [];

    /// <summary>What happens to its reads.</summary>
    public IReadOnlyList<ReadRule> Reads { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() =>
        $"after {Pause}, clock {ClockError.TotalSeconds:+0;-0;0} s{(SetAt is { } post ? $", set by {SetBy.TotalSeconds:+0;-0} s at POST {post}" : "")}, {Kill?.ToString() ?? "to its end"}";
}
