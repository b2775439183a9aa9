using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;

namespace PartnerReferrals.Http;

/// <summary>Time, so that waiting can be tested without waiting.</summary>
internal interface IClock
{
    /// <summary>Now, by this machine.</summary>
    DateTimeOffset UtcNow { get; }

    /// <summary>Time since some fixed moment; never goes back, whatever happens to the machine's clock.</summary>
    TimeSpan Elapsed { get; }

    /// <summary>Waits.</summary>
    /// <param name="delay">How long; zero or less does not wait.</param>
    /// <param name="cancellationToken">Ends the wait at once.</param>
    Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken);
}

/// <summary>The machine's own clock.</summary>
internal sealed class SystemClock : IClock
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    private SystemClock()
    {
    }

    /// <summary>The one instance.</summary>
    public static SystemClock Instance { get; } = new();

    /// <inheritdoc/>
    public DateTimeOffset UtcNow => DateTimeOffset.UtcNow;

    /// <inheritdoc/>
    public TimeSpan Elapsed => _watch.Elapsed;

    /// <inheritdoc/>
    // Up to the next millisecond: cut off instead, a wait would end a moment too early.
    public Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken) =>
        delay <= TimeSpan.Zero ? Task.CompletedTask : Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(delay.TotalMilliseconds)), cancellationToken);
}
