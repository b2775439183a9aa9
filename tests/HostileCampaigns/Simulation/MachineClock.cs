using System;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Http;

namespace PartnerReferrals.Hostile;

/// <summary>The clock of one machine: virtual time, and how far the machine is off.</summary>
internal sealed class MachineClock(VirtualTime time) : IClock
{
    private long _error;

    /// <summary>How far it is ahead of true time; may jump while a run goes on.</summary>
    public TimeSpan Error
    {
        get => new(Volatile.Read(ref _error));
        set => Volatile.Write(ref _error, value.Ticks);
    }

    /// <inheritdoc/>
    public DateTimeOffset UtcNow => time.GetUtcNow() + Error;

    /// <inheritdoc/>
    public TimeSpan Elapsed => time.Elapsed;

    /// <inheritdoc/>
    public Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken)
    {
        if (delay <= TimeSpan.Zero || cancellationToken.IsCancellationRequested)
        {
            return cancellationToken.IsCancellationRequested ? Task.FromCanceled(cancellationToken) : Task.CompletedTask;
        }

        // A wait ends late, never early: timers count milliseconds, and here no time passes by itself.
        return Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(delay.TotalMilliseconds)), time, cancellationToken);
    }
}
