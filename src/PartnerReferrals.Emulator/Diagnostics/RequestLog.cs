using System;
using System.Collections.Generic;
using System.Linq;
using PartnerReferrals.Emulator.Http;

namespace PartnerReferrals.Emulator.Diagnostics;

/// <summary>The last requests, oldest first.</summary>
internal sealed class RequestLog(int size)
{
    private static readonly string[] Secret = ["Authorization", "Proxy-Authorization", "Cookie"];

    private readonly object _gate = new();
    private readonly Queue<LoggedRequest> _requests = new();
    private long _number;

    public IReadOnlyList<LoggedRequest> Requests
    {
        get
        {
            lock (_gate)
            {
                return [.. _requests];
            }
        }
    }

    public void Add(EmulatorRequest request, string operation, string outcome, string? fault, DateTimeOffset time, bool withBody)
    {
        if (size == 0)
        {
            return;
        }

        lock (_gate)
        {
            if (_requests.Count == size)
            {
                _requests.Dequeue();
            }

            _requests.Enqueue(new LoggedRequest(
                ++_number, time, operation, request.Method, request.Path, request.Query, Redact(request.Headers), outcome, fault,
                withBody ? request.BodyText : null));
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _requests.Clear();
            _number = 0;
        }
    }

    /// <summary>Keeps that a credential was there and drops the credential.</summary>
    private static KeyValuePair<string, string>[] Redact(IReadOnlyList<KeyValuePair<string, string>> headers) =>
    [
        .. headers.Select(header => Secret.Contains(header.Key, StringComparer.OrdinalIgnoreCase)
            ? new KeyValuePair<string, string>(header.Key, "(not logged)")
            : header),
    ];
}

/// <summary>One request as the log keeps it, without the token it carried.</summary>
internal sealed record LoggedRequest(
    long Number,
    DateTimeOffset Time,
    string Operation,
    string Method,
    string Path,
    string Query,
    IReadOnlyList<KeyValuePair<string, string>> Headers,
    string Outcome,
    string? Fault,
    string? Body);
