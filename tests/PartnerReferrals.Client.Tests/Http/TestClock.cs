using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Http;

namespace PartnerReferrals.Client.Tests.Http;

/// <summary>A clock that nobody waits for: a delay moves the time and ends.</summary>
internal sealed class TestClock : IClock
{
    private readonly System.Threading.Lock _lock = new();
    private readonly List<TimeSpan> _delays = [];
    private TimeSpan _elapsed;

    internal static DateTimeOffset Start { get; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>How far this machine's clock is off.</summary>
    internal TimeSpan Error { get; set; }

    /// <summary>Real time that a delay takes for each second of it, where work that is under way must not be overtaken by hours.</summary>
    internal TimeSpan Pace { get; init; }

    internal IReadOnlyList<TimeSpan> Delays
    {
        get
        {
            lock (_lock)
            {
                return [.. _delays];
            }
        }
    }

    /// <summary>The true time, which services go by.</summary>
    internal DateTimeOffset TrueNow => Start + Elapsed;

    public DateTimeOffset UtcNow => TrueNow + Error;

    public TimeSpan Elapsed
    {
        get
        {
            lock (_lock)
            {
                return _elapsed;
            }
        }
    }

    internal void Advance(TimeSpan time)
    {
        lock (_lock)
        {
            _elapsed += time;
        }
    }

    public async Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await Task.Yield();
        if (Pace > TimeSpan.Zero)
        {
            await Task.Delay(Pace * delay.TotalSeconds, cancellationToken);
        }

        lock (_lock)
        {
            _delays.Add(delay);
            _elapsed += delay;
        }

        cancellationToken.ThrowIfCancellationRequested();
    }
}
