using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace PartnerReferrals.Http;

/// <summary>Takes contact data of people and anything secret out of what is shown.</summary>
public static class TrafficRedactor
{
    private const string Mask = "***";
    private const int MaxLength = 64 * 1024;

    private static readonly HashSet<string> Private = new(StringComparer.OrdinalIgnoreCase)
    {
        "firstName", "lastName", "phoneNumber", "phone", "email", "emailAddress", "title",
        "access_token", "refresh_token", "id_token", "client_secret", "client_assertion", "password", "authorization", "token",
    };

    private static readonly Regex EmailAddress = new(
        @"[^\s""'<>(),;:=\[\]]+@[^\s""'<>(),;:=\[\]]+",
        RegexOptions.Compiled | RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1));

    private static readonly Regex Token = new(
        @"\b(?:Bearer\s+[A-Za-z0-9._~+/=-]+|ey[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]*)?)",
        RegexOptions.Compiled | RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1));

    /// <summary>A JSON body with names, phones, e-mail addresses and secrets masked; any other body as <see cref="Text"/>.</summary>
    public static string Body(string body)
    {
        if (body.Length == 0)
        {
            return body;
        }

        string shown;
        try
        {
            var json = JsonText.Parse(body);
            shown = JsonText.Write(Redact(json));
        }
        catch (JsonException)
        {
            shown = Text(body);
        }

        return shown.Length <= MaxLength ? shown : shown.Substring(0, MaxLength) + $"… ({shown.Length} characters in all)";
    }

    /// <summary>Any text with e-mail addresses and tokens masked.</summary>
    public static string Text(string text)
    {
        try
        {
            return Token.Replace(text.IndexOf('@') < 0 ? text : EmailAddress.Replace(text, Mask), Mask);
        }
        catch (RegexMatchTimeoutException)
        {
            return Mask;
        }
    }

    private static JToken Redact(JToken token) => token switch
    {
        JObject json => RedactObject(json),
        JArray array => new JArray(array.Select(Redact)),
        JValue { Value: string text } => new JValue(Text(text)),
        _ => token.DeepClone(),
    };

    private static JObject RedactObject(JObject json)
    {
        // A patch names the property in its path: { "op": "replace", "path": "/team/0/email", "value": "…" }.
        var patched = json.Property("path", StringComparison.OrdinalIgnoreCase)?.Value is JValue { Value: string path }
            && Private.Contains(path.Substring(path.LastIndexOf('/') + 1));
        return new JObject(json.Properties().Select(p => new JProperty(
            p.Name,
            Private.Contains(p.Name) || (patched && p.Name.Equals("value", StringComparison.OrdinalIgnoreCase)) ? Masked(p.Value) : Redact(p.Value))));
    }

    private static JToken Masked(JToken value) => value.Type == JTokenType.Null ? JValue.CreateNull() : new JValue(Mask);
}
