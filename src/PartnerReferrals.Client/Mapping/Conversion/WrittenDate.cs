using System;
using System.Globalization;
using System.Linq;
using PartnerReferrals.KnownValues;

namespace PartnerReferrals.Mapping.Conversion;

/// <summary>Why a text is no date.</summary>
internal enum DateProblem
{
    /// <summary>It is one.</summary>
    None,

    /// <summary>It has no form of a date.</summary>
    NoDate,

    /// <summary>It has the form, but there is no such day or time.</summary>
    NoSuchDay,

    /// <summary>Its year has two digits.</summary>
    ShortYear,

    /// <summary>It can only be day/month/year, and nobody said that dates are written so.</summary>
    DayFirst,

    /// <summary>It is day/month or month/day.</summary>
    TwoReadings,

    /// <summary>It is not in the order that dates are said to have.</summary>
    ContradictsOrder,
}

/// <summary>
/// A date that somebody wrote, other than ISO 8601: in digits with slashes, dots, dashes or nothing between them, or with a month's name, and
/// perhaps with a time behind it. Dots are day.month.year everywhere, a year of four digits in front is year/month/day everywhere.
/// </summary>
internal readonly struct WrittenDate
{
    private const string AnyDay = "2000-01-01 ";
    private const int MostMonths = 12;

    private static readonly char[] Separators = ['/', '.', '-', ' ', ','];

    private static readonly string[] TimeForms =
    [
        .. from form in new[] { "H:mm", "H:mm:ss", "H:mm:ss.FFFFFFF", "h:mm tt", "h:mm:ss tt" }
           from zone in new[] { "", "zzz", " zzz", "'Z'" }
           select "yyyy-MM-dd " + form + zone,
    ];

    private WrittenDate(DateProblem problem, DateTimeOffset date = default, char separator = default, int first = 0, int second = 0, int year = 0)
    {
        Problem = problem;
        Date = date;
        Separator = separator;
        First = first;
        Second = second;
        Year = year;
    }

    internal DateProblem Problem { get; }

    /// <summary>The date; where there are two readings, with the month first.</summary>
    internal DateTimeOffset Date { get; }

    /// <summary>What parts the numbers of a date whose order matters: a slash or a dash.</summary>
    internal char Separator { get; }

    /// <summary>The first number of a date whose order matters; otherwise 0.</summary>
    internal int First { get; }

    /// <summary>The second number.</summary>
    internal int Second { get; }

    internal int Year { get; }

    /// <summary>Both numbers could be the month, and they differ.</summary>
    internal bool HasTwoReadings => First is >= 1 and <= MostMonths && Second is >= 1 and <= MostMonths && First != Second;

    /// <summary>The only order it can have; null where it has two, or none that matters.</summary>
    internal DateOrder? OnlyOrder => First > MostMonths ? DateOrder.DayFirst : Second > MostMonths ? DateOrder.MonthFirst : null;

    /// <summary>Reads a text without blanks around it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="order">The order of dates in digits; null where it is not known.</param>
    internal static WrittenDate Read(string text, DateOrder? order)
    {
        var colon = text.IndexOf(':');
        if (colon < 0)
            return ReadDay(text, order);

        var start = colon;
        while (start > 0 && IsDigit(text[start - 1]))
            start--;

        var day = ReadDay(text.Substring(0, start).TrimEnd(' ', ',', 'T'), order);
        return day.Problem == DateProblem.None ? day.At(text.Substring(start)) : day;
    }

    private WrittenDate At(string time)
    {
        if (!DateTimeOffset.TryParseExact(AnyDay + time, TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
            return new WrittenDate(DateProblem.NoSuchDay);

        return new WrittenDate(DateProblem.None, new DateTimeOffset(Date.DateTime + moment.TimeOfDay, moment.Offset), Separator, First, Second, Year);
    }

    private static WrittenDate ReadDay(string text, DateOrder? order)
    {
        if (text.Length == 8 && Number(text, 8) is not null)
            return Day(Number(text.Substring(0, 4), 4), Number(text.Substring(4, 2), 2), Number(text.Substring(6), 2));

        var parts = text.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        if (parts is [var dayOfMonth, "de", var name, "de", var fullYear])
            parts = [dayOfMonth, name, fullYear];

        if (parts.Length != 3)
            return new WrittenDate(DateProblem.NoDate);

        if (Number(parts[0], 4) is null || Number(parts[1], 2) is null)
            return ReadNamed(parts);

        if (SeparatorOf(text) is not { } separator || Number(parts[2], 4) is null)
            return new WrittenDate(DateProblem.NoDate);

        if (parts[0].Length == 4)
            return Day(Number(parts[0], 4), Number(parts[1], 2), Number(parts[2], 2));

        if (parts[2].Length != 4)
            return new WrittenDate(parts[2].Length == 2 ? DateProblem.ShortYear : DateProblem.NoDate);

        return Number(parts[0], 2) is { } first && Number(parts[1], 2) is { } second && Number(parts[2], 4) is { } year
            ? InOrder(separator, first, second, year, order)
            : new WrittenDate(DateProblem.NoDate);
    }

    private static WrittenDate InOrder(char separator, int first, int second, int year, DateOrder? order)
    {
        if (separator == '.')
            return Day(year, second, first);

        var monthFirst = Day(year, first, second, separator, first, second);
        var dayFirst = Day(year, second, first, separator, first, second);
        if (order is not null)
        {
            var read = order switch { DateOrder.MonthFirst => monthFirst, DateOrder.DayFirst => dayFirst, _ => new WrittenDate(DateProblem.ContradictsOrder) };
            var isOther = read.Problem != DateProblem.None && (monthFirst.Problem == DateProblem.None || dayFirst.Problem == DateProblem.None);
            return isOther ? new WrittenDate(DateProblem.ContradictsOrder) : read;
        }

        // With slashes the portal and the API's pages put the month first; no such rule stands behind dashes.
        if (separator == '/')
            return monthFirst.Problem != DateProblem.None && dayFirst.Problem == DateProblem.None ? new WrittenDate(DateProblem.DayFirst, default, separator, first, second, year) : monthFirst;

        if (monthFirst.Problem != DateProblem.None)
            return dayFirst;

        return dayFirst.Problem == DateProblem.None && first != second ? new WrittenDate(DateProblem.TwoReadings, monthFirst.Date, separator, first, second, year) : monthFirst;
    }

    /// <summary>30-Nov-2027, Nov 30, 2027, 30. November 2027, 30 de noviembre de 2027, 2027 Nov 30.</summary>
    private static WrittenDate ReadNamed(string[] parts)
    {
        if (MonthNames.Find(parts[0]) is { } leading)
            return Named(parts[2], leading, parts[1]);

        return MonthNames.Find(parts[1]) is not { } month ? new WrittenDate(DateProblem.NoDate)
            : parts[0].Length == 4 ? Named(parts[0], month, parts[2])
            : Named(parts[2], month, parts[0]);
    }

    private static WrittenDate Named(string year, int month, string day) =>
        Number(day, 2) is not { } number || Number(year, 4) is not { } full ? new WrittenDate(DateProblem.NoDate)
        : year.Length == 2 ? new WrittenDate(DateProblem.ShortYear)
        : year.Length != 4 ? new WrittenDate(DateProblem.NoDate)
        : Day(full, month, number);

    private static WrittenDate Day(int? year, int? month, int? day, char separator = default, int first = 0, int second = 0) =>
        year is >= 1 and var y && month is >= 1 and <= MostMonths and var m && day is >= 1 and var d && d <= DateTime.DaysInMonth(y, m)
            ? new WrittenDate(DateProblem.None, new DateTimeOffset(y, m, d, 0, 0, 0, TimeSpan.Zero), separator, first, second, y)
            : new WrittenDate(DateProblem.NoSuchDay);

    /// <summary>The one separator between the numbers; blanks behind it do not matter.</summary>
    private static char? SeparatorOf(string text)
    {
        char? separator = null;
        foreach (var c in text)
        {
            if (IsDigit(c) || c == ' ')
                continue;

            if (separator is not null && separator != c)
                return null;

            separator = c;
        }

        return separator is '/' or '.' or '-' ? separator : null;
    }

    private static int? Number(string text, int longest) =>
        text.Length >= 1 && text.Length <= longest && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static bool IsDigit(char c) => c is >= '0' and <= '9';
}
