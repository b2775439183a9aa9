using System;
using System.Management.Automation;
using System.Threading;
using PartnerReferrals.Bulk;
using PartnerReferrals.Streams;

namespace PartnerReferrals.Running;

/// <summary>
/// Feeds a run from the pipeline thread and hands its outcomes back on that thread: adding waits while the run is full,
/// and meanwhile outcomes and messages flow.
/// </summary>
/// <param name="cmdlet">Who writes.</param>
/// <param name="run">The run.</param>
/// <param name="streams">Messages of other threads.</param>
/// <param name="write">Takes each outcome.</param>
/// <param name="stopToken">Ends every wait.</param>
/// <param name="tick">Called often while the run goes on, such as to show progress.</param>
internal sealed class RunFeeder<TRow>(
    Cmdlet cmdlet, IRowRun<TRow> run, StreamQueue streams, Action<ReferralRunOutcome> write, CancellationToken stopToken, Action? tick = null)
{
    /// <summary>Hands in a row, then writes whatever is ready.</summary>
    internal void Add(TRow row)
    {
        while (!run.TryAdd(row))
        {
            Wait();
        }

        Drain();
    }

    /// <summary>No more rows: writes outcomes until the last has come.</summary>
    internal void Finish()
    {
        run.CompleteAdding();
        Drain();
        while (!run.IsCompleted)
        {
            Wait();
        }
    }

    private void Wait()
    {
        try
        {
            run.WaitForRoomOrOutcome(stopToken);
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
        while (run.TryTake(out var outcome))
        {
            write(outcome);
        }

        tick?.Invoke();
    }
}
