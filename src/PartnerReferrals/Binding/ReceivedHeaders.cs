using System;
using System.Collections;
using System.Collections.Generic;
using System.Collections.Specialized;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace PartnerReferrals.Binding;

/// <summary>The headers of a received request, in any of the forms that listeners and functions have them in.</summary>
internal static class ReceivedHeaders
{
    internal static IReadOnlyList<KeyValuePair<string, string>> Read(object? headers) => headers switch
    {
        null => [],
        PSObject { BaseObject: PSCustomObject } row => [.. row.Properties.Select(p => Pair(p.Name, p.Value))],
        PSObject wrapped => Read(wrapped.BaseObject),
        IDictionary table => OfTable(table),
        NameValueCollection collection => [.. collection.AllKeys.Select(name => Pair(name, collection[name]))],
        IEnumerable<KeyValuePair<string, IEnumerable<string>>> several => [.. several.Select(pair => Pair(pair.Key, pair.Value))],
        IEnumerable<KeyValuePair<string, string>> pairs => [.. pairs],
        _ => [],
    };

    // What a generic dictionary is enumerated as are no entries.
    private static List<KeyValuePair<string, string>> OfTable(IDictionary table)
    {
        var headers = new List<KeyValuePair<string, string>>();
        foreach (var name in table.Keys)
        {
            headers.Add(Pair(name, table[name]));
        }

        return headers;
    }

    private static KeyValuePair<string, string> Pair(object? name, object? value) => new(Text(name), Text(value));

    private static string Text(object? value) => value switch
    {
        PSObject wrapped => Text(wrapped.BaseObject),
        string text => text,
        IEnumerable several => string.Join(", ", several.Cast<object?>().Select(Text)),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
