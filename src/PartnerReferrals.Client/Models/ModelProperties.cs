using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace PartnerReferrals;

/// <summary>
/// How the properties of one model type are called on the wire: the property's name with a small first letter,
/// unless a <see cref="WireNameAttribute"/> says otherwise.
/// </summary>
internal sealed class ModelProperties
{
    private static readonly ConcurrentDictionary<Type, ModelProperties> Cache = new();

    private readonly Dictionary<string, string> _wireNames;
    private readonly HashSet<string> _known;

    private ModelProperties(Type model)
    {
        Properties = [.. model
            .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(p => p.CanWrite && !p.IsDefined(typeof(ComputedAttribute)))];
        _wireNames = Properties.ToDictionary(p => p.Name, WireNameOf, StringComparer.Ordinal);
        _known = new HashSet<string>(_wireNames.Values, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The .NET properties, in the order of the class.</summary>
    internal IReadOnlyList<PropertyInfo> Properties { get; }

    /// <summary>The names of <paramref name="model"/>.</summary>
    internal static ModelProperties Of(Type model) => Cache.GetOrAdd(model, type => new ModelProperties(type));

    /// <summary>The wire's name of a .NET property of the model.</summary>
    internal string WireName(string propertyName) => _wireNames[propertyName];

    /// <summary>Whether the model has a property for a name on the wire, compared without case as the service does.</summary>
    internal bool Knows(string wireName) => _known.Contains(wireName);

    private static string WireNameOf(PropertyInfo property) =>
        property.GetCustomAttribute<WireNameAttribute>()?.Name ?? char.ToLowerInvariant(property.Name[0]) + property.Name.Substring(1);
}
