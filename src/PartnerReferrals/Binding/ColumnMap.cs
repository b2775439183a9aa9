using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using PartnerReferrals.Mapping;

namespace PartnerReferrals.Binding;

/// <summary>
/// The user's <c>-PropertyMap</c>: a column's name to one of our names, or one of our names to a script block that
/// computes it from the row (<c>$_</c>), as in a calculated property. A column mapped to nothing is ignored.
/// </summary>
internal sealed class ColumnMap
{
    private readonly List<KeyValuePair<string, ScriptBlock>> _computed = [];

    private ColumnMap(PropertyMap names) => Names = names;

    /// <summary>The part that is names only, for the mapper.</summary>
    internal PropertyMap Names { get; }

    /// <summary>Reads the hashtable of <c>-PropertyMap</c>.</summary>
    /// <exception cref="ArgumentException">A target is not a field; the message names the nearest.</exception>
    internal static ColumnMap Read(IDictionary? map)
    {
        var names = new List<KeyValuePair<string, string?>>();
        var computed = new List<KeyValuePair<string, ScriptBlock>>();
        foreach (DictionaryEntry entry in map ?? new Hashtable())
        {
            var key = Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? "";
            var value = entry.Value is PSObject wrapped ? wrapped.BaseObject : entry.Value;
            if (value is ScriptBlock script)
            {
                computed.Add(new(key, script));
            }
            else
            {
                names.Add(new(key, Convert.ToString(value, CultureInfo.InvariantCulture)));
            }
        }

        var columnMap = new ColumnMap(PropertyMap.Create(names, computed.Select(c => c.Key)));
        columnMap._computed.AddRange(computed);
        return columnMap;
    }

    /// <summary>Adds the computed fields to a row; runs the script blocks on the calling (pipeline) thread.</summary>
    internal InputObject Apply(InputObject input, object? row)
    {
        if (_computed.Count == 0)
        {
            return input;
        }

        var fields = input.Fields.Where(f => !_computed.Any(c => string.Equals(c.Key, f.Key, StringComparison.OrdinalIgnoreCase))).ToList();
        foreach (var (name, script) in _computed.Select(c => (c.Key, c.Value)))
        {
            var results = script.InvokeWithContext(null, [new PSVariable("_", row)]);
            fields.Add(new(name, results.Count switch
            {
                0 => null,
                1 => InputReader.ReadValue(results[0]),
                _ => InputReader.ReadValue(results),
            }));
        }

        return new InputObject { Fields = fields, Row = input.Row, Line = input.Line };
    }
}
