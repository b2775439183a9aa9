using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Errors;
using PartnerReferrals.Serialization;

namespace PartnerReferrals.Http;

/// <summary>
/// Reads refusals: the nested <c>error</c> body, the flat <c>{code, description}</c> of gateways and of the other Partner Center API,
/// the sign-in service's <c>{error, error_description}</c>, a web page, or nothing (facts 9).
/// </summary>
internal static class ServiceFaults
{
    private const int MaxMessage = 4096;
    private const int MaxCode = 64;

    private static readonly Regex Title = new(
        @"<title[^>]*>(?<text>.*?)</title>",
        RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1));

    internal static ServiceFault Read(ApiResponse answer, int attempts = 1, TimeSpan? retryAfter = null, bool followsAnAttempt = false)
    {
        var (code, message, target, inner) = ReadBody(answer);
        var words = Redactor.Text(message ?? "", answer.Private);
        var fitting = FittingCode(code, answer.Private);
        return new ServiceFault
        {
            StatusCode = answer.StatusCode,
            Code = fitting ?? "Http" + answer.Status,

            // A code that cannot be one is still the service's word.
            Message = Shorten(fitting is null && !string.IsNullOrWhiteSpace(code) ? $"{Redactor.Text(code!.Trim(), answer.Private)}: {words}" : words),
            Target = target is null ? null : Shorten(Redactor.Text(target, answer.Private)),
            InnerCodes = [.. inner.Select(c => FittingCode(c, answer.Private)).OfType<string>()],
            RequestId = answer.RequestId,
            CorrelationId = answer.CorrelationId,
            RetryAfter = retryAfter,
            Attempts = attempts,
            FollowsAnAttempt = followsAnAttempt,
            IsWebPage = HtmlTitle(answer) is not null,
        };
    }

    /// <summary>The title of a web page; null where the answer is none.</summary>
    internal static string? HtmlTitle(ApiResponse answer)
    {
        if (answer.Body.TrimStart().StartsWith("<", StringComparison.Ordinal))
        {
            try
            {
                var match = Title.Match(answer.Body);
                return match.Success ? WebUtility.HtmlDecode(match.Groups["text"].Value).Trim() : "no title";
            }
            catch (RegexMatchTimeoutException)
            {
                return "no title";
            }
        }

        return null;
    }

    /// <summary>A code becomes part of an error id: letters, digits and what stands between words. Null for anything else.</summary>
    private static string? FittingCode(string? code, PrivateText known) =>
        code?.Trim() is { Length: > 0 and <= MaxCode } text
        && text.All(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-' or '.')
        && Redactor.Text(text, known) == text
            ? text
            : null;

    private static (string? Code, string? Message, string? Target, IReadOnlyList<string> Inner) ReadBody(ApiResponse answer)
    {
        if (answer.Body.Length == 0)
        {
            return (null, null, null, []);
        }

        if (HtmlTitle(answer) is { } title)
        {
            return (null, $"The answer is a web page: {title}.", null, []);
        }

        try
        {
            if (JsonText.Parse(answer.Body) is JObject json)
            {
                return Value(json, "error") is JObject error ? ReadNested(error) : ReadFlat(json);
            }
        }
        catch (JsonException)
        {
            // Plain text then.
        }

        return (null, answer.Body.Trim(), null, []);
    }

    private static (string? Code, string? Message, string? Target, IReadOnlyList<string> Inner) ReadNested(JObject error)
    {
        var inner = new List<string>();
        var message = Text(error, "message");
        for (var nested = Value(error, "innerError") as JObject; nested is not null && inner.Count < 16; nested = Value(nested, "innerError") as JObject)
        {
            if (Text(nested, "code") is { Length: > 0 } code)
            {
                inner.Add(code);
            }

            if (Text(nested, "message") is { Length: > 0 } more && message?.Contains(more) != true)
            {
                message = string.IsNullOrEmpty(message) ? more : message + " " + more;
            }
        }

        if (Value(error, "details") is JArray details)
        {
            foreach (var detail in details)
            {
                if (detail is JObject item && Text(item, "message") is { Length: > 0 } more)
                {
                    message = Text(item, "target") is { Length: > 0 } target ? $"{message} {target}: {more}" : $"{message} {more}";
                }
            }
        }

        return (Text(error, "code"), message, Text(error, "target"), inner);
    }

    private static (string? Code, string? Message, string? Target, IReadOnlyList<string> Inner) ReadFlat(JObject json) =>
        (Text(json, "code") ?? Text(json, "error"),
         Text(json, "description") ?? Text(json, "message") ?? Text(json, "error_description") ?? Text(json, "title") ?? Text(json, "detail"),
         Text(json, "target") ?? Text(json, "source"),
         []);

    private static JToken? Value(JObject json, string name) => json.GetValue(name, StringComparison.OrdinalIgnoreCase);

    private static string? Text(JObject json, string name) => Value(json, name) switch
    {
        null or { Type: JTokenType.Null } or JContainer => null,
        JValue { Value: string text } => text,
        var other => JsonText.Write(other),
    };

    private static string Shorten(string text) => text.Length <= MaxMessage ? text : text.Substring(0, MaxMessage) + "…";
}
