using System.Globalization;
using PartnerReferrals.Mapping.Fields;

namespace PartnerReferrals.Mapping;

/// <summary>What a fault calls the place a value belongs to. The text is put together only when there is a fault.</summary>
internal readonly struct FieldLocation
{
    private readonly string _path;
    private readonly int _index;
    private readonly bool _isItem;

    /// <param name="path">Clean path.</param>
    /// <param name="column">The name the user wrote, where it differs.</param>
    /// <param name="index">Stands in the first empty brackets of the path; below zero for none.</param>
    internal FieldLocation(string path, string? column, int index = -1)
        : this(path, column, index, isItem: false)
    {
    }

    private FieldLocation(string path, string? column, int index, bool isItem)
    {
        _path = path;
        _index = index;
        _isItem = isItem;
        Column = column;
    }

    internal string Path => _index < 0 ? _path : _isItem ? _path + Brackets : _path.Replace("[]", Brackets);

    internal string? Column { get; }

    private string Brackets => $"[{_index.ToString(CultureInfo.InvariantCulture)}]";

    internal FieldLocation Property(Field field) => new($"{Path}.{field.Name}", Column);

    /// <summary>A property of a nested object: its path leads to it, and no column does.</summary>
    internal FieldLocation Inside(Field field) => new($"{Path}.{field.Name}", null);

    internal FieldLocation Item(int index) => _index < 0 ? new(_path, Column, index, isItem: true) : new(Path, Column, index, isItem: true);
}
