using System;
using System.Collections.Generic;
using System.Linq;

namespace PartnerReferrals.KnownValues;

/// <summary>The values the service is known to use for one property: for completion, spelling and checks.</summary>
internal sealed class KnownValueSet
{
    // U.S., PRC: shorter than any name.
    private const int LongestAbbreviation = 3;

    private readonly Dictionary<string, string> _bySpelling = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KnownValue> _exact = new(StringComparer.Ordinal);
    private readonly Lazy<Dictionary<string, string>> _byName;

    internal KnownValueSet(string name, KnownValuePolicy policy, IReadOnlyList<KnownValue> values)
    {
        Name = name;
        Policy = policy;
        Values = values;
        foreach (var value in values)
        {
            _exact.Add(value.Value, value);
            _bySpelling.Add(NameKey.Of(value.Value), value.Value);
            if (HasAnd(value.Value))
                _bySpelling[NameKey.OfWords(value.Value)] = value.Value;

            foreach (var spelling in value.OtherSpellings)
                _bySpelling[NameKey.Of(spelling)] = value.Value;
        }

        _byName = new(ReadNames);
    }

    /// <summary>
    /// The values are codes of a standard: letters and nothing else, so that <c>n/a</c> is not the code <c>NA</c>. What a code stands for is
    /// taken for it.
    /// </summary>
    internal bool HoldsCodes { get; init; }

    /// <summary>Reads what is neither a value nor one of its names but means one; null where there is nothing of the kind.</summary>
    internal Func<string, string?>? OtherForms { get; init; }

    /// <summary>Name of the set, such as <c>Industry</c>.</summary>
    public string Name { get; }

    /// <summary>What a value outside the set means.</summary>
    public KnownValuePolicy Policy { get; }

    /// <summary>The values in the order of the source.</summary>
    public IReadOnlyList<KnownValue> Values { get; }

    /// <summary>
    /// The service's spelling of a value, matched without regard to case, spaces and punctuation (codes: case alone), and whether "and" is
    /// a word or a sign; of codes also by name. Null for a value outside the set.
    /// </summary>
    /// <param name="text">The value as somebody wrote it.</param>
    public string? Match(string text)
    {
        if (text is null)
            throw new ArgumentNullException(nameof(text));

        if (_exact.ContainsKey(text))
            return text;

        var key = NameKey.Of(text);
        if ((!HoldsCodes || text.Trim().All(char.IsLetter)) && _bySpelling.TryGetValue(key, out var value))
            return value;

        if (HoldsCodes)
            return MatchName(text, key);

        return HasAnd(text) && _bySpelling.TryGetValue(NameKey.OfWords(text), out value) ? value : OtherForms?.Invoke(text);
    }

    private string? MatchName(string text, string key)
    {
        // U.K. is a name, and U/K is something else.
        if (key.Length <= LongestAbbreviation && !text.All(c => char.IsLetter(c) || c is '.' or ' '))
            return null;

        return _byName.Value.TryGetValue(key, out var value)
            || _byName.Value.TryGetValue(NameKey.Plain(text), out value)
            || (HasAnd(text) && _byName.Value.TryGetValue(NameKey.OfWords(text), out value))
            ? value
            : null;
    }

    // Without the marks on letters a name is the same name.
    private Dictionary<string, string> ReadNames()
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var value in Values)
        {
            foreach (var name in Names(value))
                names[NameKey.Of(name)] = names[NameKey.Plain(name)] = names[NameKey.OfWords(name)] = value.Value;
        }

        return names;
    }

    private static bool HasAnd(string text) => text.IndexOfAny(['&', '+']) >= 0;

    /// <summary>The entry of a value in the service's spelling; null for a value outside the set.</summary>
    /// <param name="value">The value.</param>
    public KnownValue? Find(string value) => _exact.TryGetValue(value ?? throw new ArgumentNullException(nameof(value)), out var known) ? known : null;

    /// <summary>
    /// The value somebody probably means by a text that is none: what is called so, else what is spelt most like it. Of codes only the names
    /// are compared, since every few letters come near some code. Null when nothing, or more than one thing, comes near.
    /// </summary>
    /// <param name="text">The value as somebody wrote it.</param>
    public KnownValue? Nearest(string text)
    {
        var key = NameKey.Of(text ?? throw new ArgumentNullException(nameof(text)));
        return Values.FirstOrDefault(v => Names(v).Any(name => NameKey.Of(name) == key))
            ?? NearestName.Of(text, Values.SelectMany(v => (HoldsCodes ? Names(v) : [v.Value]).Select(name => (name, v))))?.Meaning;
    }

    /// <summary>All values in one line.</summary>
    public override string ToString() => string.Join(", ", Values.Select(v => v.Value));

    private static IEnumerable<string> Names(KnownValue value) => value.OtherNames.Prepend(value.Description);
}

/// <summary>One value of a <see cref="KnownValueSet"/>.</summary>
/// <param name="Value">The value as the service spells it.</param>
/// <param name="Description">What it means, for a tooltip.</param>
internal sealed record KnownValue(string Value, string Description)
{
    /// <summary>Other spellings that mean the same value, such as the number the portal's file uses.</summary>
    public IReadOnlyList<string> OtherSpellings { get; init; } = [];

    /// <summary>Other names of what the value stands for, such as a country's.</summary>
    public IReadOnlyList<string> OtherNames { get; init; } = [];

    /// <summary>What replaced the value, for values the service still knows but no longer offers; otherwise null.</summary>
    public string? Outdated { get; init; }
}

/// <summary>What a value outside a <see cref="KnownValueSet"/> means when it is written. Reading takes any value.</summary>
internal enum KnownValuePolicy
{
    /// <summary>Only these values can be sent; another one is an error.</summary>
    Closed,

    /// <summary>A published list that may have grown since; another value is a warning.</summary>
    Listed,

    /// <summary>Examples only; any value is fine.</summary>
    Open,
}
