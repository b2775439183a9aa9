using System;
using System.Collections.Generic;

namespace PartnerReferrals.Emulator.Http;

/// <summary>An answer as both transports put it on their wire.</summary>
internal sealed record EmulatorResponse(int Status)
{
    public const string Json = "application/json; charset=utf-8";

    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The media type of the body; <see langword="null"/> for none.</summary>
    public string? ContentType { get; init; }

    public List<KeyValuePair<string, string>> Headers { get; init; } = [];

    public ConnectionFate Fate { get; init; }

    /// <summary>How many bytes of the body arrive when <see cref="Fate"/> is <see cref="ConnectionFate.Truncated"/>.</summary>
    public int DeliveredBytes { get; init; }

    public EmulatorResponse WithHeader(string name, string value)
    {
        Headers.Add(new(name, value));
        return this;
    }

    public static EmulatorResponse FromJson(int status, ReadOnlyMemory<byte> body) =>
        new(status) { Body = body, ContentType = Json };
}

/// <summary>What becomes of the connection that carries an answer.</summary>
internal enum ConnectionFate
{
    /// <summary>The answer arrives whole.</summary>
    Whole,

    /// <summary>The connection dies before the first byte of an answer.</summary>
    Dropped,

    /// <summary>The head promises the whole body; the connection dies after a part of it.</summary>
    Truncated,
}
