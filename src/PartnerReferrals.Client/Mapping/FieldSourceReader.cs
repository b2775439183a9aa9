using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using PartnerReferrals.Errors;
using PartnerReferrals.KnownValues;
using PartnerReferrals.Mapping.Fields;
using PartnerReferrals.Mapping.Input;

namespace PartnerReferrals.Mapping;

/// <summary>Reads the hashtable by which a map says where a field comes from: <c>@{ Column = 'Stage'; Values = @{ Won = '100' } }</c>.</summary>
/// <param name="name">How the map calls the field.</param>
/// <param name="path">The field.</param>
internal sealed class FieldSourceReader(string name, FieldPath path)
{
    private const string Column = nameof(Column);
    private const string Separator = nameof(Separator);
    private const string Replace = nameof(Replace);
    private const string Values = nameof(Values);
    private const string Otherwise = nameof(Otherwise);
    private const string Value = nameof(Value);

    private static readonly string[] Words = [Column, Separator, Replace, Values, Otherwise, Value, nameof(Default)];
    private static readonly TimeSpan LongestMatch = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, object?> _table = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What is wrong with the entry.</summary>
    internal List<Fault> Faults { get; } = [];

    /// <summary>What holds where neither a row nor a parameter says anything; null for nothing.</summary>
    internal object? Default { get; private set; }

    /// <summary>Reads it; null where it gives no more than a default.</summary>
    internal FieldSource? Read(InputObject table)
    {
        foreach (var entry in table.Fields)
        {
            if (Words.Contains(entry.Key, StringComparer.OrdinalIgnoreCase))
                _table[entry.Key] = entry.Value;
            else
                Report($"'{entry.Key}' means nothing in it.", NearestName.Of(entry.Key, Words) is { } nearest ? $"Did you mean '{nearest}'?" : $"It takes {string.Join(", ", Words)}.");
        }

        // A misspelt word is missed elsewhere: one fault says it.
        if (Faults.Count > 0)
            return null;

        Default = Scalar(nameof(Default));
        var columns = Texts(Column).Select(column => column.Trim()).Where(column => column.Length > 0).ToList();
        var constant = Scalar(Value);
        if (columns.Count == 0 && FieldWriter.IsEmpty(constant) && FieldWriter.IsEmpty(Default))
            Report("It names no column and no value.", "Write @{ Column = 'Your column' }, @{ Value = 'the same for all rows' } or @{ Default = 'where nothing is said' }.");
        else if (columns.Count > 0 && !FieldWriter.IsEmpty(constant))
            Report("It has both Column and Value.", "For what holds where the column is empty write Default.");
        else if (columns.Count == 0 && new[] { Separator, Replace, Values, Otherwise }.FirstOrDefault(_table.ContainsKey) is { } idle)
            Report($"{idle} needs a Column.", "Write @{ Column = 'Your column'; … }.");
        else if (_table.ContainsKey(Otherwise) && !_table.ContainsKey(Values))
            Report("Otherwise needs Values.", "Write @{ Column = 'Your column'; Values = @{ 'your word' = 'our word' }; Otherwise = '' }.");

        return columns.Count == 0 && FieldWriter.IsEmpty(constant) ? null : new FieldSource
        {
            Path = path,
            Name = name,
            Columns = columns,
            Separator = _table.ContainsKey(Separator) ? PlainText.Of(_table[Separator] ?? "") : null,
            Replacements = [.. Replacements()],
            Values = ValueTable(),
            HasOtherwise = _table.ContainsKey(Otherwise),
            Otherwise = Scalar(Otherwise),
            Value = constant,
        };
    }

    /// <summary>The fault of an entry that cannot be understood.</summary>
    internal static Fault NewFault(string key, string message, string hint) => new()
    {
        Code = FaultCodes.InvalidPropertyMapEntry.Code,
        Field = "PropertyMap",
        Column = key,
        Message = $"The entry of the property map cannot be understood. {message}",
        Hint = hint,
    };

    private void Report(string message, string hint) => Faults.Add(NewFault(name, message, hint));

    private object? Scalar(string word)
    {
        if (!_table.TryGetValue(word, out var value) || value is not (InputObject or IList))
            return value;

        Report($"{word} is one value.", $"Write {word} = '…'.");
        return null;
    }

    private IEnumerable<string> Texts(string word) => !_table.TryGetValue(word, out var value) || value is null ? []
        : value is IList list ? list.Cast<object?>().Select(item => item is null ? "" : PlainText.Of(item) ?? "")
        : [PlainText.Of(value) ?? ""];

    private IEnumerable<KeyValuePair<Regex, string>> Replacements()
    {
        var texts = Texts(Replace).ToList();
        if (texts.Count == 1)
            texts.Add("");

        if (texts.Count % 2 != 0)
        {
            Report("Replace takes a pattern and what takes its place, and any number of such pairs.", "Write Replace = 'pattern', 'replacement'.");
            yield break;
        }

        for (var i = 0; i < texts.Count; i += 2)
        {
            if (TryMake(texts[i]) is { } pattern)
                yield return new(pattern, texts[i + 1]);
        }
    }

    private Regex? TryMake(string pattern)
    {
        try
        {
            return new Regex(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, LongestMatch);
        }
        catch (ArgumentException e)
        {
            Report($"'{pattern}' is no regular expression: {e.Message}", "See about_Regular_Expressions; a backslash before a sign takes it literally.");
            return null;
        }
    }

    private Dictionary<string, object?>? ValueTable()
    {
        if (!_table.TryGetValue(Values, out var value))
            return null;

        if (value is not InputObject table)
        {
            Report("Values is a table.", "Write Values = @{ 'your word' = 'our word' }.");
            return null;
        }

        var values = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in table.Fields)
            values[entry.Key.Trim()] = entry.Value;

        return values;
    }
}
