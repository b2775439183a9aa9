using System;
using System.Management.Automation;
using System.Threading;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Pipeline;

/// <summary>
/// Pumps work from the pipeline thread into a worker pool and its results back onto that thread: adding waits while the pool is at capacity, and
/// meanwhile results and messages flow.
/// </summary>
/// <param name="cmdlet">Who writes.</param>
/// <param name="pool">The work: a run over rows, or a bare worker pool.</param>
/// <param name="streams">Messages of other threads.</param>
/// <param name="write">Takes each result.</param>
/// <param name="stopToken">Ends every wait.</param>
/// <param name="tick">Called often while the work goes on, such as to show progress.</param>
internal sealed class PipelinePump<TWork, TResult>(
    Cmdlet cmdlet, IWorkerPool<TWork, TResult> pool, StreamQueue streams, Action<TResult> write, CancellationToken stopToken, Action? tick = null)
{
    // Messages of other threads (verbose lines, a token provider of the user) have no signal of their own here.
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(50);

    /// <summary>All results came, or <see cref="FinishEarly"/> took what there was.</summary>
    internal bool IsOver { get; private set; }

    /// <summary>Hands in work, then writes whatever is ready.</summary>
    internal void Add(TWork work)
    {
        while (!pool.TryAdd(work))
        {
            Wait();
        }

        Drain();
    }

    /// <summary>No more work: writes results until the last has come.</summary>
    internal void Finish()
    {
        pool.CompleteAdding();
        Drain();
        while (!pool.IsCompleted)
        {
            Wait();
        }

        IsOver = true;
    }

    /// <summary>
    /// The pipeline ends early, for another reason than Ctrl+C: begins nothing more, waits for what is under way, and still writes what can be written.
    /// Does nothing when all is done, or when it was called before.
    /// </summary>
    /// <param name="unreported">Takes each result that could not be written.</param>
    internal void FinishEarly(Action<TResult> unreported)
    {
        if (IsOver)
        {
            return;
        }

        IsOver = true;
        pool.Stop();
        pool.CompleteAdding();
        while (!pool.IsCompleted && !stopToken.IsCancellationRequested)
        {
            TryDo(() => streams.Drain(cmdlet));
            TakeReady(result =>
            {
                if (!TryDo(() => write(result)))
                {
                    unreported(result);
                }
            });
            TryDo(() => tick?.Invoke());
            TryDo(() => pool.WaitForCapacityOrResult(Moment, stopToken));
        }
    }

    /// <summary>Takes what is finished and was not written: for after Ctrl+C, which allows no writing.</summary>
    /// <param name="unreported">Takes each result.</param>
    internal void TakeReady(Action<TResult> unreported)
    {
        for (var isMore = true; isMore;)
        {
            try
            {
                isMore = pool.TryTake(out var result);
                if (isMore)
                {
                    unreported(result!);
                }
            }
            catch (OperationCanceledException)
            {
                // Work that was given up before it began: there is nothing to tell.
            }
        }
    }

    // Whatever a stream, a downstream command or a user's script throws now: the pipeline is ending for another reason, which must not be lost.
    private static bool TryDo(Action action)
    {
        try
        {
            action();
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    private void Wait()
    {
        try
        {
            pool.WaitForCapacityOrResult(Moment, stopToken);
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }

        Drain();
    }

    private void Drain()
    {
        streams.Drain(cmdlet);
        while (pool.TryTake(out var result))
        {
            write(result);
        }

        tick?.Invoke();
    }
}
