using System;
using System.Collections;
using System.Globalization;
using System.Numerics;
using PartnerReferrals.Errors;
using PartnerReferrals.Serialization;

namespace PartnerReferrals.Mapping.Input;

/// <summary>Plain .NET values as text, the same on every machine.</summary>
internal static class PlainText
{
    private const int LongestShown = 60;
    private const int MostRead = 1000;

    /// <summary>The value as text; null for a type that has no meaning as text here, such as a date or a boolean.</summary>
    internal static string? Of(object value) => value switch
    {
        string text => text,
        char c => c.ToString(),
        System.Guid guid => guid.ToString("D"),
        Uri uri => uri.OriginalString,
        double number => NumberText.Of(number),
        float number => NumberText.Of(number),
        System.Enum word => word.ToString(),
        decimal or int or long or short or byte or sbyte or uint or ulong or ushort or BigInteger =>
            ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>An object or a list rather than a single value.</summary>
    internal static bool IsComposite(object value) => value is not string and (InputObject or JsonModel or IEnumerable);

    /// <summary>The value for a message: on one line, short, and without contact data.</summary>
    internal static string? Shown(object? value)
    {
        var text = value switch
        {
            null => null,
            bool flag => flag ? "True" : "False",
            DateTime date => date.ToString("o", CultureInfo.InvariantCulture),
            DateTimeOffset date => date.ToString("o", CultureInfo.InvariantCulture),
            InputObject or JsonModel => "(object)",
            IEnumerable and not string => "(array)",
            _ => Of(value) ?? $"({value.GetType().Name})",
        };
        if (text is null)
            return null;

        // A cell with contact data in it is a person's, shifted from another column.
        var shown = Shown(text, LongestShown);
        return shown.Contains(Redactor.Mask) && !text.Contains(Redactor.Mask) ? Redactor.Mask : shown;
    }

    /// <summary>Any text for a message, likewise.</summary>
    internal static string Shown(string text, int longest)
    {
        // Masked before it is cut: half a phone number is not recognized.
        text = Redactor.Text(text.Length > MostRead ? text.Substring(0, MostRead) : text);
        return text.Length <= longest ? text : text.Substring(0, char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest) + "…";
    }
}
