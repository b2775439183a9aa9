using System;
using System.Collections.Generic;
using System.Linq;

namespace PartnerReferrals.Http;

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
