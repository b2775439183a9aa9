using System;
using System.Collections.Generic;
using System.Text;

namespace PartnerReferrals.Hostile;

/// <summary>A request as the service saw it.</summary>
public sealed record ServiceRequest(string Method, Uri Address, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    /// <summary>When it arrived, by true time.</summary>
    public DateTimeOffset ArrivedAt { get; init; }

    /// <summary>The body as text.</summary>
    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>A header; null where it is missing.</summary>
    public string? Header(string name) => Headers.TryGetValue(name, out var value) ? value : null;
}
