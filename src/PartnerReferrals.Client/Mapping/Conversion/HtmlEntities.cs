using System.Net;

namespace PartnerReferrals.Mapping.Conversion;

/// <summary>The entities of HTML that web forms and some CRM exports leave in names: <c>&amp;amp;</c> for an ampersand.</summary>
internal static class HtmlEntities
{
    // Encoded by one program after the other.
    private const int MostEncodings = 3;

    /// <summary>The text without them; the same object where there are none.</summary>
    internal static string Decode(string text)
    {
        for (var i = 0; i < MostEncodings && MayHave(text); i++)
        {
            var decoded = WebUtility.HtmlDecode(text);
            if (decoded == text)
                break;

            text = CleanText.Of(decoded);
        }

        return text;
    }

    private static bool MayHave(string text) => text.IndexOf('&') is >= 0 and var start && text.IndexOf(';', start) > 0;
}
