using System.Collections.Generic;
using System.IO;
using Newtonsoft.Json;
using PartnerReferrals.Serialization;

namespace PartnerReferrals.Mapping.Input;

/// <summary>A text that is a JSON array: many inputs in one.</summary>
internal static class JsonArrayText
{
    /// <summary>
    /// The elements, each as the text it would be by itself; null for any other text. The text is read to its end before the first element is given, so
    /// that nothing comes of one that breaks off.
    /// </summary>
    public static IEnumerable<string>? Elements(string text)
    {
        text = JsonText.TrimStart(text);
        if (text is not ['[', ..])
            return null;

        try
        {
            using var whole = new JsonSequence(new StringReader(text));
            whole.ReadToEnd();
            return Read(text);
        }
        catch (JsonReaderException)
        {
            // Whoever reads it as an object will say where it goes wrong.
            return null;
        }
    }

    private static IEnumerable<string> Read(string text)
    {
        using var elements = new JsonSequence(new StringReader(text));
        while (elements.MoveNext())
            yield return JsonText.Write(elements.Read());
    }
}
