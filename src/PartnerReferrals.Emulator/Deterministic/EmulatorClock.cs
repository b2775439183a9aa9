using System;

namespace PartnerReferrals.Emulator.Deterministic;

/// <summary>
/// The service's own clock. It runs with real time from any start, at any rate, stands still when frozen, and can be
/// moved. Waiting (latency, silence) is always real time; everything dated goes by this clock.
/// </summary>
internal sealed class EmulatorClock
{
    private readonly object _gate = new();
    private readonly TimeProvider _real;
    private DateTimeOffset _now;
    private long _since;

    public EmulatorClock(DateTimeOffset? start, double rate, bool frozen, TimeProvider? real = null)
    {
        _real = real ?? TimeProvider.System;
        _now = start ?? _real.GetUtcNow();
        _since = _real.GetTimestamp();
        Rate = rate;
        Frozen = frozen;
    }

    public double Rate { get; private set; }

    public bool Frozen { get; private set; }

    public DateTimeOffset Now
    {
        get
        {
            lock (_gate)
            {
                return Read();
            }
        }
    }

    public void Advance(TimeSpan by) => Change(() => _now += by);

    public void Set(DateTimeOffset now) => Change(() => _now = now.ToUniversalTime());

    public void Freeze(bool frozen) => Change(() => Frozen = frozen);

    private void Change(Action change)
    {
        lock (_gate)
        {
            _now = Read();
            _since = _real.GetTimestamp();
            change();
        }
    }

    private DateTimeOffset Read() => Frozen ? _now : _now + (_real.GetElapsedTime(_since) * Rate);
}
