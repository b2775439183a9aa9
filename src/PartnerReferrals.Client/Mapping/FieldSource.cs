using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using PartnerReferrals.Mapping.Conversion;
using PartnerReferrals.Mapping.Fields;
using PartnerReferrals.Mapping.Input;

namespace PartnerReferrals.Mapping;

/// <summary>Where a field comes from, by one entry of a map: one column or the first of several that holds something, several joined, or a constant.</summary>
internal sealed class FieldSource
{
    /// <summary>The field.</summary>
    internal required FieldPath Path { get; init; }

    /// <summary>How the map calls the field.</summary>
    internal required string Name { get; init; }

    /// <summary>The columns; empty for a constant.</summary>
    internal IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>Stands between the columns' texts; null where only the first that holds something counts.</summary>
    internal string? Separator { get; init; }

    /// <summary>Patterns and what takes their place, one after the other, as PowerShell's <c>-replace</c> has it.</summary>
    internal IReadOnlyList<KeyValuePair<Regex, string>> Replacements { get; init; } = [];

    /// <summary>What the column's words become; null where they stay as they are.</summary>
    internal IReadOnlyDictionary<string, object?>? Values { get; init; }

    /// <summary>A word outside <see cref="Values"/> becomes <see cref="Otherwise"/> instead of staying as it is.</summary>
    internal bool HasOtherwise { get; init; }

    /// <summary>What a word outside <see cref="Values"/> becomes; null for nothing.</summary>
    internal object? Otherwise { get; init; }

    /// <summary>The constant.</summary>
    internal object? Value { get; init; }

    /// <summary>The same without one of its columns.</summary>
    internal FieldSource Without(string column) => new()
    {
        Path = Path,
        Name = Name,
        Columns = [.. Columns.Where(other => !string.Equals(other, column, StringComparison.OrdinalIgnoreCase))],
        Separator = Separator,
        Replacements = Replacements,
        Values = Values,
        HasOtherwise = HasOtherwise,
        Otherwise = Otherwise,
    };

    /// <summary>Reads the field's value off a row.</summary>
    /// <param name="row">Columns and cells.</param>
    /// <exception cref="RegexMatchTimeoutException">A pattern takes too long on this cell.</exception>
    internal SourcedValue Read(IReadOnlyDictionary<string, object?> row)
    {
        if (Columns.Count == 0)
            return new(Name, Value);

        var (column, cell) = Separator is null ? First(row) : Joined(row);
        if (FieldWriter.IsEmpty(cell) || (Replacements.Count == 0 && Values is null) || Text(cell!) is not { } text)
            return new(column, cell);

        text = Replacements.Aggregate(text, (current, replacement) => replacement.Key.Replace(current, replacement.Value));
        if (Values is null || CleanText.IsBlank(text))
            return new(column, text);

        if (Values.TryGetValue(CleanText.Of(text), out var value))
            return new(column, value);

        return HasOtherwise ? new(column, Otherwise, IsUnlisted: FieldWriter.IsEmpty(Otherwise), Word: text) : new(column, text);
    }

    private (string Column, object? Cell) First(IReadOnlyDictionary<string, object?> row)
    {
        foreach (var column in Columns)
        {
            if (row.TryGetValue(column, out var cell) && !FieldWriter.IsEmpty(cell))
                return (column, cell);
        }

        return (Columns[0], null);
    }

    private (string Column, object? Cell) Joined(IReadOnlyDictionary<string, object?> row)
    {
        var filled = Columns.Where(column => row.TryGetValue(column, out var cell) && !FieldWriter.IsEmpty(cell)).ToList();
        return filled.Count == 0
            ? (Columns[0], null)
            : (string.Join(" + ", filled), string.Join(Separator, filled.Select(column => Text(row[column]!) ?? "")));
    }

    // A cell of a workbook has a type; patterns and tables are about what people see.
    private static string? Text(object cell) => cell switch
    {
        bool flag => flag ? "Yes" : "No",
        DateTime date => date.ToString(date.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
        _ when PlainText.IsComposite(cell) => null,
        _ => PlainText.Of(cell)?.Trim(),
    };
}

/// <summary>What a <see cref="FieldSource"/> reads off a row.</summary>
/// <param name="Column">The column it comes from, for messages.</param>
/// <param name="Value">The value; null for nothing.</param>
/// <param name="IsUnlisted">The column holds a word that the map's table does not list, and nothing takes its place.</param>
/// <param name="Word">That word.</param>
internal readonly record struct SourcedValue(string Column, object? Value, bool IsUnlisted = false, string? Word = null);
