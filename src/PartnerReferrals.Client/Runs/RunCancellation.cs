using System;
using System.Threading;

namespace PartnerReferrals.Runs;

/// <summary>Ends a run: nothing more is sent. The first reason stays.</summary>
internal sealed class RunCancellation
{
    private readonly CancellationTokenSource _source = new();
    private Exception? _reason;

    internal CancellationToken Token => _source.Token;

    internal bool IsRequested => _source.IsCancellationRequested;

    internal Exception? Reason => Volatile.Read(ref _reason);

    internal void Request(Exception? reason = null)
    {
        if (reason is not null)
        {
            Interlocked.CompareExchange(ref _reason, reason, null);
        }

        _source.Cancel();
    }
}
