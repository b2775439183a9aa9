using System.Linq;
using PartnerReferrals.Validation;

namespace PartnerReferrals.Mapping.Conversion;

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
