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
internal sealed class RunFeeder(Cmdlet cmdlet, ReferralRun run, StreamQueue streams, Action<ReferralRunOutcome> write, CancellationToken stopToken)
{
    /// <summary>Hands in a row, then writes whatever is ready.</summary>
    internal void Add(ReferralRunRow row)
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
    }
}
