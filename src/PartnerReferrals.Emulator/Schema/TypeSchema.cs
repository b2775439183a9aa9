using System;
using System.Collections.Frozen;
using System.Collections.Generic;

namespace PartnerReferrals.Emulator.Schema;

/// <summary>A resource type: its properties in the order the service writes them.</summary>
internal sealed class TypeSchema
{
    private readonly FrozenDictionary<string, PropertySchema> _byName;

    public TypeSchema(string name, params PropertySchema[] properties)
    {
        Name = name;
        Properties = properties;
        // The service reads names without regard to case (facts 4).
        _byName = properties.ToFrozenDictionary(p => p.Name, StringComparer.OrdinalIgnoreCase);
    }

    public string Name { get; }

    public IReadOnlyList<PropertySchema> Properties { get; }

    public PropertySchema? Find(string name) => _byName.GetValueOrDefault(name);
}
