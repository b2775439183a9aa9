using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Serialization;

namespace PartnerReferrals.Errors;

/// <summary>
/// What a request itself carried that must not be shown: its token, and the people it named. A service that repeats one of these in its
/// own words is masked exactly, whatever it looks like.
/// </summary>
internal sealed class PrivateText
{
    // Shorter ones would be found inside ordinary words.
    private const int ShortestSecret = 4;
    private const int ShortestContact = 2;
    private const int ShortestInAnyCase = 5;

    private readonly string[] _secrets;
    private readonly Lazy<string[]> _contacts;

    private PrivateText(IEnumerable<string?> secrets, Func<IEnumerable<string>> contacts)
    {
        _secrets = [.. secrets.OfType<string>().Where(s => s.Length >= ShortestSecret).OrderByDescending(s => s.Length)];
        _contacts = new Lazy<string[]>(() =>
            [.. contacts().Select(c => c.Trim()).Where(c => c.Length >= ShortestContact).Distinct().OrderByDescending(c => c.Length)]);
    }

    /// <summary>Nothing is known.</summary>
    internal static PrivateText None { get; } = new([], static () => []);

    /// <summary>Secrets only.</summary>
    internal static PrivateText OfSecrets(params string?[] secrets) => new(secrets, static () => []);

    /// <summary>The token a request was sent with, and the contact data in its body, which is read only when something has to be shown.</summary>
    internal static PrivateText OfRequest(string? token, byte[]? body) => new([token], () => ContactsIn(body));

    /// <summary>The text without any of it.</summary>
    internal string Hide(string text)
    {
        // Split and joined, because the ordinal Replace is missing in .NET Standard.
        foreach (var secret in _secrets)
        {
            text = string.Join(Redactor.Mask, text.Split([secret], StringSplitOptions.None));
        }

        foreach (var contact in _contacts.Value)
        {
            text = HideWord(text, contact);
        }

        return text;
    }

    private static string HideWord(string text, string word)
    {
        // A name of few letters may be an ordinary word in another case: Will, May.
        var comparison = word.Length < ShortestInAnyCase ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        var found = text.IndexOf(word, comparison);
        if (found < 0)
        {
            return text;
        }

        var shown = new StringBuilder(text.Length);
        var from = 0;
        for (; found >= 0; found = text.IndexOf(word, found, comparison))
        {
            var end = found + word.Length;
            var isWhole = (found == 0 || !char.IsLetterOrDigit(text[found - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end]));
            shown.Append(text, from, found - from).Append(isWhole ? Redactor.Mask : text.Substring(found, word.Length));
            from = found = end;
        }

        return shown.Append(text, from, text.Length - from).ToString();
    }

    private static IEnumerable<string> ContactsIn(byte[]? body)
    {
        try
        {
            return body is null || body.Length == 0 ? [] : [.. ContactsIn(JsonText.Parse(Encoding.UTF8.GetString(body)))];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static IEnumerable<string> ContactsIn(JToken token) => token switch
    {
        JObject json => json.Properties().SelectMany(p => IsPrivate(p, json) ? Texts(p.Value) : ContactsIn(p.Value)),
        JArray array => array.SelectMany(ContactsIn),
        _ => [],
    };

    private static bool IsPrivate(JProperty property, JObject owner) =>
        Redactor.IsPrivate(property.Name)
        || (property.Name == "value" && owner["path"] is JValue { Value: string path } && Redactor.IsPrivate(path.Substring(path.LastIndexOf('/') + 1)));

    private static IEnumerable<string> Texts(JToken token) => token switch
    {
        JValue { Value: string text } => [text],
        JContainer container => container.Children().SelectMany(child => Texts(child is JProperty p ? p.Value : child)),
        _ => [],
    };
}
