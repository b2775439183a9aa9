using System;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Http;

namespace PartnerReferrals.Client.Tests.Http;

/// <summary>Time that passes at every look at it, as on a busy machine: a step each, so that a look can fall anywhere.</summary>
internal sealed class RunningClock : IClock
{
    private long _looks;

    public DateTimeOffset UtcNow => DateTimeOffset.UnixEpoch + Elapsed;

    public TimeSpan Elapsed => TimeSpan.FromMilliseconds(Interlocked.Increment(ref _looks));

    // Timers may fire a little early.
    public async Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken) => await Task.Yield();
}
