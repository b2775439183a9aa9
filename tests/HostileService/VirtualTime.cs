using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;

namespace PartnerReferrals.Hostile;

/// <summary>
/// Time that nobody waits for. It stands still while anybody works, and jumps to the next timer once all is quiet: waits end in the order in which they
/// would, and side by side.
/// </summary>
/// <remarks>
/// Quiet is what looks so: no thread of this process runs or wants to (<see cref="ProcessActivity"/>), nothing began or ended here for a moment, and
/// nobody is inside <see cref="Working"/>.
/// </remarks>
public sealed class VirtualTime : TimeProvider, IDisposable
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    // Others may keep the process busy for ever.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(250);

    private readonly object _lock = new();
    private readonly PriorityQueue<VirtualTimer, (long Due, long Order)> _timers = new();
    private readonly Thread _thread;
    private long _ticks;
    private long _order;
    private long _activity;
    private int _working;
    private bool _isDisposed;

    /// <summary>Starts at a fixed moment.</summary>
    public VirtualTime()
    {
        _thread = new Thread(Run) { IsBackground = true, Name = nameof(VirtualTime) };
        _thread.Start();
    }

    /// <summary>When every time starts.</summary>
    public static DateTimeOffset Start { get; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Time since the start.</summary>
    public TimeSpan Elapsed => new(Volatile.Read(ref _ticks));

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Start + Elapsed;

    /// <inheritdoc/>
    public override long GetTimestamp() => Volatile.Read(ref _ticks);

    /// <summary>Lets time pass while nothing runs; timers that come due go off, each at its own time and not when all of it has passed.</summary>
    public void Advance(TimeSpan time)
    {
        using var passed = new ManualResetEventSlim();
        using var timer = CreateTimer(_ => passed.Set(), null, time, Timeout.InfiniteTimeSpan);
        passed.Wait();
    }

    /// <summary>Time stands still until the result is disposed of.</summary>
    public IDisposable Working()
    {
        lock (_lock)
        {
            _working++;
            _activity++;
        }

        return new Work(this);
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            Monitor.Pulse(_lock);
        }
    }

    private void Run()
    {
        var process = new ProcessActivity();
        while (true)
        {
            long before;
            lock (_lock)
            {
                while (_timers.Count == 0 && !_isDisposed)
                {
                    Monitor.Wait(_lock);
                }

                if (_isDisposed)
                {
                    return;
                }

                before = _activity;
            }

            // A look at all threads is not one instant: one may have woken another meanwhile.
            var waiting = Stopwatch.StartNew();
            do
            {
                Thread.Sleep(Moment);
            }
            while (!(process.IsQuiet() && process.IsQuiet()) && waiting.Elapsed < LongestWait && Volatile.Read(ref _activity) == before);

            VirtualTimer? due = null;
            lock (_lock)
            {
                if (_working == 0 && _activity == before && _timers.TryDequeue(out due, out var when))
                {
                    // Until its callback has run, somebody works.
                    Volatile.Write(ref _ticks, Math.Max(_ticks, when.Due));
                    _working++;
                }
            }

            if (due is not null)
            {
                ThreadPool.UnsafeQueueUserWorkItem(Fire, due, preferLocal: false);
            }
        }
    }

    private void Fire(VirtualTimer timer)
    {
        using (new Work(this))
        {
            timer.Callback();
        }
    }

    private void Schedule(VirtualTimer timer, TimeSpan dueTime)
    {
        lock (_lock)
        {
            _activity++;
            _timers.Enqueue(timer, (_ticks + Math.Max(0, dueTime.Ticks), ++_order));
            Monitor.Pulse(_lock);
        }
    }

    private void Cancel(VirtualTimer timer)
    {
        lock (_lock)
        {
            _activity++;
            _timers.Remove(timer, out _, out _);
        }
    }

    private sealed class Work(VirtualTime time) : IDisposable
    {
        private int _isDone;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isDone, 1) == 0)
            {
                lock (time._lock)
                {
                    time._working--;
                    time._activity++;
                }
            }
        }
    }

    // Once only: nothing here uses a period.
    private sealed class VirtualTimer(VirtualTime time, Action callback) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (period != Timeout.InfiniteTimeSpan && period != TimeSpan.Zero)
            {
                throw new NotSupportedException("Virtual timers go off once.");
            }

            time.Cancel(this);
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                time.Schedule(this, dueTime);
            }

            return true;
        }

        public Action Callback { get; } = callback;

        public void Dispose() => time.Cancel(this);

        public System.Threading.Tasks.ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
