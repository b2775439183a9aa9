using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace PartnerReferrals.Mapping.Fields;

/// <summary>A <see cref="Mapping.Fields.Field"/> with the indexes or the key a name gave: <c>Team[1].Email</c>, <c>Attributes[PartnerRole]</c>.</summary>
internal sealed class FieldPath
{
    internal FieldPath(Field field, IReadOnlyList<int>? indexes = null, string? key = null, bool isPortal = false)
    {
        Field = field;
        Indexes = indexes ?? [];
        Key = key;
        IsPortal = isPortal;
        Text = Write(field.Path, "{0}[{1}]", key);
        Above = AncestorsOf(field);
        IsPlain = key is null && field.Pair is null && !field.IsInList && (!field.IsList || Indexes.Count == 0);
    }

    /// <summary>The row of the table.</summary>
    public Field Field { get; }

    /// <summary>Zero-based index of each list on the way, as far as the name gave them.</summary>
    public IReadOnlyList<int> Indexes { get; }

    /// <summary>Key of a pair, such as <c>CustomerMarketplaceIntent</c>; null where there is none.</summary>
    public string? Key { get; }

    /// <summary>The name was a column of the portal's file.</summary>
    internal bool IsPortal { get; }

    /// <summary>The clean path with its indexes: what faults call the field.</summary>
    internal string Text { get; }

    /// <summary>The objects and lists above the field, from the top down.</summary>
    internal IReadOnlyList<Field> Above { get; }

    /// <summary>Points to a property that stands in no list.</summary>
    internal bool IsPlain { get; }

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>The objects and lists above a field, from the top down.</summary>
    internal static IReadOnlyList<Field> AncestorsOf(Field field)
    {
        var above = new List<Field>();
        for (var parent = field.Parent; parent is not null; parent = parent.Parent)
            above.Insert(0, parent);

        return above;
    }

    private string Write(string path, string format, string? key)
    {
        var parts = path.Split(["[]"], StringSplitOptions.None);
        var text = new StringBuilder(parts[0]);
        for (var i = 1; i < parts.Length; i++)
        {
            var last = i == parts.Length - 1 && parts[i].Length == 0;
            if (i <= Indexes.Count)
                text = new StringBuilder(string.Format(CultureInfo.InvariantCulture, format, text, Indexes[i - 1]));
            else if (key is not null)
                text.Append('[').Append(key).Append(']');
            else if (!last)
                text.Append("[]");

            text.Append(parts[i]);
        }

        return text.ToString();
    }
}
