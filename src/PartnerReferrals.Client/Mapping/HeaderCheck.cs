using System;
using System.Collections.Generic;
using System.Linq;
using PartnerReferrals.KnownValues;
using PartnerReferrals.Mapping.Input;

namespace PartnerReferrals.Mapping;

/// <summary>What a map names and the columns of an input lack: found out once for rows with the same columns.</summary>
internal sealed class HeaderCheck
{
    private readonly string[] _columns;

    internal HeaderCheck(InputObject input, PropertyMap map)
    {
        _columns = [.. input.Fields.Select(field => field.Key)];
        Missing = [.. Find(map, new HashSet<string>(_columns.Select(column => column.Trim()), StringComparer.OrdinalIgnoreCase))];
    }

    /// <summary>What to tell.</summary>
    internal IReadOnlyList<UnknownName> Missing { get; }

    /// <summary>Whether an input has just these columns.</summary>
    internal bool IsOf(InputObject input)
    {
        if (input.Fields.Count != _columns.Length)
            return false;

        for (var i = 0; i < _columns.Length; i++)
        {
            if (!string.Equals(input.Fields[i].Key, _columns[i], StringComparison.Ordinal))
                return false;
        }

        return true;
    }

    private static IEnumerable<UnknownName> Find(PropertyMap map, HashSet<string> present)
    {
        if (map.BuiltInName is { } name && !map.Columns.Any(present.Contains))
            yield return UnknownName.OfMap(name);

        foreach (var column in map.Expected.Where(columns => !columns.Any(present.Contains)).SelectMany(columns => columns))
            yield return new UnknownName(column, NearestName.Of(column, present), "The property map names it, but the input has no such column.");
    }
}
