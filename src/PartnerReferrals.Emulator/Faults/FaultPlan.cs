using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PartnerReferrals.Emulator.Http;

namespace PartnerReferrals.Emulator.Faults;

/// <summary>The fault rules in force. They may change while requests run; a request is subject to the plan in force when it arrives.</summary>
internal sealed class FaultPlan(int seed)
{
    private readonly object _gate = new();
    private volatile ActiveFault[] _faults = [];
    private int _unnamed;

    /// <summary>The rules with what they did so far.</summary>
    public IReadOnlyList<ActiveFault> Faults => _faults;

    /// <summary>Adds the rules written in <paramref name="json"/>; a rule of the same name is replaced.</summary>
    /// <exception cref="ArgumentException">The rules are not understood.</exception>
    public void Load(string json)
    {
        var rules = FaultRule.Read(json);
        lock (_gate)
        {
            foreach (var rule in rules)
            {
                var named = rule with { Name = rule.Name ?? string.Create(CultureInfo.InvariantCulture, $"rule-{++_unnamed}") };
                _faults = [.. _faults.Where(f => f.Name != named.Name), new ActiveFault(named, seed)];
            }
        }
    }

    /// <summary>Takes one rule away; <see langword="false"/> when there is none of that name.</summary>
    public bool Remove(string name)
    {
        lock (_gate)
        {
            var before = _faults.Length;
            _faults = [.. _faults.Where(f => f.Name != name)];
            return _faults.Length < before;
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _faults = [];
            _unnamed = 0;
        }
    }

    /// <summary>The fault that hits this request: the first rule that says so. Every matching rule counts it.</summary>
    public ActiveFault? Decide(string operation, EmulatorRequest request)
    {
        ActiveFault? hit = null;
        foreach (var fault in _faults)
        {
            if (fault.Matches(operation, request) && fault.Strikes(taken: hit is not null))
            {
                hit = fault;
            }
        }

        return hit;
    }
}
