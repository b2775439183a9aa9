using System;
using System.Threading;
using System.Threading.Tasks;

namespace PartnerReferrals.Creating;

/// <summary>One reading for all who ask while another is under way: everybody gets one that began after he asked. Thread-safe.</summary>
internal sealed class SharedRead<T>(Func<Task<T>> read)
{
    private readonly object _lock = new();
    private Task _running = Task.CompletedTask;
    private Task<T>? _next;

    internal Task<T> ReadAsync()
    {
        lock (_lock)
        {
            if (_next is null)
            {
                var before = _running;
                _next = Task.Run(() => AfterAsync(before));
                _running = _next;
            }

            return _next;
        }
    }

    private async Task<T> AfterAsync(Task before)
    {
        await Task.WhenAny(before).ConfigureAwait(false);
        lock (_lock)
        {
            _next = null;
        }

        return await read().ConfigureAwait(false);
    }
}
