using System;
using System.Collections.Generic;
using System.Linq;

namespace PartnerReferrals.KnownValues;

/// <summary>Order of the parts of a date in digits.</summary>
internal enum DateOrder
{
    /// <summary>12/31/2026.</summary>
    MonthFirst,

    /// <summary>31/12/2026.</summary>
    DayFirst,

    /// <summary>2026/12/31; a year at the end has no order of its own.</summary>
    YearFirst,
}

/// <summary>How somebody writes numbers and dates as text: a culture by its name, the same on every machine.</summary>
internal sealed class WrittenCulture
{
    private static readonly Dictionary<string, WrittenCulture> ByName = Read().ToDictionary(culture => culture.Name, StringComparer.OrdinalIgnoreCase);

    private WrittenCulture(string name, string form)
    {
        Name = name;
        DecimalSign = form[0];
        Order = form.Substring(1) switch { "mdy" => DateOrder.MonthFirst, "dmy" => DateOrder.DayFirst, _ => DateOrder.YearFirst };
    }

    /// <summary>All there are, those of a language together, its first country in front.</summary>
    internal static IReadOnlyCollection<WrittenCulture> All => ByName.Values;

    /// <summary>Language and country, such as <c>de-DE</c>.</summary>
    internal string Name { get; }

    /// <summary>What stands before decimals: a point or a comma.</summary>
    internal char DecimalSign { get; }

    /// <summary>Order of dates in digits.</summary>
    internal DateOrder Order { get; }

    /// <summary>A number as it is written so.</summary>
    internal string NumberSample => DecimalSign == '.' ? "1,234.56" : "1.234,56";

    /// <summary>A date as it is written so.</summary>
    internal string DateSample => Order switch
    {
        DateOrder.MonthFirst => "12/31/2026",
        DateOrder.DayFirst => "31/12/2026",
        _ => "2026/12/31",
    };

    /// <summary>Finds a culture by language and country, with or without a script between them; null for one that is not in the table.</summary>
    /// <param name="name">The name, such as <c>de-DE</c>, <c>zh-Hans-CN</c> or <c>pt_BR</c>.</param>
    internal static WrittenCulture? Find(string name)
    {
        var parts = name.Trim().Split('-', '_');
        return parts.Length is 2 or 3 && ByName.TryGetValue($"{parts[0]}-{parts[parts.Length - 1]}", out var culture) ? culture : null;
    }

    /// <summary>The names that begin with a language alone, such as <c>de</c>: its countries may write differently.</summary>
    internal static IReadOnlyList<string> OfLanguage(string language) =>
        [.. ByName.Keys.Where(name => name.StartsWith(language.Trim() + "-", StringComparison.OrdinalIgnoreCase))];

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static IEnumerable<WrittenCulture> Read() =>
        from line in CultureData.Lines.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries)
        let space = line.IndexOf(' ')
        from form in line.Substring(space).Split([';'])
        let words = form.Trim().Split(' ')
        from country in words.Skip(1)
        select new WrittenCulture($"{line.Substring(0, space)}-{country}", words[0]);
}
