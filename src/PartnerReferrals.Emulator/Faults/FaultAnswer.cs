using System;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Text;
using System.Text.Json;
using PartnerReferrals.Emulator.Http;

namespace PartnerReferrals.Emulator.Faults;

/// <summary>What a fault puts on the wire.</summary>
internal static class FaultAnswer
{
    /// <summary>The answer that stands in for the true one.</summary>
    public static EmulatorResponse Replace(FaultRule rule, string innerErrorName)
    {
        if (rule.Status is not { } status)
        {
            return new EmulatorResponse(0) { Fate = ConnectionFate.Dropped };
        }

        var (body, contentType) = rule.Body switch
        {
            "error" => (ErrorBody.Write(
                rule.Code ?? CodeOf(status), rule.Message ?? "The emulator was told to fail here.", null, null, null, innerErrorName), EmulatorResponse.Json),
            "gateway" => (Gateway(rule, status), EmulatorResponse.Json),
            "html" => (Text($"<!DOCTYPE html>\n<html><head><title>{status}</title></head><body><h1>Service Unavailable</h1></body></html>"), "text/html; charset=utf-8"),
            "empty" => (ReadOnlyMemory<byte>.Empty, (string?)null),
            var text => (Text(text), EmulatorResponse.Json),
        };
        return new EmulatorResponse(status) { Body = body, ContentType = contentType };
    }

    /// <summary>What a rule changes on any answer: headers, media type, how much of it arrives.</summary>
    public static EmulatorResponse Spoil(EmulatorResponse response, FaultRule rule, DateTimeOffset now)
    {
        if (rule.Drop)
        {
            return new EmulatorResponse(0) { Fate = ConnectionFate.Dropped };
        }

        if (rule.RetryAfter is { } retryAfter)
        {
            response.WithHeader("Retry-After", RetryAfterText(retryAfter, now));
        }

        foreach (var (name, value) in rule.Headers ?? ReadOnlyDictionary<string, string>.Empty)
        {
            response.WithHeader(name, value);
        }

        response = response with { ContentType = rule.ContentType ?? response.ContentType };
        return rule.TruncateAfter is { } bytes && bytes < response.Body.Length
            ? response with { Fate = ConnectionFate.Truncated, DeliveredBytes = bytes }
            : response;
    }

    private static string RetryAfterText(JsonElement value, DateTimeOffset now)
    {
        var text = value.ToString();
        return text.StartsWith("date", StringComparison.Ordinal)
            && double.TryParse(text["date".Length..], NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            ? now.AddSeconds(seconds).ToString("r", CultureInfo.InvariantCulture)
            : text;
    }

    /// <summary>The flat body of the other Partner Center API, as a gateway may send it (facts 9).</summary>
    private static ReadOnlyMemory<byte> Gateway(FaultRule rule, int status) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        code = rule.Code ?? status.ToString(CultureInfo.InvariantCulture),
        description = rule.Message ?? "The emulator was told to fail here.",
        data = Array.Empty<string>(),
        source = "Gateway",
    });

    private static ReadOnlyMemory<byte> Text(string text) => Encoding.UTF8.GetBytes(text);

    private static string CodeOf(int status) => status switch
    {
        401 => "unauthenticated",
        403 => "accessDenied",
        404 => "itemNotFound",
        409 => "resourceModified",
        412 => "preconditionFailed",
        503 or 504 => "serviceNotAvailable",
        >= 500 => "generalException",
        _ => "invalidRequest",
    };
}
