using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Errors;

namespace PartnerReferrals.Http;

/// <summary>
/// An adaptive concurrency limit for all calls of a run: never more requests in flight than the limit; when the service throttles, all calls pause and the limit
/// is halved, then grows by one for each full round of successes.
/// </summary>
internal sealed class ConcurrencyLimiter
{
    private readonly object _lock = new();
    private readonly LinkedList<TaskCompletionSource<bool>> _waiting = new();
    private readonly IClock _clock;
    private TimeSpan _pausedUntil;
    private bool _wakeScheduled;
    private int _limit;
    private int _inFlight;
    private int _peakInFlight;
    private int _successes;
    private long _throttledCount;
    private PartnerReferralException? _closed;

    /// <summary>Makes a limiter that starts at its highest limit.</summary>
    /// <param name="maxInFlight">Most requests in flight; at least one.</param>
    /// <param name="clock">Time; null for the machine's.</param>
    public ConcurrencyLimiter(int maxInFlight, IClock? clock = null)
    {
        if (maxInFlight < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(maxInFlight), maxInFlight, "At least one request must be allowed.");
        }

        MaxInFlight = maxInFlight;
        _limit = maxInFlight;
        _clock = clock ?? SystemClock.Instance;
    }

    /// <summary>Most requests in flight.</summary>
    public int MaxInFlight { get; }

    /// <summary>Most requests in flight just now.</summary>
    public int CurrentLimit => Read(ref _limit);

    /// <summary>Requests in flight just now.</summary>
    public int InFlight => Read(ref _inFlight);

    /// <summary>Highest number of requests in flight so far.</summary>
    public int PeakInFlight => Read(ref _peakInFlight);

    /// <summary>How often the service throttled the run.</summary>
    public long ThrottledCount => Interlocked.Read(ref _throttledCount);

    /// <summary>Acquires a permit to send one request; <see cref="Exit"/> releases it.</summary>
    internal async Task AcquireAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        LinkedListNode<TaskCompletionSource<bool>> node;
        lock (_lock)
        {
            if (_closed is not null)
            {
                throw _closed;
            }

            var now = _clock.Elapsed;
            if (_waiting.Count == 0 && MayStart(now))
            {
                Start();
                return;
            }

            node = _waiting.AddLast(new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously));
            ScheduleWake(now);
        }

        using (cancellationToken.Register(() => GiveUp(node)))
        {
            await node.Value.Task.ConfigureAwait(false);
        }
    }

    /// <summary>The request has ended.</summary>
    /// <param name="succeeded">The service took it: the limit may grow again.</param>
    internal void Exit(bool succeeded)
    {
        lock (_lock)
        {
            _inFlight--;
            if (succeeded && _limit < MaxInFlight && ++_successes >= _limit)
            {
                _successes = 0;
                _limit++;
            }

            Admit();
        }
    }

    /// <summary>The service asked to wait. Nobody starts before the delay is over.</summary>
    /// <param name="delay">How long.</param>
    /// <param name="tooManyCalls">It was us who called too often, so call less often afterwards; otherwise the service was just away.</param>
    internal void Hold(TimeSpan delay, bool tooManyCalls)
    {
        Interlocked.Increment(ref _throttledCount);
        lock (_lock)
        {
            var now = _clock.Elapsed;

            // The others in flight are told the same: one burst halves once.
            if (tooManyCalls && now >= _pausedUntil)
            {
                _limit = Math.Max(1, _limit / 2);
                _successes = 0;
            }

            if (now + delay > _pausedUntil)
            {
                _pausedUntil = now + delay;
            }
        }
    }

    /// <summary>What would hit every further call just the same, such as a lost sign-in: nobody starts any more, all fail with it.</summary>
    internal void Close(PartnerReferralException reason)
    {
        TaskCompletionSource<bool>[] waiting;
        lock (_lock)
        {
            _closed ??= reason;
            waiting = [.. _waiting];
            _waiting.Clear();
        }

        foreach (var call in waiting)
        {
            call.TrySetException(reason);
        }
    }

    private static int Read(ref int value) => Volatile.Read(ref value);

    private bool MayStart(TimeSpan now) => _inFlight < _limit && now >= _pausedUntil;

    private void Start()
    {
        _inFlight++;
        _peakInFlight = Math.Max(_peakInFlight, _inFlight);
    }

    private void Admit()
    {
        // One moment for both questions: were the pause to end between them, nobody would be let in and nobody would wake.
        var now = _clock.Elapsed;
        while (_waiting.First is { } first && MayStart(now))
        {
            _waiting.RemoveFirst();
            if (first.Value.TrySetResult(true))
            {
                Start();
            }
        }

        ScheduleWake(now);
    }

    private void ScheduleWake(TimeSpan now)
    {
        if (_wakeScheduled || _waiting.Count == 0 || _pausedUntil <= now)
        {
            return;
        }

        _wakeScheduled = true;
        _ = WakeAsync(_pausedUntil - now);
    }

    private async Task WakeAsync(TimeSpan pause)
    {
        // Never synchronously: the caller holds the lock.
        await Task.Yield();
        await _clock.DelayAsync(pause, CancellationToken.None).ConfigureAwait(false);
        lock (_lock)
        {
            _wakeScheduled = false;
            Admit();
        }
    }

    private void GiveUp(LinkedListNode<TaskCompletionSource<bool>> node)
    {
        lock (_lock)
        {
            if (node.List is not null)
            {
                _waiting.Remove(node);
            }
        }

        node.Value.TrySetCanceled();
    }
}
