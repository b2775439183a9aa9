using System;

namespace PartnerReferrals.Http;

/// <summary>How long and how often a request is tried. What is retried at all does not depend on it: see <see cref="RetryRule"/>.</summary>
internal sealed class RetryOptions
{
    /// <summary>For somebody who waits at a prompt: four attempts, about five seconds of waiting unless the service asks for more.</summary>
    public static RetryOptions Interactive { get; } = new() { MaxAttempts = 4, MaxTotalTime = TimeSpan.FromMinutes(2) };

    /// <summary>For runs nobody watches: outlasts a service that is away for a minute or two.</summary>
    public static RetryOptions Unattended { get; } = new();

    /// <summary>One attempt only.</summary>
    public static RetryOptions None { get; } = new() { MaxAttempts = 1 };

    /// <summary>Attempts in all, the first one included; at least one.</summary>
    public int MaxAttempts { get; init; } = 9;

    /// <summary>Wait before the second attempt; doubles with each further one.</summary>
    public TimeSpan BaseDelay { get; init; } = TimeSpan.FromSeconds(0.8);

    /// <summary>Longest single wait; a longer <c>Retry-After</c> of the service is cut to it.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>No attempt starts later than this after the first.</summary>
    public TimeSpan MaxTotalTime { get; init; } = TimeSpan.FromMinutes(10);
}

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
