using System;
using System.Collections.Generic;
using System.Linq;
using PartnerReferrals.Errors;

namespace PartnerReferrals.Mapping.Conversion;

/// <summary>E-mail addresses, also as mail programs and address books write them: <c>Name &lt;a@b.example&gt;</c>, several in one cell.</summary>
internal static class EmailConverter
{
    private const string Scheme = "mailto:";

    private static readonly char[] Separators = [',', ';', ' ', '/', '|', '\t', '\r', '\n'];
    private static readonly char[] Brackets = ['<', '>', '"', '\'', '“', '”', '„', '(', ')', '[', ']'];

    internal static Converted Convert(string text)
    {
        if (text.IndexOf('@') < 0)
            return Converted.Of(text);

        var addresses = Addresses(text);
        return addresses.Count switch
        {
            // What is no address is for the check of the whole referral to warn about.
            0 => Converted.Of(text),
            1 => Converted.Of(addresses[0]),
            _ => Converted.Warn(addresses[0], FaultCodes.SeveralAddresses, "the cell holds several addresses, and the first is sent.", FaultCodes.SeveralAddresses.RecommendedAction),
        };
    }

    private static List<string> Addresses(string text) =>
    [
        .. text.Split(Separators, StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Trim(Brackets))
            .Where(part => part.IndexOf('@') > 0)
            .Select(part => part.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? part.Substring(Scheme.Length) : part)
            .Distinct(StringComparer.OrdinalIgnoreCase),
    ];
}

/// <summary>Phone numbers: any text but what a spreadsheet made of one.</summary>
internal static class PhoneConverter
{
    internal static Converted Convert(string text) => SpreadsheetCell.IsNumericFormula(text)
        ? Converted.Refuse(FaultCodes.LostDigits, "it is a formula, which a spreadsheet made of a number that began with a plus.", FaultCodes.LostDigits.RecommendedAction)
        : Converted.Of(SpreadsheetCell.IsWholeWithFraction(text) ? text.Substring(0, text.Length - 2) : text);
}

/// <summary>Postal codes: any text; a code that went through a number loses the fraction again.</summary>
internal static class PostalCodeConverter
{
    internal static Converted Convert(string text) => SpreadsheetCell.IsWholeWithFraction(text)
        ? Converted.Warn(text.Substring(0, text.Length - 2), FaultCodes.WrittenAsNumber, "it was written as a number; '.0' is taken off, and zeros in front may be lost.", FaultCodes.WrittenAsNumber.RecommendedAction)
        : Converted.Of(text);
}
