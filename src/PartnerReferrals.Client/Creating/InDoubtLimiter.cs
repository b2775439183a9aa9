using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;

namespace PartnerReferrals.Creating;

/// <summary>
/// Bounds the creates that the service has not answered: in flight, or in doubt since its last answer. There are never more than the limit, so that a service
/// that goes away leaves no more than that in doubt, however many rows wait. Losses here and there hold nobody up: the answer to a create that was sent
/// after them forgets them. Thread-safe.
/// </summary>
/// <param name="limit">Most of them; more than are in flight at a time.</param>
/// <param name="clock">Time.</param>
/// <param name="timeout">How long the limit may stay reached.</param>
/// <param name="serviceAway">Is told once when <paramref name="timeout"/> is over: how many in succession are in doubt, and how the last was.</param>
internal sealed class InDoubtLimiter(int limit, IClock clock, TimeSpan timeout, Action<int, OutcomeUnknownException> serviceAway)
{
    private readonly object _lock = new();
    private readonly LinkedList<TaskCompletionSource<InDoubtPermit>> _waiting = new();
    private int _inFlight;
    private long _losses;
    private long _forgotten;
    private OutcomeUnknownException? _lastLoss;
    private TimeSpan? _fullSince;
    private bool _isAway;

    /// <summary>No limit.</summary>
    internal static InDoubtLimiter Unlimited => new(int.MaxValue, SystemClock.Instance, TimeSpan.MaxValue, static (_, _) => { });

    /// <summary>Nothing is sent but one create at a time, to see whether the service answers again.</summary>
    internal bool IsFull
    {
        get
        {
            lock (_lock)
            {
                return _fullSince is not null;
            }
        }
    }

    /// <summary>A permit to send one create; null when it has to be waited for.</summary>
    internal InDoubtPermit? TryAcquire()
    {
        lock (_lock)
        {
            return _waiting.Count == 0 && HasCapacity ? Start() : null;
        }
    }

    /// <summary>Acquires a permit to send one create.</summary>
    internal async Task<InDoubtPermit> AcquireAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        LinkedListNode<TaskCompletionSource<InDoubtPermit>> node;
        lock (_lock)
        {
            node = _waiting.AddLast(new TaskCompletionSource<InDoubtPermit>(TaskCreationOptions.RunContinuationsAsynchronously));
            Admit();
        }

        using (cancellationToken.Register(() => GiveUp(node)))
        {
            return await node.Value.Task.ConfigureAwait(false);
        }
    }

    /// <summary>The service may be there again, or nobody else is asking: one create may find out.</summary>
    internal void LetOneTry()
    {
        lock (_lock)
        {
            _forgotten = Math.Max(_forgotten, _losses - (limit - 1));
            Admit();
        }
    }

    /// <summary>Reports an outage when the limit has been reached for longer than the time-out.</summary>
    internal void ReportOutage(TimeSpan now)
    {
        lock (_lock)
        {
            if (_isAway || _fullSince is not { } since || now - since < timeout)
            {
                return;
            }

            _isAway = true;
        }

        serviceAway(limit, _lastLoss!);
    }

    /// <summary>An answer says that the service was there after the create was sent, and nothing about losses since: it may only be read late.</summary>
    /// <param name="lossesBefore">How many were in doubt when it was sent.</param>
    internal void Answered(long lossesBefore) => Leave(() =>
    {
        if (lossesBefore > _forgotten)
        {
            _forgotten = lossesBefore;
            _fullSince = null;
        }
    });

    internal void InDoubt(OutcomeUnknownException loss) => Leave(() =>
    {
        _lastLoss = loss;
        if (++_losses - _forgotten == limit)
        {
            _fullSince ??= clock.Elapsed;
        }
    });

    internal void NeverSent() => Leave(static () => { });

    private bool HasCapacity => _inFlight + _losses - _forgotten < limit;

    private InDoubtPermit Start()
    {
        _inFlight++;
        return new InDoubtPermit(this, _losses);
    }

    private void Leave(Action count)
    {
        lock (_lock)
        {
            _inFlight--;
            count();
            Admit();
        }
    }

    private void Admit()
    {
        while (_waiting.First is { } first && HasCapacity)
        {
            _waiting.RemoveFirst();
            first.Value.SetResult(Start());
        }
    }

    private void GiveUp(LinkedListNode<TaskCompletionSource<InDoubtPermit>> node)
    {
        lock (_lock)
        {
            if (node.List is not null)
            {
                _waiting.Remove(node);
            }
        }

        node.Value.TrySetCanceled();
    }
}

/// <summary>A permit of the <see cref="InDoubtLimiter"/>. The first report counts; without one the create was never sent.</summary>
internal sealed class InDoubtPermit(InDoubtLimiter limiter, long lossesBefore) : IDisposable
{
    private bool _isOver;

    /// <summary>The service answered, whatever it said.</summary>
    internal void Answered()
    {
        if (End())
        {
            limiter.Answered(lossesBefore);
        }
    }

    /// <summary>Nobody knows whether the service made it.</summary>
    internal void InDoubt(OutcomeUnknownException loss)
    {
        if (End())
        {
            limiter.InDoubt(loss);
        }
    }

    public void Dispose()
    {
        if (End())
        {
            limiter.NeverSent();
        }
    }

    private bool End() => !_isOver && (_isOver = true);
}
