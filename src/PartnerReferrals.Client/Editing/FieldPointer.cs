using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Mapping.Fields;

namespace PartnerReferrals.Editing;

/// <summary>
/// Where a field stands in a referral's JSON, and what of it a patch has to replace. Only whole lists, appended elements and
/// properties outside lists have published patch paths (facts 9): a change inside a list replaces the list.
/// Registrations are the exception: their paths are published leaf by leaf.
/// </summary>
internal sealed class FieldPointer
{
    private readonly List<object> _steps = [];
    private readonly string? _pairKey;
    private readonly string? _pair;

    internal FieldPointer(FieldPath path)
    {
        var indexes = 0;
        foreach (var field in ChainOf(path.Field))
        {
            if (field.Pair is not null)
            {
                (_pairKey, _pair) = (field.Parent!.PairKey, field.Pair);
                break;
            }

            _steps.Add(field.WireName);
            if (!field.IsList)
            {
                continue;
            }

            if (indexes < path.Indexes.Count)
            {
                _steps.Add(path.Indexes[indexes++]);
            }
            else if (field != path.Field && path.Field.Pair is null)
            {
                LacksIndex = true;
            }
        }

        if (path.Key is not null)
        {
            (_pairKey, _pair) = (path.Field.PairKey, path.Key);
        }

        IsRegistration = _steps[0] is "registrations";
        Root = IsRegistration ? _steps : [.. _steps.TakeWhile(s => s is string)];
        IsInsideList = _pair is not null || (!IsRegistration && Root.Count < _steps.Count);
    }

    /// <summary>A list on the way has no index.</summary>
    internal bool LacksIndex { get; }

    /// <summary>Part of a deal registration.</summary>
    internal bool IsRegistration { get; }

    /// <summary>Inside a list that has to be replaced as a whole, so that its present state must be known.</summary>
    internal bool IsInsideList { get; }

    /// <summary>The steps to what a patch replaces: names, and indexes in registrations.</summary>
    internal IReadOnlyList<object> Root { get; }

    /// <summary>The value in <paramref name="referral"/>; null where there is none.</summary>
    internal JToken? Find(JObject referral)
    {
        var token = Find(referral, _steps);
        return _pair is null ? token : FindPair(token as JArray)?.GetValue("id", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Writes the value, making objects and lists that are missing; false where a list has no such element.</summary>
    internal bool TryWrite(JObject referral, JToken value, bool appends)
    {
        JToken node = referral;
        for (var i = 0; i < _steps.Count - 1; i++)
        {
            if (Step(node, _steps[i]) is { Type: not JTokenType.Null } next)
            {
                node = next;
            }
            else if (node is JObject parent && _steps[i] is string name)
            {
                node = Put(parent, name, _steps[i + 1] is int ? new JArray() : new JObject());
            }
            else if (node is JArray list && _steps[i] is int index && index == list.Count && IsRegistration)
            {
                list.Add(node = new JObject());
            }
            else
            {
                return false;
            }
        }

        var last = _steps[_steps.Count - 1];
        return _pair is not null || appends ? AddTo(node, (string)last, value) : TryReplace(node, last, value);
    }

    /// <summary>JSON pointer of some steps.</summary>
    internal static string Write(IEnumerable<object> steps) => string.Concat(steps.Select(s =>
        "/" + Convert.ToString(s, CultureInfo.InvariantCulture)!.Replace("~", "~0").Replace("/", "~1")));

    /// <summary>The token at some steps, names compared without case as the service does; null where there is none.</summary>
    internal static JToken? Find(JToken? token, IEnumerable<object> steps)
    {
        foreach (var step in steps)
        {
            token = Step(token, step);
        }

        return token;
    }

    private static JToken? Step(JToken? token, object step) => (token, step) switch
    {
        (JObject json, string name) => json.GetValue(name, StringComparison.OrdinalIgnoreCase),
        (JArray list, int index) when index < list.Count => list[index],
        _ => null,
    };

    private bool AddTo(JToken node, string name, JToken value)
    {
        if (node is not JObject owner)
        {
            return false;
        }

        var list = Step(owner, name) as JArray ?? (JArray)Put(owner, name, new JArray());
        if (_pair is null)
        {
            list.Add(value.DeepClone());
        }
        else if (FindPair(list) is { } pair)
        {
            Put(pair, "id", value.DeepClone());
        }
        else
        {
            list.Add(new JObject { [_pairKey!] = _pair, ["id"] = value.DeepClone() });
        }

        return true;
    }

    private static bool TryReplace(JToken node, object last, JToken value)
    {
        switch (node)
        {
            case JObject owner when last is string name:
                Put(owner, name, value.DeepClone());
                return true;
            case JArray list when last is int index && index < list.Count:
                list[index] = value.DeepClone();
                return true;
            default:
                return false;
        }
    }

    private JObject? FindPair(JArray? list) => list?.OfType<JObject>().FirstOrDefault(p =>
        string.Equals(p.GetValue(_pairKey!, StringComparison.OrdinalIgnoreCase)?.ToString(), _pair, StringComparison.OrdinalIgnoreCase));

    // Under the spelling the service used, so that no second property arises.
    private static JToken Put(JObject owner, string name, JToken value) =>
        owner[owner.Property(name, StringComparison.OrdinalIgnoreCase)?.Name ?? name] = value;

    private static IEnumerable<Field> ChainOf(Field field)
    {
        var chain = new List<Field>();
        for (Field? step = field; step is not null; step = step.Parent)
        {
            chain.Insert(0, step);
        }

        return chain;
    }
}
