using System;
using System.Collections.Generic;
using System.Linq;

namespace PartnerReferrals.Hostile;

/// <summary>Finds the rule that applies, and counts how often each did. Not thread-safe.</summary>
internal sealed class RuleBook
{
    private readonly Dictionary<object, int> _hits = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<object, int> _seen = new(ReferenceEqualityComparer.Instance);
    private int _reads;

    public CreateFault? Find(ServicePlan plan, string name, bool isMicrosofts, int attempt, string chance, DateTimeOffset now)
    {
        for (var i = 0; i < plan.Creates.Count; i++)
        {
            var rule = plan.Creates[i];
            if ((rule.IsMicrosofts ?? isMicrosofts) == isMicrosofts
                && (rule.Name ?? name) == name
                && attempt <= rule.Attempts
                && now >= rule.From
                && now < rule.Until
                && Chance(rule.Probability, plan.Seed, i, chance)
                && Hit(rule, rule.Times))
            {
                return rule.Fault;
            }
        }

        return null;
    }

    public ReadRule? Find(ServicePlan plan, bool isList, string? filter, DateTimeOffset now)
    {
        var number = ++_reads;
        for (var i = 0; i < plan.Reads.Count; i++)
        {
            var rule = plan.Reads[i];
            if ((rule.IsList ?? isList) == isList
                && (rule.Filter is null || filter?.Contains(rule.Filter, StringComparison.Ordinal) == true)
                && now >= rule.From
                && now < rule.Until
                && Seen(rule) > rule.Skip
                && Chance(rule.Probability, plan.Seed, i, "read " + number)
                && Hit(rule, rule.Times))
            {
                return rule;
            }
        }

        return null;
    }

    private static bool Chance(double probability, int seed, int rule, string what)
    {
        if (probability >= 1)
        {
            return true;
        }

        // FNV-1a: the same in every process.
        var hash = 14695981039346656037UL;
        foreach (var c in $"{seed}/{rule}/{what}")
        {
            hash = (hash ^ c) * 1099511628211UL;
        }

        hash ^= hash >> 33;
        hash *= 0xff51afd7ed558ccdUL;
        hash ^= hash >> 33;
        return (hash >> 11) * (1.0 / (1UL << 53)) < probability;
    }

    private int Seen(object rule) => _seen[rule] = _seen.GetValueOrDefault(rule) + 1;

    private bool Hit(object rule, int times)
    {
        var hits = _hits.GetValueOrDefault(rule);
        if (hits >= times)
        {
            return false;
        }

        _hits[rule] = hits + 1;
        return true;
    }
}
