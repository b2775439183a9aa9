using System;
using System.Collections.Generic;
using System.Linq;

namespace PartnerReferrals.Mapping.Conversion;

/// <summary>What spreadsheets leave in a cell beside its value.</summary>
internal static class SpreadsheetCell
{
    // What a formula gives that went wrong (Excel, LibreOffice, Google Sheets).
    private static readonly HashSet<string> Errors = new(
        [
            "#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!", "#BUSY!", "#CONNECT!",
            "#UNKNOWN!", "#GETTING_DATA", "#ERROR!",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The text without the marks by which spreadsheets are told that it is text: <c>="02134"</c>, <c>'02134</c>. An apostrophe
    /// in front of anything else than a number or a sign of a formula is part of a name.
    /// </summary>
    internal static string Unwrap(string text)
    {
        if (text.Length < 2)
            return text;

        if (text[0] == '\'' && (text[1] is '=' or '+' or '-' or '@' || IsNumber(text, 1)))
            return text.Substring(1);

        return text.Length > 2 && text[0] == '=' && text[1] == '"' && text[text.Length - 1] == '"' && IsOneText(text)
            ? CleanText.Of(text.Substring(2, text.Length - 3).Replace("\"\"", "\""))
            : text;
    }

    /// <summary>The spreadsheet's own error value, or the signs it shows for a number too wide for its column.</summary>
    internal static bool IsError(string text) => text.Length > 2 && text[0] == '#' && (Errors.Contains(text) || text.All(c => c == '#'));

    /// <summary>A whole number as data tools write it that take every number for a fraction: <c>2134.0</c>.</summary>
    internal static bool IsWholeWithFraction(string text) =>
        text.Length > 2 && text[text.Length - 1] == '0' && text[text.Length - 2] == '.' && text.Take(text.Length - 2).All(IsDigit);

    /// <summary>A formula that was a number once: a plus in front of a phone number makes one.</summary>
    internal static bool IsNumericFormula(string text) =>
        text.Length > 5 && text[0] == '=' && text.Skip(1).All(c => IsDigit(c) || c is '+' or '-' or ' ' or '(' or ')' or '.' or '/' or '*');

    /// <summary>A long number in the short form <c>4.12E+10</c>: its last digits are gone.</summary>
    internal static bool HasLostDigits(string text)
    {
        if (text.IndexOf('+') < 0)
            return false;

        var exponent = text.IndexOf("E+", StringComparison.OrdinalIgnoreCase);
        var start = text[0] == '+' ? 1 : 0;
        return exponent > start && exponent + 2 < text.Length
            && text.Skip(exponent + 2).All(IsDigit)
            && IsDigit(text[start]) && text.Skip(start).Take(exponent - start).All(c => IsDigit(c) || c is '.' or ',');
    }

    private static bool IsNumber(string text, int start)
    {
        for (var i = start; i < text.Length; i++)
        {
            if (!IsDigit(text[i]) && text[i] is not (' ' or '.' or '-' or '/' or '(' or ')'))
                return false;
        }

        return IsDigit(text[start]) || text[start] == '(';
    }

    // Every quote inside is doubled: one text, not a formula that joins two.
    private static bool IsOneText(string text) => text.Substring(2, text.Length - 3).Replace("\"\"", "").IndexOf('"') < 0;

    private static bool IsDigit(char c) => c is >= '0' and <= '9';
}
