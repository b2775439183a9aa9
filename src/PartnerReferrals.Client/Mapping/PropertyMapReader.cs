using System;
using System.Collections.Generic;
using System.Linq;
using PartnerReferrals.Errors;
using PartnerReferrals.KnownValues;
using PartnerReferrals.Mapping.Fields;
using PartnerReferrals.Mapping.Input;

namespace PartnerReferrals.Mapping;

/// <summary>
/// Makes one map of one or several: of two entries with the same key, or for the same field, that of the later map holds.
/// </summary>
internal sealed class PropertyMapReader
{
    private const string CultureKey = "Culture";

    private readonly List<Fault> _faults = [];
    private readonly Dictionary<string, FieldPath?> _columns = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, FieldSource> _sources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, object?> _defaults = new(StringComparer.Ordinal);
    private readonly HashSet<string> _own = new(StringComparer.OrdinalIgnoreCase);
    private string? _culture;

    private PropertyMapReader()
    {
    }

    /// <summary>Reads one map.</summary>
    /// <param name="entries">Its entries.</param>
    /// <param name="map">The map; holds the entries without a fault.</param>
    /// <returns>A fault for each entry that names nothing known, or cannot be understood; empty when all is well.</returns>
    internal static IReadOnlyList<Fault> Read(IEnumerable<PropertyMapEntry> entries, out PropertyMap map) => Merge([new PropertyMapLayer([.. entries])], out map);

    /// <summary>Reads several maps, the later on top of the earlier.</summary>
    internal static IReadOnlyList<Fault> Merge(IReadOnlyList<PropertyMapLayer> layers, out PropertyMap map)
    {
        var reader = new PropertyMapReader();
        foreach (var layer in layers)
            reader.Add(layer);

        map = new PropertyMap(reader._columns, [.. reader._sources.Values])
        {
            Defaults = new InputObject { Fields = [.. reader._defaults] },
            Culture = reader._culture,
            Expected = [.. reader.Expected()],
            BuiltInName = layers.Select(layer => layer.BuiltInName).FirstOrDefault(name => name is not null),
        };
        return reader._faults;
    }

    private void Add(PropertyMapLayer layer)
    {
        var isOwn = layer.BuiltInName is null;
        var read = layer.Entries.Select(entry => (Entry: entry, Key: entry.Key.Trim(), Path: PathOf(entry))).ToList();
        foreach (var (entry, key, path) in read)
            Supersede(key, path, isColumn: entry is { IsComputed: false, Value: not InputObject });

        foreach (var (entry, key, path) in read)
        {
            switch (entry.Value)
            {
                case not null when entry.IsComputed:
                    break;
                case InputObject table:
                    if (path is not null)
                        AddSource(entry, path, table, isOwn);

                    break;
                case null or "":
                    _columns[key] = null;
                    break;
                case string culture when IsCulture(entry):
                    _culture = culture;
                    break;
                default:
                    if (path is not null)
                    {
                        _columns[key] = path;
                        Own(isOwn, key);
                    }

                    break;
            }
        }
    }

    /// <summary>What earlier maps say of the same key or field holds no more.</summary>
    private void Supersede(string key, FieldPath? path, bool isColumn)
    {
        _columns.Remove(key);
        foreach (var source in _sources.Values.Where(source => isColumn && source.Columns.Contains(key, StringComparer.OrdinalIgnoreCase)).ToList())
        {
            if (source.Columns.Count == 1)
                _sources.Remove(source.Path.Text);
            else
                _sources[source.Path.Text] = source.Without(key);
        }

        if (path is null)
            return;

        _sources.Remove(path.Text);
        _defaults.Remove(path.Text);
        foreach (var column in _columns.Where(column => column.Value?.Text == path.Text).Select(column => column.Key).ToList())
            _columns.Remove(column);
    }

    private void AddSource(PropertyMapEntry entry, FieldPath path, InputObject table, bool isOwn)
    {
        var reader = new FieldSourceReader(entry.Key, path);
        var source = reader.Read(table);
        _faults.AddRange(reader.Faults);
        if (reader.Faults.Count > 0)
            return;

        if (!FieldWriter.IsEmpty(reader.Default))
            _defaults[path.Text] = reader.Default;

        if (source is null)
            return;

        _sources[path.Text] = source;
        foreach (var column in source.Columns)
            Own(isOwn, column);
    }

    private void Own(bool isOwn, string column)
    {
        if (isOwn)
            _own.Add(column);
    }

    private IEnumerable<IReadOnlyList<string>> Expected() => _columns
        .Where(column => column.Value is not null && _own.Contains(column.Key))
        .Select(column => (IReadOnlyList<string>)[column.Key])
        .Concat(_sources.Values.Where(source => source.Columns.Count > 0 && source.Columns.All(_own.Contains)).Select(source => source.Columns));

    private static bool IsCulture(PropertyMapEntry entry) =>
        NameKey.Of(entry.Key) == NameKey.Of(CultureKey) && entry.Value is string { Length: > 0 } value && FieldTable.Find(value) is null;

    /// <summary>The field an entry is for: the one it names as its value, or the one that is its key where the value says where it comes from.</summary>
    private FieldPath? PathOf(PropertyMapEntry entry)
    {
        if (entry.Value is null or "" || IsCulture(entry))
            return null;

        if (entry.Value is System.Collections.IList)
        {
            _faults.Add(FieldSourceReader.NewFault(entry.Key, "A list means nothing here.", $"To take the first of several columns that holds something: Name = @{{ Column = 'A', 'B' }}."));
            return null;
        }

        var name = entry.IsComputed || entry.Value is InputObject ? entry.Key : PlainText.Of(entry.Value) ?? "";
        var path = FieldTable.Find(name);
        if (path is null)
            _faults.Add(UnknownTarget(entry.Key, name));

        return path;
    }

    private static Fault UnknownTarget(string column, string target) => new()
    {
        Code = FaultCodes.UnknownPropertyMapTarget.Code,
        Field = target,
        Column = column,
        Value = target,
        Message = column == target ? $"The property map computes '{target}', which is not a known name." : $"The property map sends '{column}' to '{target}', which is not a known name.",
        Hint = FieldTable.Nearest(target) is { } nearest ? $"Did you mean '{nearest}'?" : "Use a name such as CustomerName, Country or CustomerProfile.Address.City.",
    };
}
