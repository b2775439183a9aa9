using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Pipeline;

namespace PartnerReferrals.Commands;

/// <summary>
/// What every cmdlet here has: a stop token, and a way to wait for work on other threads while the streams keep flowing.
/// Only the pipeline thread writes; other threads queue.
/// </summary>
public abstract class PartnerReferralCommand : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private IDisposable? _pipeline;

    /// <summary>Cancelled when the pipeline stops (Ctrl+C, <c>Select-Object -First</c>, a failure further down).</summary>
    internal CancellationToken StopToken => _stop.Token;

    /// <summary>What other threads want written.</summary>
    internal StreamQueue Streams { get; } = new();

    /// <summary>Nothing is to be changed, only shown: <c>-WhatIf</c>, or the preference of that name.</summary>
    private protected bool IsWhatIf => MyInvocation.BoundParameters.TryGetValue("WhatIf", out var bound) && bound is SwitchParameter flag
        ? flag.IsPresent
        : LanguagePrimitives.IsTrue(GetVariableValue("WhatIfPreference"));

    /// <summary>Runs work to its end, writing queued messages meanwhile.</summary>
    internal T Await<T>(Func<CancellationToken, Task<T>> work)
    {
        var task = Task.Run(() => work(StopToken), StopToken);
        Streams.DrainUntil(task, this);
        if (task.IsCanceled && StopToken.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }

        return task.GetAwaiter().GetResult();
    }

    /// <summary>Called on another thread: it only cancels; disposing or writing here would race with the pipeline thread.</summary>
    protected sealed override void StopProcessing() => _stop.Cancel();

    /// <inheritdoc/>
    public void Dispose()
    {
        // The engine disposes also when another command of the pipeline ended it early: what is under way may want to be waited for.
        Disposing();
        _stop.Cancel();
        _pipeline?.Dispose();
        _stop.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Begins to use a connection: the one given, else the session's own. What its other threads have to say is written by this cmdlet.</summary>
    /// <exception cref="PipelineStoppedException">There is none; a terminating error says what to type.</exception>
    private protected PartnerReferralConnection Enter(PartnerReferralConnection? given)
    {
        var connection = CurrentConnection.Resolve(this, given);
        _pipeline = connection.Pipeline.Enter(Streams);
        return connection;
    }

    /// <summary>Releases what the cmdlet holds.</summary>
    private protected virtual void Disposing()
    {
    }
}
