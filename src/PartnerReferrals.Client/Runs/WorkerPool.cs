using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Creating;

namespace PartnerReferrals.Runs;

/// <summary>
/// A bounded worker pool. A single thread hands work in and takes results out, so it never blocks on one while the other is due;
/// the work itself runs on pool threads.
/// </summary>
/// <typeparam name="TWork">One piece of work.</typeparam>
/// <typeparam name="TResult">What becomes of it.</typeparam>
internal sealed class WorkerPool<TWork, TResult> : IWorkerPool<TWork, TResult>
{
    private readonly object _lock = new();
    private readonly Func<TWork, IWorkerLease, CancellationToken, Task<TResult>> _work;
    private readonly Queue<Entry> _entries = new();
    private readonly Queue<Entry> _finished = new();
    private readonly SemaphoreSlim _permits;
    private readonly SemaphoreSlim _signal = new(0, 1);
    private readonly CancellationTokenSource _stop = new();
    private readonly int _capacity;
    private readonly int _backlogLimit;
    private readonly bool _ordered;
    private int _held;
    private int _backlog;
    private int _running;
    private bool _isComplete;
    private volatile bool _isStopped;
    private TaskCompletionSource<bool>? _idle;

    /// <summary>Makes a pool.</summary>
    /// <param name="workers">Pieces of work that run at a time, exactly; work that waits without its lease does not count.</param>
    /// <param name="capacity">
    /// Pieces of work that were handed in and not yet taken out, at most: how far the others may go on while one takes long. Of those, at most twice as many
    /// as workers wait for their turn.
    /// </param>
    /// <param name="ordered">Results come in the order of the work.</param>
    /// <param name="work">Does one piece. It should turn its failures into results; what it throws comes out of <see cref="TryTake"/>.</param>
    public WorkerPool(int workers, int capacity, bool ordered, Func<TWork, IWorkerLease, CancellationToken, Task<TResult>> work)
    {
        if (workers < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(workers), workers, "At least one worker is needed.");
        }

        _permits = new SemaphoreSlim(workers, int.MaxValue);
        _capacity = Math.Max(capacity, workers);

        // Enough that no worker waits for the thread that hands in; more would only lie about, and grow old in memory.
        _backlogLimit = workers * 2;
        _ordered = ordered;
        _work = work ?? throw new ArgumentNullException(nameof(work));
    }

    /// <summary>All results were taken after <see cref="CompleteAdding"/>.</summary>
    public bool IsCompleted
    {
        get
        {
            lock (_lock)
            {
                return _isComplete && _held == 0;
            }
        }
    }

    /// <summary>Hands in work; false when the pool is full.</summary>
    /// <exception cref="InvalidOperationException">After <see cref="CompleteAdding"/>.</exception>
    public bool TryAdd(TWork work)
    {
        Entry entry;
        lock (_lock)
        {
            if (_isComplete)
            {
                throw new InvalidOperationException("The pool takes no more work.");
            }

            if (!HasCapacity)
            {
                return false;
            }

            _held++;
            _backlog++;
            _running++;
            entry = new Entry();
            if (_ordered)
            {
                _entries.Enqueue(entry);
            }
        }

        _ = Task.Run(() => RunAsync(work, entry), CancellationToken.None);
        return true;
    }

    /// <summary>Takes the next finished result.</summary>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public bool TryTake([MaybeNullWhen(false)] out TResult result)
    {
        Entry entry;
        lock (_lock)
        {
            do
            {
                if (!HasResult())
                {
                    result = default;
                    return false;
                }

                entry = (_ordered ? _entries : _finished).Dequeue();
                _held--;
            }
            while (entry.IsDropped);
        }

        entry.Error?.Throw();
        result = entry.Result!;
        return true;
    }

    /// <summary>Blocks until <see cref="TryAdd"/> or <see cref="TryTake"/> would succeed, or nothing is left, or the time is over.</summary>
    public void WaitForCapacityOrResult(TimeSpan timeout, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if ((!_isComplete && HasCapacity) || (_isComplete && _held == 0) || HasResult())
            {
                return;
            }
        }

        _signal.Wait(timeout, cancellationToken);
    }

    /// <summary>No more work will come.</summary>
    public void CompleteAdding()
    {
        lock (_lock)
        {
            _isComplete = true;
        }

        Signal();
    }

    /// <summary>Begins nothing more: work that still waits for its turn is dropped and never comes out. Any thread.</summary>
    public void Stop() => _isStopped = true;

    /// <summary>Cancels all work. Any thread.</summary>
    public void Cancel() => _stop.Cancel();

    /// <summary>Ends when no work runs any more.</summary>
    public Task WhenIdleAsync()
    {
        lock (_lock)
        {
            if (_running == 0)
            {
                return Task.CompletedTask;
            }

            _idle ??= new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            return _idle.Task;
        }
    }

    /// <summary>Gives the work under way a moment to end well, then cancels it and gives it another moment to say how far it was.</summary>
    /// <param name="grace">Each of the moments.</param>
    public void Dispose(TimeSpan grace)
    {
        var idle = WhenIdleAsync();
        if (!idle.Wait(grace))
        {
            Cancel();
            idle.Wait(grace);
        }

        Dispose();
    }

    /// <summary>Cancels all work; does not wait for it.</summary>
    // The semaphores and the token source are left to the collector: work that ends later still uses them.
    public void Dispose() => _stop.Cancel();

    private bool HasCapacity => _held < _capacity && _backlog < _backlogLimit;

    private bool HasResult() => _ordered ? _entries.Count > 0 && _entries.Peek().IsFinished : _finished.Count > 0;

    private async Task RunAsync(TWork work, Entry entry)
    {
        try
        {
            await WaitForTurnAsync().ConfigureAwait(false);
            try
            {
                if (_isStopped)
                {
                    entry.IsDropped = true;
                }
                else
                {
                    entry.Result = await _work(work, new Lease(_permits), _stop.Token).ConfigureAwait(false);
                }
            }
            finally
            {
                _permits.Release();
            }
        }
        catch (Exception e)
        {
            entry.Error = System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(e);
        }

        Finish(entry);
    }

    private async Task WaitForTurnAsync()
    {
        try
        {
            await _permits.WaitAsync(_stop.Token).ConfigureAwait(false);
        }
        finally
        {
            bool isHalfEmpty;
            lock (_lock)
            {
                isHalfEmpty = --_backlog == _backlogLimit / 2;
            }

            // Not for each: the thread that hands in has better things to do than to wake for one.
            if (isHalfEmpty)
            {
                Signal();
            }
        }
    }

    private void Finish(Entry entry)
    {
        bool worthTelling;
        lock (_lock)
        {
            entry.IsFinished = true;
            _running--;
            if (!_ordered)
            {
                _finished.Enqueue(entry);
            }

            worthTelling = HasResult();
            if (_running == 0)
            {
                _idle?.TrySetResult(true);
                _idle = null;
            }
        }

        if (worthTelling)
        {
            Signal();
        }
    }

    private void Signal()
    {
        lock (_signal)
        {
            if (_signal.CurrentCount == 0)
            {
                _signal.Release();
            }
        }
    }

    private sealed class Entry
    {
        internal TResult? Result { get; set; }

        internal System.Runtime.ExceptionServices.ExceptionDispatchInfo? Error { get; set; }

        internal bool IsFinished { get; set; }

        internal bool IsDropped { get; set; }
    }

    private sealed class Lease(SemaphoreSlim permits) : IWorkerLease
    {
        public async Task<T> WaitWithoutLeaseAsync<T>(Func<Task<T>> wait)
        {
            permits.Release();
            try
            {
                return await wait().ConfigureAwait(false);
            }
            finally
            {
                // Not cancellable: the permit must be held again when the caller releases it. Nobody keeps one for long once all is cancelled.
                await permits.WaitAsync().ConfigureAwait(false);
            }
        }
    }
}
