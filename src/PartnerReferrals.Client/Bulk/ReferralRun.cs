using System;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using PartnerReferrals.Http;

namespace PartnerReferrals.Bulk;

/// <summary>
/// Many creates, each exactly once: worker set, shared brake, journal and search for lost answers in one. One thread hands rows in and takes outcomes out:
/// <c>while (!run.TryAdd(row)) { run.WaitForRoomOrOutcome(token); drain(); } drain();</c> and after the last row
/// <c>run.CompleteAdding(); while (!run.IsCompleted) { run.WaitForRoomOrOutcome(token); drain(); }</c>.
/// </summary>
public sealed class ReferralRun : IDisposable
{
    /// <summary>Starts a run; nothing is sent before the first row.</summary>
    public ReferralRun(ReferralClient client, ReferralRunOptions options) => throw new NotImplementedException();

    /// <summary>Numbers so far; a snapshot.</summary>
    public RunSummary Summary => throw new NotImplementedException();

    /// <summary>Why the run sends nothing more, such as a revoked sign-in, a full disk, or too many errors; null while it goes on.</summary>
    public Exception? StopReason => throw new NotImplementedException();

    /// <summary>Every outcome was taken after <see cref="CompleteAdding"/>.</summary>
    public bool IsCompleted => throw new NotImplementedException();

    /// <summary>Hands in a row; false when the run is full: take outcomes first.</summary>
    public bool TryAdd(ReferralRunRow row) => throw new NotImplementedException();

    /// <summary>Takes the next outcome.</summary>
    public bool TryTake([MaybeNullWhen(false)] out ReferralRunOutcome outcome) => throw new NotImplementedException();

    /// <summary>Blocks until there is room or an outcome, or a moment has passed.</summary>
    public void WaitForRoomOrOutcome(CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>No more rows will come.</summary>
    public void CompleteAdding() => throw new NotImplementedException();

    /// <summary>Sends nothing more and gives up what is in flight; what cannot be known stays <c>sending</c> in the journal. Any thread.</summary>
    public void Stop() => throw new NotImplementedException();

    /// <summary>Stops, waits for the worker set (bounded by <see cref="ReferralRunOptions.StopGrace"/>), closes the journal.</summary>
    public void Dispose()
    {
    }
}
