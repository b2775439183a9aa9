using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using PartnerReferrals.Mapping;

namespace PartnerReferrals.Maps;

/// <summary>A map that comes with the module, for the export of one product: a data file in the folder BuiltIn, as a user could write it.</summary>
internal sealed class BuiltInMap
{
    private readonly Lazy<PropertyMap> _columns;

    private BuiltInMap(string name, string description)
    {
        _columns = new(() => ColumnMap.Read([new MapSource(Read())]).Names);
        Name = name;
        Description = description;
    }

    internal static IReadOnlyList<BuiltInMap> All { get; } =
    [
        new("Dynamics365", "Opportunities that Dynamics 365 Sales exported (Export to Excel)."),
        new("HubSpot", "Deals that HubSpot exported (Deals > Export)."),
        new("Salesforce", "A Salesforce report on opportunities (Export > Details Only), or the Opportunity file of Data Loader."),
    ];

    /// <summary>All names in one line.</summary>
    internal static string AllNames => string.Join(", ", All.Select(map => map.Name));

    /// <summary>What a user types.</summary>
    internal string Name { get; }

    /// <summary>What it reads.</summary>
    internal string Description { get; }

    /// <summary>What its columns mean.</summary>
    internal PropertyMap Columns => _columns.Value;

    /// <summary>The map with a name, in any case; null for no such.</summary>
    internal static BuiltInMap? Find(string name) => All.FirstOrDefault(map => string.Equals(map.Name, name.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>Its text.</summary>
    internal string ReadText()
    {
        using var stream = typeof(BuiltInMap).Assembly.GetManifestResourceStream(Name + MapFile.Extension)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>What it says.</summary>
    internal IDictionary Read() => MapFile.Parse(ReadText());
}
