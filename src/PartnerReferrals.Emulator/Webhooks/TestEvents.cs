using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using PartnerReferrals.Emulator.Deterministic;

namespace PartnerReferrals.Emulator.Webhooks;

/// <summary>The test events that were asked for: two a minute, remembered for seven days (facts 1).</summary>
internal sealed class TestEvents(int seed, EmulatorClock clock)
{
    private const int MostAMinute = 2;

    private readonly SeededGuids _ids = new(seed, "test event");
    private readonly ConcurrentDictionary<Guid, (DateTimeOffset Sent, EventDelivery Delivery)> _deliveries = new();
    private readonly Queue<DateTimeOffset> _lately = new();

    /// <summary>How long to wait before another may be asked for; null where it may be now.</summary>
    public TimeSpan? Wait()
    {
        lock (_lately)
        {
            while (_lately.Count > 0 && clock.Now - _lately.Peek() >= TimeSpan.FromMinutes(1))
            {
                _lately.Dequeue();
            }

            if (_lately.Count >= MostAMinute)
            {
                return _lately.Peek() + TimeSpan.FromMinutes(1) - clock.Now;
            }

            _lately.Enqueue(clock.Now);
            return null;
        }
    }

    public Guid NewId() => _ids.Next();

    public void Note(Guid id, EventDelivery delivery) => _deliveries[id] = (clock.Now, delivery);

    public EventDelivery? Find(string id) =>
        Guid.TryParse(id, out var guid) && _deliveries.TryGetValue(guid, out var found) && clock.Now - found.Sent < TimeSpan.FromDays(7) ? found.Delivery : null;

    public void Clear()
    {
        lock (_lately)
        {
            _lately.Clear();
        }

        _deliveries.Clear();
    }
}
