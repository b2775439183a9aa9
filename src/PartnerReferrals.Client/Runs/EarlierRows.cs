using System;
using System.Threading;

namespace PartnerReferrals.Runs;

/// <summary>
/// Rows that an earlier run may have sent, until each is searched for: what a search finds and nobody has claimed may be theirs. Thread-safe.
/// </summary>
internal sealed class EarlierRows(Journal? journal)
{
    private int _queued;
    private int _arriving;
    private volatile bool _isOver;

    /// <summary>Some are still to come, or have come and are not searched for yet.</summary>
    internal bool AreAwaited
    {
        get
        {
            // In the order in which a row passes through, so that none is missed between two.
            var isToCome = journal is { HasInDoubt: true } && !(_isOver && Volatile.Read(ref _queued) == 0);
            return isToCome || Volatile.Read(ref _arriving) > 0;
        }
    }

    /// <summary>A row is handed in.</summary>
    internal void Queue() => Interlocked.Increment(ref _queued);

    /// <summary>It was not taken after all.</summary>
    internal void Unqueue() => Interlocked.Decrement(ref _queued);

    /// <summary>The input has ended: what has not come does not come.</summary>
    internal void End() => _isOver = true;

    /// <summary>A row's turn has come; until the result is disposed it counts as awaited. To be called before the journal is asked for it.</summary>
    internal Arrival Arrive()
    {
        Interlocked.Increment(ref _arriving);
        Interlocked.Decrement(ref _queued);
        return new Arrival(this);
    }

    internal sealed class Arrival(EarlierRows rows) : IDisposable
    {
        private int _isOver;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isOver, 1) == 0)
            {
                Interlocked.Decrement(ref rows._arriving);
            }
        }
    }
}
