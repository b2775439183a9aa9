using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using PartnerReferrals.Binding;
using PartnerReferrals.Errors;
using PartnerReferrals.Mapping;
using PartnerReferrals.Mapping.Fields;
using PartnerReferrals.Mapping.Input;

namespace PartnerReferrals.Maps;

/// <summary>
/// The user's <c>-PropertyMap</c>: what is data in it, for the mapper, and the script blocks that compute a field from the row (<c>$_</c>), as in a
/// calculated property.
/// </summary>
internal sealed class ColumnMap
{
    private readonly IReadOnlyList<KeyValuePair<string, UserScript>> _computed;

    private ColumnMap(PropertyMap names, IReadOnlyList<KeyValuePair<string, UserScript>> computed, IReadOnlyList<MapSource> sources)
    {
        Names = names;
        _computed = computed;
        Settings = [.. sources.SelectMany(source => source.Settings)];
    }

    /// <summary>The part that is data, for the mapper.</summary>
    internal PropertyMap Names { get; }

    /// <summary>Fields are computed by script blocks, which may read any column.</summary>
    internal bool HasScripts => _computed.Count > 0;

    /// <summary>What it says, for the fingerprint of a run.</summary>
    internal IReadOnlyList<KeyValuePair<string, string?>> Settings { get; }

    /// <summary>Reads what <c>-PropertyMap</c> was given; a later map goes over an earlier one.</summary>
    /// <exception cref="ReferralValidationException">A target is not a field, or an entry cannot be understood; the message says what could.</exception>
    internal static ColumnMap Read(IReadOnlyList<MapSource> sources)
    {
        var computed = new Dictionary<string, UserScript>(StringComparer.OrdinalIgnoreCase);
        var layers = new List<PropertyMapLayer>();
        foreach (var source in sources)
        {
            var entries = new List<PropertyMapEntry>();
            foreach (DictionaryEntry entry in source.Table)
            {
                var key = Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? "";
                computed.Remove(key);
                if (Unwrap(entry.Value) is ScriptBlock script)
                {
                    computed[key] = new UserScript(script);
                    entries.Add(new PropertyMapEntry(key, key) { IsComputed = true });

                    // A column that a script reads has its use: it is not one that nobody knows.
                    entries.AddRange(UserScript.PropertiesRead(script)
                        .Where(name => FieldTable.Find(name) is null && !source.Table.Contains(name))
                        .Distinct(StringComparer.OrdinalIgnoreCase)
                        .Select(name => new PropertyMapEntry(name, null)));
                }
                else
                {
                    entries.Add(new PropertyMapEntry(key, Value(key, entry.Value)));
                }
            }

            layers.Add(new PropertyMapLayer(entries) { BuiltInName = source.BuiltInName });
        }

        var faults = PropertyMapReader.Merge(layers, out var names);
        return faults.Count == 0 ? new ColumnMap(names, [.. computed], sources) : throw new ReferralValidationException(faults);
    }

    /// <summary>
    /// Adds the computed fields to a row; runs the script blocks on the calling (pipeline) thread. One that fails is a fault of the row.
    /// </summary>
    internal InputObject Apply(InputObject input, object? row)
    {
        if (_computed.Count == 0)
        {
            return input;
        }

        row ??= PlainObject.Of(input);
        var fields = new List<KeyValuePair<string, object?>>(input.Fields.Count + _computed.Count);
        fields.AddRange(input.Fields.Where(f => !_computed.Any(c => string.Equals(c.Key, f.Key, StringComparison.OrdinalIgnoreCase))));
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

    private static object? Unwrap(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    /// <summary>A name, or the hashtable that says where a field comes from.</summary>
    private static object? Value(string key, object? value)
    {
        var plain = Unwrap(value);
        if (plain is IDictionary)
        {
            try
            {
                return InputReader.ReadValue(plain);
            }
            catch (ReferralValidationException e)
            {
                throw new ReferralValidationException(FieldSourceReader.NewFault(
                    key, e.Faults[0].Message, "It takes text, numbers, lists and tables. A script block stands by itself: @{ DealValue = { $_.Cents / 100 } }."));
            }
        }

        return plain is IList ? new List<object?>() : Convert.ToString(plain, CultureInfo.InvariantCulture);
    }
}
