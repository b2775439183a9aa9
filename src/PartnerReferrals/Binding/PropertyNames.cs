using System;
using System.Collections.Generic;
using System.Linq;
using PartnerReferrals.Mapping.Fields;

namespace PartnerReferrals.Binding;

/// <summary>Property names as users write them, as the wire's <c>$select</c> takes them.</summary>
internal static class PropertyNames
{
    // Without these the object could not be told from others, or changed later.
    private static readonly string[] Always = ["id", "eTag"];

    /// <summary>The wire's top-level properties that hold the named ones; empty for all.</summary>
    internal static IReadOnlyList<string> OnWire(string[]? names) => names is null
        ? []
        : [.. Always.Concat(names.Select(TopLevel)).Distinct(StringComparer.OrdinalIgnoreCase)];

    private static string TopLevel(string name) => (FieldTable.Find(name)?.Field.WirePath ?? name).Split('.', '[')[0];
}
