using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PartnerReferrals.Errors;
using PartnerReferrals.KnownValues;
using PartnerReferrals.Mapping.Conversion;
using PartnerReferrals.Mapping.Input;

namespace PartnerReferrals.Maps;

/// <summary>The values of one column, as far as a file was read.</summary>
internal sealed class ColumnValues(string name, WrittenCulture? culture)
{
    private const int MostKept = 50;
    private const int MostSamples = 3;
    private const int LongestSample = 30;
    private const int LongestNumber = 6;

    // A cell in a hundred may be a slip.
    private const double Most = 0.9;

    private readonly Dictionary<ColumnContent, int> _counts = [];
    private readonly HashSet<string> _distinct = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<object> _kept = [];
    private int _filled;

    internal string Name { get; } = name;

    /// <summary>Some different values, to try what a field makes of them.</summary>
    internal IReadOnlyList<object> Kept => _kept;

    /// <summary>What its dates show together.</summary>
    internal DateColumn Dates { get; } = new();

    /// <summary>No value comes twice.</summary>
    internal bool AreUnique => _distinct.Count == _filled;

    /// <summary>What most of the values are.</summary>
    internal ColumnContent Content
    {
        get
        {
            if (_filled == 0)
            {
                return ColumnContent.Nothing;
            }

            var (content, count) = _counts.Select(pair => (pair.Key, pair.Value)).OrderByDescending(pair => pair.Value).First();
            return count < _filled * Most ? ColumnContent.Text : content;
        }
    }

    /// <summary>Its name is a value rather than what somebody calls a column.</summary>
    internal bool IsNamedByValue => ContentOf(Name, Name) is ColumnContent.Email or ColumnContent.Phone or ColumnContent.Guid or ColumnContent.Date or ColumnContent.Number;

    /// <summary>Takes in a cell.</summary>
    internal void Add(object? cell)
    {
        if (cell is null or string { Length: 0 } || PlainText.IsComposite(cell) || Text(cell) is not { Length: > 0 } text)
        {
            return;
        }

        _filled++;
        Dates.Add(cell);
        var content = ContentOf(cell, text);
        _counts[content] = _counts.TryGetValue(content, out var count) ? count + 1 : 1;
        if (_distinct.Add(text) && _kept.Count < MostKept)
        {
            _kept.Add(cell);
        }
    }

    /// <summary>Some values for people.</summary>
    /// <param name="areShown">The column is known to hold nothing of a person. Otherwise words and long numbers, which may be a person's, become x and 9.</param>
    internal IReadOnlyList<string> Samples(bool areShown) =>
        [.. _kept.Take(MostSamples).Select(cell => Sample(cell, areShown)).Distinct(StringComparer.Ordinal)];

    private string Sample(object cell, bool isShown)
    {
        var text = Text(cell)!;
        var isPlain = ContentOf(cell, text) switch
        {
            ColumnContent.Email or ColumnContent.Phone => false,
            ColumnContent.Text => isShown,
            ColumnContent.Number => isShown || text.Count(char.IsDigit) <= LongestNumber,
            _ => true,
        };
        return PlainText.Shown(isPlain ? text : Shape(text), LongestSample);
    }

    private static string Shape(string text) => new([.. text.Select(c => char.IsDigit(c) ? '9' : char.IsUpper(c) ? 'X' : char.IsLetter(c) ? 'x' : c == '@' ? 'x' : c)]);

    private ColumnContent ContentOf(object cell, string text)
    {
        switch (cell)
        {
            case DateTime or DateTimeOffset:
                return ColumnContent.Date;
            case bool:
                return ColumnContent.YesNo;
            case not string:
                return ColumnContent.Number;
        }

        return text.IndexOf('@') > 0 ? ColumnContent.Email
            : Guid.TryParse(text, out _) ? ColumnContent.Guid
            : text.StartsWith("SOL-", StringComparison.OrdinalIgnoreCase) ? ColumnContent.Solution
            : IsDate(text) ? ColumnContent.Date
            : IsPhone(text) ? ColumnContent.Phone
            : WrittenNumber.Read(text, culture).Plain is not null ? ColumnContent.Number
            : KnownValueSets.Currency.Match(text) is not null ? ColumnContent.Currency
            : YesNoWords.Read(text) is not null ? ColumnContent.YesNo
            : KnownValueSets.Country.Match(text) is not null ? ColumnContent.Country
            : ColumnContent.Text;
    }

    // Digits alone may be anything.
    private static bool IsDate(string text) => text.IndexOfAny(['-', '/', '.', ' ']) > 0 && WrittenDate.Read(text, order: null).Problem is DateProblem.None or DateProblem.DayFirst or DateProblem.TwoReadings;

    private static bool IsPhone(string text) => Redactor.Text(text) == Redactor.Mask || (text[0] is '+' or '0' && text.Count(char.IsDigit) > LongestNumber && !text.Any(char.IsLetter));

    private static string? Text(object cell) => cell switch
    {
        string text => CleanText.Of(text),
        bool flag => flag ? "TRUE" : "FALSE",
        DateTime date => date.ToString(date.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        DateTimeOffset date => date.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        _ => PlainText.Of(cell),
    };
}
