using System;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Sending;

namespace PartnerReferrals.Bulk;

/// <summary>Surface only: one bounded worker set.</summary>
public sealed class WorkPipeline<TWork, TResult> : IDisposable
{
    /// <summary>Makes a pipeline.</summary>
    public WorkPipeline(int workers, int capacity, bool ordered, Func<TWork, IWorkSlot, CancellationToken, Task<TResult>> work) => throw new NotImplementedException();

    /// <summary>All results were taken after <see cref="CompleteAdding"/>.</summary>
    public bool IsCompleted => throw new NotImplementedException();

    /// <summary>Hands in work; false when the pipeline is full.</summary>
    public bool TryAdd(TWork work) => throw new NotImplementedException();

    /// <summary>Takes the next finished result.</summary>
    public bool TryTake([MaybeNullWhen(false)] out TResult result) => throw new NotImplementedException();

    /// <summary>Blocks until there is room, a result, or nothing left.</summary>
    public void WaitForRoomOrResult(TimeSpan timeout, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>No more work will come.</summary>
    public void CompleteAdding() => throw new NotImplementedException();

    /// <summary>Cancels all work.</summary>
    public void Cancel() => throw new NotImplementedException();

    /// <inheritdoc/>
    public void Dispose() => throw new NotImplementedException();
}
