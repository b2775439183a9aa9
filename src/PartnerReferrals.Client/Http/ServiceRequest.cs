using System;
using System.Collections.Generic;

namespace PartnerReferrals.Http;

/// <summary>A request as the user wrote it: the escape hatch.</summary>
public sealed class ServiceRequest
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
