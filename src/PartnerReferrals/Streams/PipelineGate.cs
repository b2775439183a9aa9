using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace PartnerReferrals.Streams;

/// <summary>
/// Lets work from other threads run on the pipeline thread of a cmdlet that uses the connection just now: script blocks
/// of the user may run nowhere else.
/// </summary>
internal sealed class PipelineGate
{
    private readonly List<StreamQueue> _active = [];

    /// <summary>The cmdlet's thread will drain this queue until the result is disposed.</summary>
    internal IDisposable Enter(StreamQueue streams)
    {
        lock (_active)
        {
            _active.Add(streams);
        }

        return new Leaving(this, streams);
    }

    /// <summary>
    /// Runs work once, on the first pipeline thread that comes by. In <c>Get-… | Set-…</c> both cmdlets use the connection and
    /// only one of them is waiting just now: nobody can tell which, so each is asked.
    /// </summary>
    /// <exception cref="InvalidOperationException">No cmdlet is using the connection.</exception>
    internal Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        StreamQueue[] active;
        lock (_active)
        {
            active = _active.Count > 0 ? [.. _active] : throw new InvalidOperationException("No cmdlet is using this connection.");
        }

        var taken = 0;
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var registration = cancellationToken.Register(() => done.TrySetCanceled(cancellationToken));
        foreach (var streams in active)
        {
            streams.Post(_ => Run());
        }

        return done.Task;

        void Run()
        {
            if (Interlocked.Exchange(ref taken, 1) != 0)
            {
                return;
            }

            try
            {
                done.TrySetResult(work());
            }
            catch (Exception e)
            {
                done.TrySetException(e);
            }
            finally
            {
                registration.Dispose();
            }
        }
    }

    private sealed class Leaving(PipelineGate gate, StreamQueue streams) : IDisposable
    {
        public void Dispose()
        {
            lock (gate._active)
            {
                gate._active.Remove(streams);
            }
        }
    }
}
