using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Serialization;

namespace PartnerReferrals.Errors;

/// <summary>
/// Makes any text fit to be shown, logged or passed around: no contact data of people, no secret, no character that steers a terminal.
/// What is known to be private is hidden exactly (<see cref="PrivateText"/>); beyond that, what looks like an e-mail address, a phone
/// number or a token. A name in free text that this program never sent cannot be recognized.
/// </summary>
internal static class Redactor
{
    /// <summary>Stands where something was hidden.</summary>
    internal const string Mask = "***";

    private const int MaxLength = 64 * 1024;
    private const char Unfit = '\uFFFD';

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    // What a JSON property may be called that holds contact data of a person, or a secret.
    private static readonly HashSet<string> PrivateNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "firstName", "lastName", "phoneNumber", "phone", "email", "emailAddress", "title",
        "access_token", "refresh_token", "id_token", "client_secret", "client_assertion", "password", "authorization", "token",

        // The address of a Function ends in its key.
        "webhookUrl", "callbackUrl",
    };

    // The first part keeps the search from starting anew at every character of a long word.
    private static readonly Regex EmailAddress = New(@"(?<![^\s""'<>(),;:=\[\]{}])[^\s""'<>(),;:=\[\]{}]+@[^\s""'<>(),;:=\[\]{}]+");

    // International; national with an area code in parentheses or a leading zero, but no date; North American.
    private static readonly Regex PhoneNumber = New(
        @"(?<![\w+])\+\(?\d[\d ()/.\-]{5,}\d"
        + @"|(?<![\w.,/\-])00[1-9][\d ()/.\-]{7,}\d"
        + @"|(?<![\w.,/\-])(?!\d{1,2}[./\-]\d{1,2}[./\-]\d{4})\(?0\d{1,4}\)?(?:[ /.\-]{1,3}\d{2,4}){2,5}(?![\w\-])"
        + @"|(?<![\w.,/\-])\(?\d{3}\)?[ .\-]{1,2}\d{3}[ .\-]\d{4}(?![\w\-])");

    // With a scheme, as a JWT, or a long word of letters and digits; a GUID has 36 characters, so it stays.
    private static readonly Regex Token = New(
        @"\b(?:Bearer\s+[A-Za-z0-9._~+/=-]+|ey[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]*)?)"
        + @"|(?<![A-Za-z0-9_\-+=~])(?=[A-Za-z_\-+=~]*[0-9])(?=[0-9_\-+=~]*[A-Za-z])[A-Za-z0-9_\-+=~]{48,}");

    /// <summary>Any text, on one line, with contact data and secrets masked.</summary>
    /// <param name="text">What a service, a file or a user wrote.</param>
    public static string Text(string text) => Text(text, PrivateText.None);

    /// <summary>A JSON body with names, phones, e-mail addresses and secrets masked; any other body as text.</summary>
    public static string Body(string body) => Body(body, PrivateText.None);

    internal static string Text(string text, PrivateText known)
    {
        if (text.Length == 0)
        {
            return text;
        }

        try
        {
            // Cut first, so that a huge text costs little; a piece of an address at the cut is still masked.
            var shown = known.Hide(OneLine(text.Length <= MaxLength ? text : text.Substring(0, MaxLength)));
            if (shown.IndexOf('@') >= 0)
            {
                shown = EmailAddress.Replace(shown, Mask);
            }

            return Token.Replace(PhoneNumber.Replace(shown, Mask), Mask);
        }
        catch (RegexMatchTimeoutException)
        {
            return Mask;
        }
    }

    internal static string Body(string body, PrivateText known)
    {
        if (body.Length == 0)
        {
            return body;
        }

        string shown;
        try
        {
            shown = OneLine(JsonText.Write(Redact(JsonText.Parse(body), known)));
        }
        catch (JsonException)
        {
            shown = Text(body, known);
        }

        return shown.Length < MaxLength
            ? shown
            : shown.Substring(0, MaxLength) + "… (" + body.Length.ToString(CultureInfo.InvariantCulture) + " characters in all)";
    }

    /// <summary>Whether a JSON property of this name holds contact data or a secret.</summary>
    internal static bool IsPrivate(string property) => PrivateNames.Contains(property);

    /// <summary>
    /// Without what moves the cursor, colors the screen or turns the direction of reading: line ends and tabs become blanks,
    /// everything else a sign that something was there.
    /// </summary>
    internal static string OneLine(string text)
    {
        var first = 0;
        while (first < text.Length && !Steers(text, first))
        {
            first++;
        }

        if (first == text.Length)
        {
            return text;
        }

        var characters = text.ToCharArray();
        for (var i = first; i < characters.Length; i++)
        {
            if (Steers(text, i))
            {
                characters[i] = characters[i] is '\r' or '\n' or '\t' or '\u2028' or '\u2029' ? ' ' : Unfit;
            }
        }

        return new string(characters);
    }

    // Control characters, marks of direction, and half a surrogate pair, which no encoding can write.
    private static bool Steers(string text, int index) => text[index] switch
    {
        >= ' ' and <= '~' => false,
        '\u2028' or '\u2029' or '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') => true,
        '\uFFFE' or '\uFFFF' => true,
        var c when char.IsHighSurrogate(c) => index + 1 == text.Length || !char.IsLowSurrogate(text[index + 1]),
        var c when char.IsLowSurrogate(c) => index == 0 || !char.IsHighSurrogate(text[index - 1]),
        var c => char.IsControl(c),
    };

    private static JToken Redact(JToken token, PrivateText known) => token switch
    {
        JObject json => RedactObject(json, known),
        JArray array => new JArray(array.Select(item => Redact(item, known))),
        JValue { Value: string text } => new JValue(Text(text, known)),
        _ => token.DeepClone(),
    };

    private static JObject RedactObject(JObject json, PrivateText known)
    {
        // A patch names the property in its path: { "op": "replace", "path": "/team/0/email", "value": "…" }.
        var patched = json.Property("path", StringComparison.OrdinalIgnoreCase)?.Value is JValue { Value: string path }
            && IsPrivate(path.Substring(path.LastIndexOf('/') + 1));
        return new JObject(json.Properties().Select(p => new JProperty(
            p.Name,
            IsPrivate(p.Name) || (patched && p.Name.Equals("value", StringComparison.OrdinalIgnoreCase)) ? Masked(p.Value) : Redact(p.Value, known))));
    }

    private static JToken Masked(JToken value) => value.Type == JTokenType.Null ? JValue.CreateNull() : new JValue(Mask);

    private static Regex New(string pattern) => new(pattern, RegexOptions.Compiled | RegexOptions.CultureInvariant, Limit);
}
