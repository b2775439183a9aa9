using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace PartnerReferrals.Pipeline;

/// <summary>
/// Lets work from other threads run on the pipeline thread of a cmdlet that uses the connection just now: script blocks
/// of the user may run nowhere else, and nothing else may write. Of several such cmdlets the first that listens takes it:
/// in <c>Get-… | Set-…</c> only one of the two is waiting for its messages.
/// </summary>
internal sealed class PipelineThreadDispatcher
{
    private readonly object _lock = new();
    private readonly List<StreamQueue> _active = [];
    private readonly Queue<Action<Cmdlet>> _waiting = new();

    /// <summary>The cmdlet's thread will drain this queue until the result is disposed.</summary>
    internal IDisposable Enter(StreamQueue streams)
    {
        lock (_lock)
        {
            _active.Add(streams);
            for (var i = 0; i < _waiting.Count; i++)
            {
                streams.Post(RunNext);
            }
        }

        return new Leaving(this, streams);
    }

    /// <summary>Has something written by the cmdlet that uses the connection, or else by the next one that does.</summary>
    internal void Post(Action<Cmdlet> write)
    {
        lock (_lock)
        {
            _waiting.Enqueue(write);
            foreach (var streams in _active)
            {
                streams.Post(RunNext);
            }
        }
    }

    /// <summary>Runs work on the pipeline thread.</summary>
    /// <exception cref="InvalidOperationException">No cmdlet is using the connection.</exception>
    internal Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_active.Count == 0)
            {
                throw new InvalidOperationException("No cmdlet is using this connection.");
            }
        }

        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var registration = cancellationToken.Register(() => done.TrySetCanceled(cancellationToken));
        Post(_ =>
        {
            try
            {
                // Nobody waits for it any more: a later cmdlet must not run it.
                if (!done.Task.IsCompleted)
                {
                    done.TrySetResult(work());
                }
            }
            catch (Exception e)
            {
                done.TrySetException(e);
            }
            finally
            {
                registration.Dispose();
            }
        });
        return done.Task;
    }

    private void RunNext(Cmdlet cmdlet)
    {
        Action<Cmdlet> next;
        lock (_lock)
        {
            if (_waiting.Count == 0)
            {
                return;
            }

            next = _waiting.Dequeue();
        }

        next(cmdlet);
    }

    private void Leave(StreamQueue streams)
    {
        lock (_lock)
        {
            _active.Remove(streams);
        }
    }

    private sealed class Leaving(PipelineThreadDispatcher gate, StreamQueue streams) : IDisposable
    {
        public void Dispose() => gate.Leave(streams);
    }
}
