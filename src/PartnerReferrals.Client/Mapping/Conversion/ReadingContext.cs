using System;
using System.Collections.Concurrent;
using PartnerReferrals.KnownValues;

namespace PartnerReferrals.Mapping.Conversion;

/// <summary>What is known of how the texts of an input are written: what the user said, and what earlier rows have shown.</summary>
internal sealed class ReadingContext
{
    // Dates with slashes are the portal's month/day/year, until a column shows that it means the other order.
    private ConcurrentDictionary<string, bool> _dayFirst = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What reads in one way only is taken, and nothing else.</summary>
    internal static ReadingContext Default { get; } = new() { CanSayCulture = false };

    /// <summary>How numbers and dates are written; null where nobody said.</summary>
    internal WrittenCulture? Culture { get; init; }

    /// <summary>Finds what the whole file shows of a column's dates; null where rows are seen one at a time.</summary>
    internal Func<string, DateColumn?>? DateColumns { get; init; }

    /// <summary>Whoever gives the values can also say how they are written: advice may name the parameter.</summary>
    internal bool CanSayCulture { get; init; } = true;

    /// <summary>
    /// The values come out of cells or the like: words such as N/A stand for an empty one, and entities of HTML are resolved. JSON has a null of
    /// its own, and its texts mean what they say.
    /// </summary>
    internal bool IsOfCells { get; private init; } = true;

    /// <summary>The same for JSON text.</summary>
    internal ReadingContext ForJson() => new() { Culture = Culture, CanSayCulture = CanSayCulture, IsOfCells = false, DateColumns = DateColumns, _dayFirst = _dayFirst };

    /// <summary>A date with slashes in this column can only be day/month/year.</summary>
    internal void NoteDayFirst(string column)
    {
        if (this != Default)
            _dayFirst[column] = true;
    }

    /// <summary>Whether a date of this column was day/month/year.</summary>
    internal bool IsDayFirst(string column) => !_dayFirst.IsEmpty && _dayFirst.ContainsKey(column);
}
