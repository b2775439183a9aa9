using System;
using System.Globalization;
using PartnerReferrals.Mapping.Fields;
using PartnerReferrals.Mapping.Input;

namespace PartnerReferrals.Tables;

/// <summary>Cells that have a type, and the same as text.</summary>
internal static class TypedCell
{
    // Before it the calendars of spreadsheet programs differ.
    private static readonly DateTime Earliest = new(1900, 3, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>
    /// A cell's text as what its field is: a number or a date where a workbook can hold it exactly, else the text. A time is cut to the second, as
    /// spreadsheets show it: a finer one would come back rounded, and as another time.
    /// </summary>
    public static object? Of(FieldKind? kind, string? text) => kind switch
    {
        FieldKind.Decimal when decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && IsExact(number) => number,
        FieldKind.Date when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) && date.UtcDateTime >= Earliest => date.UtcDateTime.AddTicks(-(date.Ticks % TimeSpan.TicksPerSecond)),
        _ => text,
    };

    /// <summary>The cell as text, the same on every machine; empty for nothing.</summary>
    public static string TextOf(object? cell) => cell switch
    {
        null => "",
        string text => text,
        bool flag => flag ? "TRUE" : "FALSE",
        DateTime date => date.ToString(date.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
        DateTimeOffset date => TextOf(date.UtcDateTime),
        _ => PlainText.Of(cell) ?? "",
    };

    // Spreadsheets calculate with binary numbers of some 15 digits.
    private static bool IsExact(decimal number) => Math.Abs(number) < 1e15m && (decimal)(double)number == number;
}
