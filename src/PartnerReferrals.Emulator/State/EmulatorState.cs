using System;
using System.Collections.Concurrent;
using System.Threading;
using PartnerReferrals.Emulator.Deterministic;
using PartnerReferrals.Emulator.Diagnostics;
using PartnerReferrals.Emulator.Faults;
using PartnerReferrals.Emulator.Security;
using PartnerReferrals.Emulator.Settings;
using PartnerReferrals.Emulator.Store;
using PartnerReferrals.Emulator.Webhooks;

namespace PartnerReferrals.Emulator.State;

/// <summary>Everything one emulator holds.</summary>
internal sealed class EmulatorState
{
    private readonly EmulatorSettings _initial;
    private EmulatorSettings _settings;

    public EmulatorState(EmulatorSettings settings)
    {
        _initial = settings;
        _settings = settings;
        Clock = new EmulatorClock(settings.ClockStart, settings.ClockRate, settings.ClockFrozen);
        Organizations = new OrganizationDirectory(settings.Seed);
        Tokens = new AccessTokens(settings.Seed, Clock, Organizations);
        Faults = new FaultPlan(settings.Seed);
        Log = new RequestLog(settings.LogSize);
        Versions = new ReferralVersions(settings.Seed, Clock);
        Identity = new IdentityState(settings.Seed);
        RequestIds = new SeededGuids(settings.Seed, "request");
        Events = new EventOutbox(() => Settings, Clock, Store);
        TestEvents = new TestEvents(settings.Seed, Clock);
        Store.Changed = Events.Tell;
        LoadInitialFaults();
    }

    /// <summary>The switches as they are now; a control call may change them.</summary>
    public EmulatorSettings Settings
    {
        get => Volatile.Read(ref _settings);
        set => Volatile.Write(ref _settings, value);
    }

    public EmulatorClock Clock { get; }

    public OrganizationDirectory Organizations { get; }

    public AccessTokens Tokens { get; }

    public ReferralStore Store { get; } = new();

    public IdentityState Identity { get; }

    public IdempotencyKeys IdempotencyKeys { get; } = new();

    /// <summary>The deals for which Microsoft approved an exception of the rules on registration.</summary>
    public ConcurrentDictionary<Guid, bool> RegistrationExceptions { get; } = new();

    public ReferralVersions Versions { get; private set; }

    public SeededGuids RequestIds { get; }

    public FaultPlan Faults { get; }

    public EventOutbox Events { get; }

    public TestEvents TestEvents { get; }

    public Statistics Statistics { get; } = new();

    public RequestLog Log { get; }

    /// <summary>Back to the start: no referrals, no counts, the clock, switches and faults of the first moment.</summary>
    public void Reset()
    {
        Store.Clear();
        IdempotencyKeys.Clear();
        RegistrationExceptions.Clear();
        Identity.Clear();
        Events.Clear();
        TestEvents.Clear();
        Versions = new ReferralVersions(_initial.Seed, Clock);
        Statistics.Clear();
        Log.Clear();
        Settings = _initial;
        Clock.Set(_initial.ClockStart ?? DateTimeOffset.UtcNow);
        Clock.Freeze(_initial.ClockFrozen);
        Faults.Clear();
        LoadInitialFaults();
    }

    private void LoadInitialFaults()
    {
        if (_initial.Faults is { } json)
        {
            Faults.Load(json);
        }
    }
}
