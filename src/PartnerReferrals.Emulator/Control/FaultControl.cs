using System.Collections.Generic;
using System.Linq;
using PartnerReferrals.Emulator.Http;
using PartnerReferrals.Emulator.State;

namespace PartnerReferrals.Emulator.Control;

/// <summary>Sets, lists and clears fault rules while the service runs.</summary>
internal sealed class FaultControl(EmulatorState state)
{
    public IEnumerable<ControlCall> Calls =>
    [
        new("GET", "/faults", "lists the fault rules with what they did", (_, _) => List()),
        new("POST", "/faults", "adds one rule or an array of rules; a rule of the same name is replaced", (request, _) => Add(request)),
        new("PUT", "/faults", "replaces all rules", (request, _) =>
        {
            Faults.FaultRule.Read(request.BodyText);
            state.Faults.Clear();
            return Add(request);
        }),
        new("DELETE", "/faults", "removes all rules", (_, _) =>
        {
            state.Faults.Clear();
            return null;
        }),
        new("DELETE", "/faults/{name}", "removes one rule", (_, name) =>
            state.Faults.Remove(name) ? null : throw new ControlError(404, $"There is no fault rule '{name}'.")),
    ];

    private IEnumerable<object> Add(EmulatorRequest request)
    {
        ControlBody.DemandJson(request);
        state.Faults.Load(request.BodyText);
        return List();
    }

    private IEnumerable<object> List() => state.Faults.Faults.Select(fault => new
    {
        fault.Name,
        fault.Matched,
        fault.Hits,
        Rule = fault.Rule.ToJson(),
    });
}
