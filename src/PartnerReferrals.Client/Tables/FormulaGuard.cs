using System;
using System.Text.RegularExpressions;

namespace PartnerReferrals.Tables;

/// <summary>
/// Keeps a spreadsheet from running text as a formula: an apostrophe in front, as spreadsheets themselves mark text.
/// <see cref="Restore"/> undoes <see cref="Neutralize"/>, whatever the text.
/// </summary>
internal static class FormulaGuard
{
    private const char Mark = '\'';

    /// <summary>The cell as it is written.</summary>
    /// <param name="cell">Its text.</param>
    public static string Neutralize(string cell) => IsFormula(cell.TrimStart(Mark)) ? Mark + cell : cell;

    /// <summary>The cell as it is meant.</summary>
    /// <param name="cell">What was read.</param>
    public static string Restore(string cell) => cell.Length > 1 && cell[0] == Mark && IsFormula(cell.TrimStart(Mark)) ? cell.Substring(1) : cell;

    private static bool IsFormula(string text) =>
        text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' && !IsNumber(text);

    // By its spelling: what the two frameworks take for a number differs for very large ones and for words such as -NaN.
    private static readonly Regex Number = new(@"^[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?\z", RegexOptions.CultureInvariant);

    private static bool IsNumber(string text) => Number.IsMatch(text);
}
