using System;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Serialization;

namespace PartnerReferrals.Creating;

/// <summary>
/// What is left of a text when everything is taken away that a service may rewrite: letter case, blanks and line ends, punctuation, composed letters, HTML
/// entities and tags. Two texts that fold alike may be one; two that do not may still be, where one is the other cut off.
/// </summary>
internal static class FoldedText
{
    // A shorter beginning is shared by texts that have nothing to do with each other.
    private const int ShortestCut = 16;

    // The last one may be cut off.
    private static readonly Regex Tag = new("<[^<>]*(>|$)", RegexOptions.CultureInvariant);

    private static readonly Regex LeadingZeros = new(@"(?<!\d)0+(?=[\p{L}\d])", RegexOptions.CultureInvariant);

    /// <summary>A free text: letters and digits only.</summary>
    internal static string Of(JToken? token) => Of(token, char.IsLetterOrDigit);

    /// <summary>An id: its punctuation is part of it.</summary>
    internal static string OfId(JToken? token) => Of(
        token,
        static letter => !char.IsWhiteSpace(letter) && CharUnicodeInfo.GetUnicodeCategory(letter) is not (UnicodeCategory.Control or UnicodeCategory.Format));

    /// <summary>A folded id without the zeros in front of its numbers.</summary>
    internal static string WithoutZeros(string foldedId) => LeadingZeros.Replace(foldedId, "");

    /// <summary>Whether two folded texts may be one. False where one is empty.</summary>
    internal static bool Alike(string sent, string given) =>
        given.Length > 0 && (sent == given || (given.Length >= ShortestCut && sent.StartsWith(given, StringComparison.Ordinal)));

    /// <summary>Whether what was given is what was sent, or only the beginning of it, however short.</summary>
    internal static bool MayBeCut(string sent, string given) => given.Length > 0 && sent.StartsWith(given, StringComparison.Ordinal);

    private static string Of(JToken? token, Func<char, bool> isKept)
    {
        var text = token is JValue { Value: string given } ? given : JsonEquivalence.Normalize(token);
        if (string.IsNullOrWhiteSpace(text))
        {
            return "";
        }

        // Encoded twice is seen as often as once.
        text = Tag.Replace(WebUtility.HtmlDecode(WebUtility.HtmlDecode(text)), "");
        var folded = new StringBuilder(text.Length);
        foreach (var letter in Compose(text))
        {
            if (isKept(letter))
            {
                folded.Append(char.ToUpperInvariant(letter));
            }
        }

        // What consists of nothing else is told by it.
        return folded.Length > 0 ? folded.ToString() : text.Trim();
    }

    private static string Compose(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            // Half a letter, as where a text was cut between two code units.
            return text;
        }
    }
}
