using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using PartnerReferrals.Changing;

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
    internal IEnumerable<NamedValue> For(object? value) =>
        _fixed.Concat(_computed.Select(c => new NamedValue(c.Key, InputReader.ReadValue(c.Value.Compute(value)))));
}
