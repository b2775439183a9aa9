using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using PartnerReferrals.Errors;
using PartnerReferrals.Mapping;
using PartnerReferrals.Mapping.Fields;
using PartnerReferrals.Mapping.Input;

namespace PartnerReferrals.Binding;

/// <summary>
/// The user's <c>-PropertyMap</c>: a column's name to one of our names, or one of our names to a script block that
/// computes it from the row (<c>$_</c>), as in a calculated property. A column mapped to nothing is ignored.
/// </summary>
internal sealed class ColumnMap
{
    private readonly IReadOnlyList<KeyValuePair<string, UserScript>> _computed;
    private readonly HashSet<string> _ignored;

    private ColumnMap(PropertyMap names, IReadOnlyList<KeyValuePair<string, UserScript>> computed, HashSet<string> ignored)
    {
        Names = names;
        _computed = computed;
        _ignored = ignored;
    }

    /// <summary>The part that is names only, for the mapper.</summary>
    internal PropertyMap Names { get; }

    /// <summary>Fields are computed by script blocks, which may read any column.</summary>
    internal bool HasScripts => _computed.Count > 0;

    /// <summary>Whether a column that is no field has its use: a script block reads it, or it is to be ignored.</summary>
    internal bool Uses(string column) => _ignored.Contains(column);

    /// <summary>Reads the hashtable of <c>-PropertyMap</c>.</summary>
    /// <exception cref="ReferralValidationException">A target is not a field; the message names the nearest.</exception>
    internal static ColumnMap Read(IDictionary? map)
    {
        var targets = new List<KeyValuePair<string, string>>();
        var computed = new List<KeyValuePair<string, UserScript>>();
        var ignored = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry entry in map ?? new Hashtable())
        {
            var key = Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? "";
            var value = entry.Value is PSObject wrapped ? wrapped.BaseObject : entry.Value;
            var target = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
            if (value is ScriptBlock script)
            {
                computed.Add(new(key, new UserScript(script)));

                // A column that a script reads has its use: it is not one that nobody knows.
                ignored.UnionWith(UserScript.PropertiesRead(script).Where(name => FieldTable.Find(name) is null));
            }
            else if (target.Length == 0)
            {
                ignored.Add(key);
            }
            else
            {
                targets.Add(new(key, target));
            }
        }

        // A computed field is checked like any other target: its key must be a known name.
        var faults = PropertyMap.Read(computed.Select(c => new KeyValuePair<string, string>(c.Key, c.Key)), out _)
            .Concat(PropertyMap.Read(targets, out var names))
            .ToList();
        ignored.ExceptWith(targets.Select(t => t.Key));
        return faults.Count == 0 ? new ColumnMap(names, computed, ignored) : throw new ReferralValidationException(faults);
    }

    /// <summary>
    /// Adds the computed fields to a row and drops the ignored; runs the script blocks on the calling (pipeline) thread. One that fails is a fault of the row.
    /// </summary>
    internal InputObject Apply(InputObject input, object? row)
    {
        if (_computed.Count == 0 && _ignored.Count == 0)
        {
            return input;
        }

        row ??= PlainObject.Of(input);
        var fields = new List<KeyValuePair<string, object?>>(input.Fields.Count + _computed.Count);
        fields.AddRange(input.Fields.Where(f => !_ignored.Contains(f.Key) && !_computed.Any(c => string.Equals(c.Key, f.Key, StringComparison.OrdinalIgnoreCase))));
        var faults = new List<Fault>(input.Faults);
        foreach (var (name, script) in _computed.Select(c => (c.Key, c.Value)))
        {
            var value = script.Compute(row, out var reason);
            if (reason is null)
            {
                fields.Add(new(name, value));
            }
            else
            {
                faults.Add(PropertyMap.ScriptFailed(name, reason, input));
            }
        }

        return new InputObject { Fields = fields, Row = input.Row, Line = input.Line, ColumnLetters = input.ColumnLetters, Origin = input.Origin, Faults = faults };
    }
}
