using System.Text;

namespace PartnerReferrals.Mapping.Conversion;

/// <summary>Text in UTF-8 that somebody read as Windows-1252 (<c>MÃ¼ller</c>), or of which characters were lost when it was read.</summary>
internal static class WronglyDecoded
{
    private const char Lost = '\uFFFD';
    private const int FirstHigh = 0x80;
    private const int FirstLead = 0xC0;

    // What Windows-1252 has in the places 0x80 to 0x9F.
    private const string Special = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    // The first byte of every letter outside ASCII that Latin, Greek, Cyrillic and the signs of typography have.
    private static readonly char[] Leads = ['Ã', 'Â', 'Ä', 'Å', 'Î', 'Ï', 'Ð', 'Ñ', 'â'];

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Whether a text is of ASCII alone, which every encoding in use reads alike.</summary>
    internal static bool IsAscii(string text)
    {
        foreach (var c in text)
        {
            if (c >= FirstHigh)
                return false;
        }

        return true;
    }

    /// <summary>Whether characters were lost.</summary>
    internal static bool HasLost(string text) => text.IndexOf(Lost) >= 0;

    /// <summary>The text as it was meant; null where it is not such a text.</summary>
    internal static string? Repair(string text)
    {
        if (!HasPair(text))
            return null;

        var bytes = new byte[text.Length];
        for (var i = 0; i < text.Length; i++)
        {
            if (ByteOf(text[i]) is not { } value)
                return null;

            bytes[i] = value;
        }

        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>A first byte and one that goes on, which no language has side by side as letters: tells nearly every sound text at once.</summary>
    private static bool HasPair(string text)
    {
        for (var i = text.IndexOfAny(Leads); i >= 0 && i + 1 < text.Length; i = text.IndexOfAny(Leads, i + 1))
        {
            if (ByteOf(text[i + 1]) is >= FirstHigh and < FirstLead)
                return true;
        }

        return false;
    }

    private static byte? ByteOf(char c)
    {
        if (c < FirstHigh)
            return (byte)c;

        var special = Special.IndexOf(c);
        return special >= 0 ? (byte)(FirstHigh + special) : c <= byte.MaxValue ? (byte)c : null;
    }
}
