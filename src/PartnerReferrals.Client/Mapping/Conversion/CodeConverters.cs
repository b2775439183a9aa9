using System;
using System.Linq;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Errors;
using PartnerReferrals.Mapping.Input;

namespace PartnerReferrals.Mapping.Conversion;

/// <summary>Yes, No, True, False, 1 and 0, in any case; nothing else.</summary>
internal static class BooleanConverter
{
    internal static Converted Convert(object value) => Read(value) switch
    {
        { } flag => Converted.Of(new JValue(flag)),
        null => Converted.Refuse(FaultCodes.InvalidBoolean, "it is neither yes nor no."),
    };

    private static bool? Read(object value) => value is bool flag ? flag : PlainText.Of(value)?.Trim() switch
    {
        "1" => true,
        "0" => false,
        { } text when Is(text, "true") || Is(text, "yes") => true,
        { } text when Is(text, "false") || Is(text, "no") => false,
        _ => null,
    };

    private static bool Is(string text, string word) => string.Equals(text, word, StringComparison.OrdinalIgnoreCase);
}

/// <summary>GUIDs, with dashes; passed as spelt.</summary>
internal static class GuidConverter
{
    internal static Converted Convert(string text)
    {
        var trimmed = text.Trim();
        return Guid.TryParseExact(trimmed, "D", out _)
            ? Converted.Of(trimmed)
            : Converted.Refuse(FaultCodes.InvalidGuid, "it is not a GUID.", "Write it like 6f0d2a1e-8a57-4b0e-9d0b-5f1c2f0c7a11.");
    }
}

/// <summary>D-U-N-S numbers: nine digits, written with or without dashes.</summary>
internal static class DunsConverter
{
    private const int Length = 9;

    internal static Converted Convert(string text)
    {
        var digits = text.IndexOfAny(['-', ' ']) < 0 ? text : text.Replace("-", "").Replace(" ", "");
        return digits.Length == Length && digits.All(c => c is >= '0' and <= '9')
            ? Converted.Of(digits)
            : Converted.Refuse(FaultCodes.InvalidDuns, "it is no D-U-N-S number.", Suggest(digits));
    }

    // Spreadsheets eat leading zeros.
    private static string? Suggest(string digits) =>
        digits.Length is > 0 and < Length && digits.All(c => c is >= '0' and <= '9')
            ? $"It needs nine digits; if a spreadsheet dropped leading zeros, write {digits.PadLeft(Length, '0')}."
            : null;
}
