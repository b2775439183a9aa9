using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using PartnerReferrals.KnownValues;

namespace PartnerReferrals.Mapping.Fields;

/// <summary>Finds the field behind a name. Plain names are compared by letters and digits, paths step by step.</summary>
internal sealed class FieldNames
{
    /// <summary>Larger indexes are not taken for indexes: no list of a referral holds more than 50.</summary>
    private const int LargestIndex = 199;

    private readonly Dictionary<string, FieldPath> _plain = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Field> _paths = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Field> _numbered = new(StringComparer.Ordinal);
    private readonly List<(string Name, Field Field)> _spellings = [];

    internal FieldNames(IReadOnlyList<Field> fields)
    {
        var keys = new Dictionary<Field, List<string>>();
        foreach (var field in fields)
            AddPaths(field, keys);

        foreach (var field in fields)
            AddPlainNames(field);
    }

    /// <summary>Flat names, clean paths and the portal's columns, in the order of the table.</summary>
    internal IReadOnlyList<string> Spellings => [.. _spellings.Select(s => s.Name)];

    internal FieldPath? Find(string name)
    {
        var text = WithoutRemark(name.Trim());
        return FindPath(text) ?? (text.IndexOf('[') < 0 ? FindPlain(NameKey.Of(text)) : null);
    }

    internal string? Nearest(string name) => NearestName.Of(WithoutRemark(name), _spellings)?.Name;

    private FieldPath? FindPlain(string key)
    {
        if (_plain.TryGetValue(key, out var path))
            return path;

        var stem = key.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return stem.Length < key.Length && _numbered.TryGetValue(stem, out var field)
            && int.TryParse(key.Substring(stem.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number is >= 1 and <= LargestIndex + 1
            ? new FieldPath(field, [number - 1], isPortal: true)
            : null;
    }

    private FieldPath? FindPath(string text)
    {
        if (text.IndexOfAny(['.', '[']) < 0)
            return null;

        var key = new StringBuilder();
        var parts = text.Split('.');
        var indexes = new List<int>();
        string? word = null;
        foreach (var part in parts)
        {
            var open = part.IndexOf('[');
            key.Append(key.Length > 0 ? "." : "").Append(NameKey.Of(open < 0 ? part : part.Substring(0, open)));
            if (open < 0)
                continue;

            var inside = part.Substring(open + 1).TrimEnd();
            if (word is not null || !inside.EndsWith("]", StringComparison.Ordinal))
                return null;

            inside = inside.TrimEnd(']').Trim();
            if (int.TryParse(inside, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            {
                if (index > LargestIndex)
                    return null;

                indexes.Add(index);
            }
            else if (inside.Length > 0)
            {
                word = inside.Trim('\'', '"');
            }
        }

        if (!_paths.TryGetValue(key.ToString(), out var field) || !BracketsFit(parts, field))
            return null;

        return word is null ? new FieldPath(field, indexes) : Pair(field, word);
    }

    /// <summary>Brackets stand behind lists only. The last part is the field, the one before it its parent, and so on.</summary>
    private static bool BracketsFit(string[] parts, Field? field)
    {
        for (var i = parts.Length - 1; i >= 0 && field is not null; i--)
        {
            if (parts[i].IndexOf('[') >= 0 && !field.IsList)
                return false;

            field = field.Parent;
        }

        return true;
    }

    private static FieldPath? Pair(Field list, string word)
    {
        if (list.PairKey is null)
            return null;

        return FieldTable.PairOf(list, word) is { } known ? new FieldPath(known) : new FieldPath(list, key: word);
    }

    private void AddPlainNames(Field field)
    {
        var path = new FieldPath(field);
        var names = field.Parent is null ? field.Aliases.Concat([field.WireName, field.Name]) : field.Aliases;
        foreach (var name in names.Select(NameKey.Of).Distinct())
        {
            // A top-level name beats an alias that happens to be spelt the same.
            if (!_plain.ContainsKey(name))
                _plain.Add(name, path);
        }

        _spellings.AddRange(field.Aliases.Select(name => (name, field)));
        _spellings.Add((field.Path.Replace("[]", ""), field));
        foreach (var column in field.PortalColumns)
        {
            _spellings.Add((column, field));
            var key = NameKey.Of(WithoutRemark(column));
            if (field.PortalColumnCount > 0)
                _numbered[key] = field;
            else if (!_plain.ContainsKey(key))
                _plain.Add(key, new FieldPath(field, field.IsInList && field.Pair is null ? [0] : null, isPortal: true));
        }
    }

    /// <summary>Every path that leads to the field, aliases of the objects above it included.</summary>
    private void AddPaths(Field field, Dictionary<Field, List<string>> keys)
    {
        if (field.Pair is not null)
            return;

        var names = new[] { field.WireName, field.Name }.Concat(field.OtherNames).Select(NameKey.Of).Distinct().ToList();
        var own = field.Parent is null ? names : [.. keys[field.Parent].SelectMany(above => names.Select(name => $"{above}.{name}"))];
        if (field.IsList || field.Kind == FieldKind.Object)
            own.AddRange(field.Aliases.Select(NameKey.Of).Where(a => !own.Contains(a)));

        keys.Add(field, own);
        foreach (var key in own)
            _paths.Add(key, field);
    }

    private static string WithoutRemark(string name) =>
        name.EndsWith(")", StringComparison.Ordinal) && name.LastIndexOf('(') is > 0 and var open ? name.Substring(0, open).TrimEnd() : name;
}
