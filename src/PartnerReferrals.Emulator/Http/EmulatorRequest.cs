using System;
using System.Collections.Generic;
using System.Text;

namespace PartnerReferrals.Emulator.Http;

/// <summary>A request as both transports hand it over: nothing here knows what carried it.</summary>
internal sealed class EmulatorRequest
{
    private string? _bodyText;

    public required string Method { get; init; }

    /// <summary>Scheme, host and port the caller used.</summary>
    public required string Origin { get; init; }

    /// <summary>The path, unescaped.</summary>
    public required string Path { get; init; }

    /// <summary>The query as it came, without the question mark.</summary>
    public required string Query { get; init; }

    public required IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; }

    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The body as text, for matching and logging.</summary>
    public string BodyText => _bodyText ??= Encoding.UTF8.GetString(Body.Span);

    public string? Header(string name)
    {
        foreach (var (key, value) in Headers)
        {
            if (string.Equals(key, name, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        return null;
    }
}
