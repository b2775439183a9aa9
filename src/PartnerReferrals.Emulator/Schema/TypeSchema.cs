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

/// <summary>One property of a resource, as facts 4 describe it.</summary>
internal sealed record PropertySchema(string Name, ValueKind Kind)
{
    /// <summary>The values accepted on write when <see cref="Kind"/> is <see cref="ValueKind.Enumeration"/>.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>The type of the object, or of the items of the list.</summary>
    public TypeSchema? Type { get; init; }

    /// <summary>Set by the service: what a caller sends is ignored.</summary>
    public bool ServerOwned { get; init; }

    /// <summary>Written as an object full of nulls rather than as <c>null</c> when nothing was sent.</summary>
    public bool AlwaysPresent { get; init; }

    /// <summary>The JSON written when nothing was sent, for values that are never null.</summary>
    public string WhenUnset { get; init; } = Kind is ValueKind.ComplexList or ValueKind.TextList ? "[]" : "null";
}
