using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using PartnerReferrals.Editing;
using PartnerReferrals.Errors;
using PartnerReferrals.Mapping;

namespace PartnerReferrals.Binding;

/// <summary>
/// The hashtable of <c>-Patch</c>: names or paths to values. A script block is run for each piped object (<c>$_</c>) and
/// gives the value, as in a calculated property.
/// </summary>
internal sealed class PatchTable
{
    private readonly List<NamedValue> _fixed = [];
    private readonly List<KeyValuePair<string, UserScript>> _computed = [];

    /// <summary>Reads the hashtable.</summary>
    internal PatchTable(IDictionary? table)
    {
        foreach (DictionaryEntry entry in table ?? new Hashtable())
        {
            var name = Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? "";
            if ((entry.Value is PSObject wrapped ? wrapped.BaseObject : entry.Value) is ScriptBlock script)
            {
                _computed.Add(new(name, new UserScript(script)));
            }
            else
            {
                _fixed.Add(new NamedValue(name, InputReader.ReadValue(entry.Value)));
            }
        }
    }

    /// <summary>Values that are the same for every object.</summary>
    internal IReadOnlyList<NamedValue> Fixed => _fixed;

    /// <summary>Some values depend on the object.</summary>
    internal bool IsComputed => _computed.Count > 0;

    /// <summary>All values for one object; runs the script blocks on the calling (pipeline) thread.</summary>
    /// <exception cref="ReferralValidationException">A script block failed: nothing of the object is changed.</exception>
    internal IEnumerable<NamedValue> For(object? value)
    {
        var values = new List<NamedValue>(_fixed);
        var faults = new List<Fault>();
        foreach (var (name, script) in _computed.Select(c => (c.Key, c.Value)))
        {
            var computed = script.Compute(value, out var reason);
            if (reason is null)
            {
                values.Add(new NamedValue(name, computed));
            }
            else
            {
                faults.Add(PropertyMap.ScriptFailed(name, reason));
            }
        }

        return faults.Count == 0 ? values : throw new ReferralValidationException(faults);
    }
}
