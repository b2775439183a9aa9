using System;
using PartnerReferrals.KnownValues;

namespace PartnerReferrals.Mapping.Conversion;

/// <summary>What the dates of a whole column show together of the order they are written in.</summary>
internal enum ColumnOrder
{
    /// <summary>Nothing: none of them can be read in one order only.</summary>
    Unknown,

    /// <summary>Some can only be month/day/year, and none contradicts.</summary>
    MonthFirst,

    /// <summary>Some can only be day/month/year, and none contradicts.</summary>
    DayFirst,

    /// <summary>There are both kinds.</summary>
    Both,

    /// <summary>
    /// Some can only be day/month/year, and others are dates of the workbook: the spreadsheet program that made these did not understand those, so it read
    /// month/day/year, and may have swapped the two.
    /// </summary>
    BesideCells,
}

/// <summary>The dates of one column. Those with slashes and those with dashes say nothing of one another.</summary>
internal sealed class DateColumn
{
    // The longest date with a time and a zone is shorter.
    private const int LongestDate = 40;
    private const int ShortestDate = 8;

    private static readonly char[] Separators = ['/', '-'];

    private bool _hasCells;
    private Seen _slashes;
    private Seen _dashes;

    [Flags]
    private enum Seen
    {
        Nothing = 0,
        MonthFirst = 1,
        DayFirst = 2,
    }

    /// <summary>Takes in a cell.</summary>
    internal void Add(object? cell)
    {
        if (cell is DateTime)
            _hasCells = true;

        if (cell is not string { Length: >= ShortestDate and <= LongestDate } text || !HasOrder(text))
            return;

        var date = WrittenDate.Read(CleanText.WithoutQuotes(SpreadsheetCell.Unwrap(CleanText.Of(text))), order: null);
        var seen = date.OnlyOrder switch { DateOrder.MonthFirst => Seen.MonthFirst, DateOrder.DayFirst => Seen.DayFirst, _ => Seen.Nothing };
        if (date.Separator == '/')
            _slashes |= seen;
        else
            _dashes |= seen;
    }

    // Most cells of a file are no dates, and have to be told at a glance: a date whose order matters begins with a number of one or two digits.
    private static bool HasOrder(string text)
    {
        var end = text.IndexOfAny(Separators);
        return end > 0 && IsDigit(text[end - 1]) && !(end > 2 && IsDigit(text[end - 2]) && IsDigit(text[end - 3]));
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    /// <summary>The order of its dates with this separator.</summary>
    internal ColumnOrder OrderOf(char separator) => (separator == '/' ? _slashes : _dashes) switch
    {
        Seen.Nothing => ColumnOrder.Unknown,
        Seen.MonthFirst => ColumnOrder.MonthFirst,
        Seen.DayFirst => _hasCells ? ColumnOrder.BesideCells : ColumnOrder.DayFirst,
        _ => ColumnOrder.Both,
    };
}
