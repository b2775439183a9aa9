using PartnerReferrals.Mapping.Input;

namespace PartnerReferrals.Mapping;

/// <summary>One entry of a map, as it was written.</summary>
/// <param name="Key">A column; of an entry that says where a field comes from, the field.</param>
/// <param name="Value">The field; an <see cref="InputObject"/> that says where the field comes from; null or an empty text to ignore the column.</param>
internal sealed record PropertyMapEntry(string Key, object? Value)
{
    /// <summary>A script computes the field: only that its key is a field matters here.</summary>
    public bool IsComputed { get; init; }
}

/// <summary>The entries of one hashtable or file.</summary>
/// <param name="Entries">The entries.</param>
internal sealed record PropertyMapLayer(System.Collections.Generic.IReadOnlyList<PropertyMapEntry> Entries)
{
    /// <summary>The name of a map that comes with the module; null for the user's own.</summary>
    public string? BuiltInName { get; init; }
}
