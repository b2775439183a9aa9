using System;
using System.Collections.Generic;
using PartnerReferrals.Errors;
using PartnerReferrals.Mapping.Fields;
using PartnerReferrals.Mapping.Input;

namespace PartnerReferrals.Mapping;

/// <summary>What the user's own columns mean: from a column to a name of the <see cref="FieldTable"/>.</summary>
internal sealed class PropertyMap
{
    private const int LongestReason = 200;

    private readonly Dictionary<string, FieldPath> _targets = new(StringComparer.OrdinalIgnoreCase);

    private PropertyMap()
    {
    }

    /// <summary>The user's columns.</summary>
    public IReadOnlyCollection<string> Columns => _targets.Keys;

    /// <summary>Reads a map.</summary>
    /// <param name="targets">The user's column, and any name of the table it stands for.</param>
    /// <param name="map">The map; holds the entries without a fault.</param>
    /// <returns>A fault for each entry that names nothing known, with the nearest name; empty when all is well.</returns>
    public static IReadOnlyList<Fault> Read(IEnumerable<KeyValuePair<string, string>> targets, out PropertyMap map)
    {
        if (targets is null)
            throw new ArgumentNullException(nameof(targets));

        map = new PropertyMap();
        var faults = new List<Fault>();
        foreach (var entry in targets)
        {
            var target = FieldTable.Find(entry.Value ?? "");
            if (target is not null)
                map._targets[entry.Key.Trim()] = target;
            else
                faults.Add(UnknownTarget(entry.Key, entry.Value ?? ""));
        }

        return faults;
    }

    /// <summary>The field a column stands for; null for a column the map does not name.</summary>
    /// <param name="column">The column.</param>
    public FieldPath? Find(string column) => _targets.TryGetValue((column ?? "").Trim(), out var path) ? path : null;

    /// <summary>The fault of a row for which a script block that computes a field failed.</summary>
    /// <param name="name">The field, by any of its names.</param>
    /// <param name="reason">What the script said; left out where the field is a person's, as it may repeat the value.</param>
    /// <param name="input">The row.</param>
    public static Fault ScriptFailed(string name, string reason, InputObject? input = null)
    {
        var path = FieldTable.Find(name);
        var isPersonal = path?.Field is { IsPersonal: true } or { Kind: FieldKind.Members };
        return new Fault
        {
            Code = FaultCodes.ScriptFailed.Code,
            Field = path?.Text ?? name,
            Column = path?.Text == name ? null : name,
            Message = isPersonal ? "Its script block failed." : $"Its script block failed: {PlainText.Shown(reason, LongestReason)}",
            Hint = FaultCodes.ScriptFailed.RecommendedAction,
            Row = input?.Row ?? 0,
            Line = input?.Line,
        };
    }

    private static Fault UnknownTarget(string column, string target) => new()
    {
        Code = FaultCodes.UnknownPropertyMapTarget.Code,
        Field = target,
        Column = column,
        Value = target,
        Message = $"The property map sends '{column}' to '{target}', which is not a known name.",
        Hint = FieldTable.Nearest(target) is { } nearest ? $"Did you mean '{nearest}'?" : "Use a name such as CustomerName, Country or CustomerProfile.Address.City.",
    };
}
