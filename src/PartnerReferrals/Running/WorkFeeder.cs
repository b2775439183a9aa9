using System;
using System.Management.Automation;
using System.Threading;
using PartnerReferrals.Bulk;
using PartnerReferrals.Streams;

namespace PartnerReferrals.Running;

/// <summary>
/// Feeds a worker set from the pipeline thread and hands its results back on that thread: adding waits while it is full,
/// and meanwhile results and messages flow.
/// </summary>
internal sealed class WorkFeeder<TWork, TResult>(
    Cmdlet cmdlet, WorkPipeline<TWork, TResult> pipeline, StreamQueue streams, Action<TResult> write, CancellationToken stopToken)
{
    // Messages of other threads (verbose lines, a token provider of the user) have no signal of their own here.
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(50);

    /// <summary>Hands in work, then writes whatever is ready.</summary>
    internal void Add(TWork work)
    {
        while (!pipeline.TryAdd(work))
        {
            Wait();
        }

        Drain();
    }

    /// <summary>No more work: writes results until the last has come.</summary>
    internal void Finish()
    {
        pipeline.CompleteAdding();
        Drain();
        while (!pipeline.IsCompleted)
        {
            Wait();
        }
    }

    private void Wait()
    {
        try
        {
            pipeline.WaitForRoomOrResult(Moment, stopToken);
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
        while (pipeline.TryTake(out var result))
        {
            write(result);
        }
    }
}
