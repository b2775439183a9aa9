using System;
using System.Linq;
using PartnerReferrals.KnownValues;
using PartnerReferrals.Mapping.Fields;

namespace PartnerReferrals.Mapping.Conversion;

/// <summary>
/// What databases, reports and people write for "nothing": <c>NULL</c>, <c>N/A</c>, a dash. Fields that have to be answered (country,
/// currency, yes or no, a closed list) do not take it for an empty cell.
/// </summary>
internal static class Placeholder
{
    private const int Longest = 8;

    // Null is also a surname, which nobody writes in one case throughout.
    private static readonly string[] Words = ["NULL", "null", "(null)", "[NULL]", "<null>", "<NULL>", "(NULL)", "N/A", "n/a", "N/a", "N.A.", "n.a.", "(blank)", "(empty)"];

    /// <summary>Whether a text, without blanks around it, says that there is nothing.</summary>
    internal static bool Is(Field field, string text) =>
        text.Length is > 0 and <= Longest && MayBegin(text[0]) && CanBeEmpty(field) && (Array.IndexOf(Words, text) >= 0 || text.All(IsMark));

    // Tells nearly every value at once.
    private static bool MayBegin(char c) => c is 'N' or 'n' or '(' or '[' or '<' || IsMark(c);

    private static bool CanBeEmpty(Field field) =>
        field.Kind is not (FieldKind.Country or FieldKind.Currency or FieldKind.Boolean) && field.KnownValues?.Policy != KnownValuePolicy.Closed;

    private static bool IsMark(char c) => c is '-' or '–' or '—' or '_' or '.' or '?' or '/' or '*';
}
