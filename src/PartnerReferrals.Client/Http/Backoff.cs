using System;

namespace PartnerReferrals.Http;

/// <summary>Exponential waits with jitter, so that many callers do not come back at the same moment.</summary>
internal sealed class Backoff
{
    private readonly Random _random = new();

    /// <summary>Wait after failed attempt number <paramref name="attempt"/>: between half and all of the doubled base delay.</summary>
    internal TimeSpan After(int attempt, RetryOptions options)
    {
        var full = options.BaseDelay.TotalSeconds * Math.Pow(2, Math.Min(attempt - 1, 30));
        var capped = Math.Min(full, options.MaxDelay.TotalSeconds);
        return TimeSpan.FromSeconds(capped * (0.5 + (0.5 * NextDouble())));
    }

    private double NextDouble()
    {
        lock (_random)
        {
            return _random.NextDouble();
        }
    }
}
