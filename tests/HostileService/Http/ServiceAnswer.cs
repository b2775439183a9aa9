using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;

namespace PartnerReferrals.Hostile;

/// <summary>What the service answers, and how it travels.</summary>
public sealed record ServiceAnswer(int Status)
{
    /// <summary>Headers beside <c>Content-Type</c> and <c>Content-Length</c>.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>The body, compressed where the headers say so.</summary>
    public byte[] Body { get; init; } = [];

    /// <summary><c>Content-Type</c>.</summary>
    public string MediaType { get; init; } = "application/json";

    /// <summary>How it travels.</summary>
    public Delivery Delivery { get; init; }

    /// <summary>How long it takes to come.</summary>
    public TimeSpan After { get; init; }

    /// <summary>A JSON body.</summary>
    public static ServiceAnswer Json(int status, JsonNode body) => Text(status, body.ToJsonString());

    /// <summary>A body of any kind.</summary>
    public static ServiceAnswer Text(int status, string body, string mediaType = "application/json") =>
        new(status) { Body = Encoding.UTF8.GetBytes(body), MediaType = mediaType };

    /// <summary>The page that a gateway shows when what is behind it fails.</summary>
    public static ServiceAnswer Gateway(int status) =>
        Text(status, $"<html><head><title>{status} Gateway</title></head><body><h1>{status}</h1>The upstream server failed.</body></html>", "text/html");

    /// <summary>An error of the API (facts 9).</summary>
    public static ServiceAnswer Error(int status, string code, string message) =>
        Json(status, new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = message } });

    /// <summary>The same with one header more.</summary>
    public ServiceAnswer With(string name, string value) => this with { Headers = [.. Headers, (name, value)] };

    /// <summary>The same, compressed.</summary>
    public ServiceAnswer Compressed()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Body);
        }

        return (this with { Body = packed.ToArray() }).With("Content-Encoding", "gzip");
    }

    /// <summary>A header; null where it is missing.</summary>
    public string? Header(string name) => Headers.Where(h => h.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(h => h.Value).FirstOrDefault();
}
