using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using Newtonsoft.Json;
using PartnerReferrals.Serialization;

namespace PartnerReferrals.Http;

/// <summary>A request as the user wrote it: the escape hatch.</summary>
internal sealed class ServiceRequest
{
    /// <summary>HTTP method, such as <c>GET</c>.</summary>
    public required string Method { get; init; }

    /// <summary>
    /// Path and query relative to the endpoint, such as <c>engagements/referrals?$top=1</c>; with a leading slash relative to the host.
    /// An absolute address is refused.
    /// </summary>
    public required string Path { get; init; }

    /// <summary>Body as JSON text; null for none.</summary>
    public string? Body { get; init; }

    /// <summary>Further headers. <c>Authorization</c> and <c>Host</c> are refused.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];
}

/// <summary>A successful answer as it came.</summary>
public sealed class ServiceResponse
{
    /// <summary>HTTP status.</summary>
    public required HttpStatusCode StatusCode { get; init; }

    /// <summary>Headers by name, without regard to case; several values are joined by a comma.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>Body as text; empty where there was none.</summary>
    public required string Body { get; init; }

    /// <summary>Media type of the body.</summary>
    public string? ContentType { get; init; }

    /// <summary>The service's id of the call.</summary>
    public string? RequestId { get; init; }

    /// <summary>The id this client gave to the call.</summary>
    public Guid CorrelationId { get; init; }

    /// <summary>How often the request was sent.</summary>
    public int Attempts { get; init; }

    /// <summary>The body as plain .NET values (dictionaries, arrays, texts, numbers); the text itself where it is not JSON.</summary>
    public object? ReadJson()
    {
        try
        {
            return JsonText.ToPlainValue(JsonText.Parse(Body));
        }
        catch (JsonException)
        {
            return Body;
        }
    }
}

/// <summary>Headers a user gives to a raw request.</summary>
internal static class UserHeaders
{
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "Authorization", "Proxy-Authorization", "Host", "Cookie", "Content-Length", "Transfer-Encoding", "Connection",
    };

    /// <summary>Splits off the content type and refuses what would redirect the token or break the message.</summary>
    internal static (IReadOnlyList<KeyValuePair<string, string>> Headers, string? MediaType) Check(IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        string? mediaType = null;
        var rest = new List<KeyValuePair<string, string>>();
        foreach (var header in headers)
        {
            if (Reserved.Contains(header.Key))
            {
                throw new ArgumentException($"The header {header.Key} is set by the connection and cannot be given.", nameof(headers));
            }

            if ((header.Key + header.Value).Any(c => c is '\r' or '\n' or '\0') || header.Key.Length == 0 || header.Key.Any(c => c <= ' ' || c == ':'))
            {
                throw new ArgumentException("A header name or value holds a character that is not allowed there.", nameof(headers));
            }

            if (header.Key.Equals("Content-Type", StringComparison.OrdinalIgnoreCase))
            {
                mediaType = header.Value;
            }
            else
            {
                rest.Add(header);
            }
        }

        return (rest, mediaType);
    }
}
