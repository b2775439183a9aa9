using System;
using System.Collections.Concurrent;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace PartnerReferrals.Pipeline;

/// <summary>Messages from other threads, written on the pipeline thread: the only one that may call <c>Write…</c>.</summary>
internal sealed class StreamQueue
{
    private readonly ConcurrentQueue<Action<Cmdlet>> _messages = new();
    private readonly SemaphoreSlim _arrived = new(0);

    /// <summary>Queues a message; any thread.</summary>
    internal void Post(Action<Cmdlet> write)
    {
        _messages.Enqueue(write);
        _arrived.Release();
    }

    /// <summary>Writes what is queued; pipeline thread.</summary>
    internal void Drain(Cmdlet cmdlet)
    {
        while (_messages.TryDequeue(out var write))
        {
            write(cmdlet);
        }
    }

    /// <summary>Writes messages as they arrive until the task has ended; pipeline thread.</summary>
    internal void DrainUntil(Task task, Cmdlet cmdlet)
    {
        _ = task.ContinueWith(_ => _arrived.Release(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        while (!task.IsCompleted)
        {
            _arrived.Wait();
            Drain(cmdlet);
        }

        Drain(cmdlet);
    }
}
