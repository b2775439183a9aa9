using System;
using System.Collections.Generic;
using System.Text.Json;
using PartnerReferrals.Emulator.Http;
using PartnerReferrals.Emulator.Schema;
using PartnerReferrals.Emulator.State;

namespace PartnerReferrals.Emulator.Control;

/// <summary>Reads and moves the clock.</summary>
internal sealed class ClockControl(EmulatorState state)
{
    public IEnumerable<ControlCall> Calls =>
    [
        new("GET", "/clock", "reads the clock", (_, _) => Read()),
        new("POST", "/clock", "moves the clock: now, advance (seconds), frozen", (request, _) => Move(request)),
    ];

    private object Read() => new { state.Clock.Now, state.Clock.Rate, state.Clock.Frozen };

    private object Move(EmulatorRequest request)
    {
        foreach (var (name, value) in ControlBody.Read(request, "now", "advance", "frozen"))
        {
            switch (name)
            {
                case "now" when value.ValueKind == JsonValueKind.String && Scalars.TryTime(value.GetString()!, out var now):
                    state.Clock.Set(now);
                    break;
                case "advance" when value.ValueKind == JsonValueKind.Number:
                    state.Clock.Advance(TimeSpan.FromSeconds(value.GetDouble()));
                    break;
                case "frozen" when value.ValueKind is JsonValueKind.True or JsonValueKind.False:
                    state.Clock.Freeze(value.GetBoolean());
                    break;
                default:
                    throw new ControlError(400, "now is an ISO 8601 date-time, advance a number of seconds, frozen true or false.");
            }
        }

        return Read();
    }
}
