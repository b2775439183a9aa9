using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using PartnerReferrals.ErrorRecords;
using PartnerReferrals.Errors;
using PartnerReferrals.Files;

namespace PartnerReferrals.Maps;

/// <summary>One of the maps that <c>-PropertyMap</c> was given: a hashtable, a file of data, or the name of a map that comes with the module.</summary>
/// <param name="Table">What it says.</param>
internal sealed record MapSource(IDictionary Table)
{
    private const string What = "Give a hashtable, the path of a .psd1 file, or one of these names: ";

    /// <summary>Its name among the maps that come with the module; null for the user's own.</summary>
    internal string? BuiltInName { get; init; }

    /// <summary>
    /// What it says, for the fingerprint of a run. A map of the module is known by its name: a newer version of it may know more columns, and a run under
    /// way goes on.
    /// </summary>
    internal IEnumerable<KeyValuePair<string, string?>> Settings => BuiltInName is not null
        ? [new("PropertyMap", BuiltInName)]
        : Table.Keys.Cast<object>().OrderBy(key => key.ToString(), StringComparer.Ordinal).Select(key => new KeyValuePair<string, string?>("PropertyMap." + key, Text(Table[key])));

    /// <summary>Finds what a parameter was given. What is none is a terminating error.</summary>
    internal static MapSource Find(PSCmdlet cmdlet, object? given)
    {
        var value = given is PSObject wrapped ? wrapped.BaseObject : given;
        if (value is IDictionary table)
        {
            return new MapSource(table);
        }

        var text = value switch
        {
            string name => name,
            FileSystemInfo file => file.FullName,
            PathInfo path => path.ProviderPath,
            _ => null,
        };
        if (text is null)
        {
            Refuse(cmdlet, $"A map cannot be {(value is null ? "null" : "of type " + value.GetType().Name)}.");
        }

        if (BuiltInMap.Find(text!) is { } builtIn)
        {
            return new MapSource(builtIn.Read()) { BuiltInName = builtIn.Name };
        }

        if (!text!.EndsWith(MapFile.Extension, StringComparison.OrdinalIgnoreCase))
        {
            Refuse(cmdlet, $"'{Redactor.Text(text)}' is neither the name of a map nor the path of a {MapFile.Extension} file.");
        }

        return new MapSource(MapFile.Read(cmdlet, FilePath.Resolve(cmdlet, text, "PartnerReferral.PropertyMap.Unknown", What + BuiltInMap.AllNames)));
    }

    private static void Refuse(PSCmdlet cmdlet, string message) => cmdlet.ThrowTerminatingError(
        ErrorRecordFactory.Refused("PartnerReferral.PropertyMap.Unknown", message, ErrorCategory.InvalidArgument, null, What + BuiltInMap.AllNames + "."));

    private static string? Text(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        IDictionary table => string.Join(";", table.Keys.Cast<object>().OrderBy(key => key.ToString(), StringComparer.Ordinal).Select(key => $"{key}={Text(table[key])}")),
        object[] list => string.Join(";", list.Select(Text)),
        var plain => Convert.ToString(plain, CultureInfo.InvariantCulture),
    };
}
