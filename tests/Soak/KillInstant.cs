using System;

namespace PartnerReferrals.Soak;

/// <summary>
/// When to kill a run: once the service has made so many referrals more, whatever the machine's speed, or so soon after the start that perhaps nothing
/// was sent; and a few milliseconds later, so that every step between two journal lines can be hit.
/// </summary>
internal sealed record KillInstant(long Made, TimeSpan? After, TimeSpan Jitter)
{
    /// <summary>Chooses the next instant.</summary>
    /// <param name="made">Referrals made so far.</param>
    /// <param name="all">Referrals to be made in all.</param>
    /// <param name="killsLeft">Kills to come, this one included.</param>
    /// <param name="random">Seeded.</param>
    public static KillInstant Next(long made, long all, int killsLeft, Random random)
    {
        // On average the kills divide what is left evenly.
        var share = Math.Min(1.6, random.NextDouble() * 2) / (killsLeft + 1);
        var after = random.Next(8) == 0 ? TimeSpan.FromMilliseconds(random.Next(200, 3000)) : (TimeSpan?)null;
        return new KillInstant(made + 1 + (long)(share * (all - made - 1)), after, TimeSpan.FromMilliseconds(random.Next(40)));
    }

    public override string ToString() => After is { } after ? $"{after.TotalSeconds:F1} s after its start" : $"at {Made} referrals";
}
