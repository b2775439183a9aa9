using System;
using System.Collections.Generic;
using System.Linq;

namespace PartnerReferrals.Soak;

/// <summary>
/// When to kill: once the service has made so many referrals, whatever the machine's speed, or so soon after the start that perhaps nothing was sent;
/// and a few milliseconds more, so that every step between two journal lines can be hit.
/// </summary>
internal sealed record KillInstant(long Made, TimeSpan? After, TimeSpan Jitter)
{
    /// <summary>Chooses instants in the order in which they come.</summary>
    public static IEnumerable<KillInstant> Choose(int count, long referrals, Random random)
    {
        var progress = Enumerable.Range(0, count).Select(_ => random.NextInt64(1, Math.Max(2, referrals * 9 / 10))).Order().ToArray();
        foreach (var made in progress)
        {
            var after = random.Next(8) == 0 ? TimeSpan.FromMilliseconds(random.Next(200, 3000)) : (TimeSpan?)null;
            yield return new KillInstant(made, after, TimeSpan.FromMilliseconds(random.Next(40)));
        }
    }

    public override string ToString() => After is { } after ? $"{after.TotalSeconds:F1} s after its start" : $"at {Made} referrals";
}
