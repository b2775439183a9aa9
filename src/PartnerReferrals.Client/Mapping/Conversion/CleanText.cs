using System.Text;

namespace PartnerReferrals.Mapping.Conversion;

/// <summary>
/// Text without what nobody sees and nobody means: blanks around it, no-break spaces for spaces, zero-width characters and marks
/// of direction around it. The same for every text, whichever way it comes in, so that equal ids are equal.
/// </summary>
internal static class CleanText
{
    /// <summary>The text cleaned; the same object where there is nothing to clean.</summary>
    internal static string Of(string text)
    {
        var (start, end) = (0, text.Length);
        while (start < end && IsEdge(text[start]))
            start++;

        while (end > start && IsEdge(text[end - 1]))
            end--;

        for (var i = start; i < end; i++)
        {
            if (IsInvisible(text[i]) || IsNoBreakSpace(text[i]))
                return Rewrite(text, start, end);
        }

        return start == 0 && end == text.Length ? text : text.Substring(start, end - start);
    }

    /// <summary>Nothing is left of the text once it is clean.</summary>
    internal static bool IsBlank(string text)
    {
        foreach (var c in text)
        {
            if (!IsEdge(c))
                return false;
        }

        return true;
    }

    /// <summary>A number, date or word without the quotes that word processors put around it.</summary>
    internal static string WithoutQuotes(string text) =>
        text.Length > 2 && text[0] is '"' or '“' or '”' or '„' or '«' or '»' or '‘' && text[text.Length - 1] is '"' or '“' or '”' or '«' or '»' or '’'
            ? text.Substring(1, text.Length - 2).Trim()
            : text;

    private static string Rewrite(string text, int start, int end)
    {
        var clean = new StringBuilder(end - start);
        for (var i = start; i < end; i++)
        {
            if (!IsInvisible(text[i]))
                clean.Append(IsNoBreakSpace(text[i]) ? ' ' : text[i]);
        }

        return clean.ToString();
    }

    private static bool IsEdge(char c) => char.IsWhiteSpace(c) || IsInvisible(c) || IsJoinerOrDirection(c);

    // Zero-width space, word joiner, byte-order mark, soft hyphen: no spelling needs them.
    private static bool IsInvisible(char c) => c is '\u200B' or '\u2060' or '\uFEFF' or '\u00AD';

    // Inside a text these are part of how it is written, in Persian, Hindi, Hebrew or an emoji.
    private static bool IsJoinerOrDirection(char c) => c is >= '\u200C' and <= '\u200F' or >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069';

    private static bool IsNoBreakSpace(char c) => c is '\u00A0' or '\u2007' or '\u202F';
}
