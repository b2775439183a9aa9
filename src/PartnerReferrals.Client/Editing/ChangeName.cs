using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PartnerReferrals.Mapping.Fields;

namespace PartnerReferrals.Editing;

/// <summary>Which field the name of a change stands for.</summary>
internal static class ChangeName
{
    /// <summary>Reads a name or a JSON pointer; null for what is no field.</summary>
    /// <param name="name">As the user wrote it.</param>
    /// <param name="appends">It ends in <c>/-</c>: one more element of the list.</param>
    internal static FieldPath? Find(string name, out bool appends)
    {
        var text = name.Trim();

        // Also behind a plain name: Team/- must never be read as Team, which would replace everybody.
        appends = text.EndsWith("/-", StringComparison.Ordinal);
        text = appends ? text.Substring(0, text.Length - 2) : text;
        if (!text.StartsWith("/", StringComparison.Ordinal))
        {
            return FieldTable.Find(text);
        }

        var steps = text.Substring(1)
            .Split('/')
            .Select(s => s.Replace("~1", "/").Replace("~0", "~"))
            .ToList();
        var dotted = string.Concat(steps.Select((step, i) => IsIndex(step) ? $"[{step}]" : i == 0 ? step : "." + step));

        // A pointer is exact: only the wire's own names count, not the aliases a column may have.
        return !IsIndex(steps[0]) && FieldTable.Find(dotted) is { Key: null } path && SameNames(path.Field.WirePath, steps) ? path : null;
    }

    private static bool SameNames(string wirePath, IEnumerable<string> steps) => string.Equals(
        wirePath.Replace("[]", ""), string.Join(".", steps.Where(s => !IsIndex(s))), StringComparison.OrdinalIgnoreCase);

    private static bool IsIndex(string step) => int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out _);
}
