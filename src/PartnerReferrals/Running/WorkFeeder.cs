using System;
using System.Management.Automation;
using System.Threading;
using PartnerReferrals.Bulk;
using PartnerReferrals.Streams;

namespace PartnerReferrals.Running;

/// <summary>
/// Feeds work from the pipeline thread and hands its results back on that thread: adding waits while there is no room, and
/// meanwhile results and messages flow.
/// </summary>
/// <param name="cmdlet">Who writes.</param>
/// <param name="feed">The work: a run over rows, or a bare worker set.</param>
/// <param name="streams">Messages of other threads.</param>
/// <param name="write">Takes each result.</param>
/// <param name="stopToken">Ends every wait.</param>
/// <param name="tick">Called often while the work goes on, such as to show progress.</param>
internal sealed class WorkFeeder<TWork, TResult>(
    Cmdlet cmdlet, IWorkFeed<TWork, TResult> feed, StreamQueue streams, Action<TResult> write, CancellationToken stopToken, Action? tick = null)
{
    // Messages of other threads (verbose lines, a token provider of the user) have no signal of their own here.
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(50);

    /// <summary>Hands in work, then writes whatever is ready.</summary>
    internal void Add(TWork work)
    {
        while (!feed.TryAdd(work))
        {
            Wait();
        }

        Drain();
    }

    /// <summary>No more work: writes results until the last has come.</summary>
    internal void Finish()
    {
        feed.CompleteAdding();
        Drain();
        while (!feed.IsCompleted)
        {
            Wait();
        }
    }

    private void Wait()
    {
        try
        {
            feed.WaitForRoomOrResult(Moment, stopToken);
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
        while (feed.TryTake(out var result))
        {
            write(result);
        }

        tick?.Invoke();
    }
}
