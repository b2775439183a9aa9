using System;
using System.Linq;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Errors;
using PartnerReferrals.KnownValues;
using PartnerReferrals.Mapping.Input;

namespace PartnerReferrals.Mapping.Conversion;

/// <summary>Yes and no by the words of <see cref="YesNoWords"/>, in any case; nothing else.</summary>
internal static class BooleanConverter
{
    internal static Converted Convert(object value) => Read(value) switch
    {
        { } flag => Converted.Of(new JValue(flag)),
        null => Converted.Refuse(FaultCodes.InvalidBoolean, "it is neither yes nor no."),
    };

    private static bool? Read(object value) => value is bool flag ? flag : PlainText.Of(value)?.Trim() is { } text ? YesNoWords.Read(text) : null;
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

/// <summary>D-U-N-S numbers: nine digits, written with or without dashes. One zero that a spreadsheet dropped in front is put back.</summary>
internal static class DunsConverter
{
    private const int Length = 9;

    internal static Converted Convert(string text)
    {
        var digits = text.IndexOfAny(['-', ' ']) < 0 ? text : text.Replace("-", "").Replace(" ", "");
        if (SpreadsheetCell.IsWholeWithFraction(digits))
            digits = digits.Substring(0, digits.Length - 2);

        if (digits.Length == 0 || digits.Length > Length || !digits.All(c => c is >= '0' and <= '9'))
            return Converted.Refuse(FaultCodes.InvalidDuns, "it is no D-U-N-S number.");

        var whole = digits.PadLeft(Length, '0');
        return digits.Length switch
        {
            Length => Converted.Of(digits),
            Length - 1 => Converted.Warn(whole, FaultCodes.RestoredDuns, $"it has eight digits; a zero is put in front, and {whole} is sent.", FaultCodes.RestoredDuns.RecommendedAction),
            _ => Converted.Refuse(FaultCodes.InvalidDuns, "it is no D-U-N-S number.", $"It needs nine digits; if a spreadsheet dropped leading zeros, write {whole}."),
        };
    }
}
