using System;
using System.Net.Http.Headers;
using System.Text.Json;

namespace PartnerReferrals.Emulator.Http;

/// <summary>Reads a JSON body, or refuses the request with the status the API lists for it (facts 9).</summary>
internal static class RequestBody
{
    /// <summary>Deeper than any document of this API; a deeper one is refused, not followed.</summary>
    private const int DeepestNesting = 64;

    public static JsonElement Read(EmulatorRequest request, JsonValueKind expected, int mostBytes)
    {
        CheckMediaType(request.Header("Content-Type"));
        if (request.Body.Length > mostBytes)
        {
            throw new ApiError(413, "invalidRequest", $"The body has {request.Body.Length} bytes; at most {mostBytes} are read.");
        }

        if (request.Body.IsEmpty)
        {
            throw ApiError.Invalid("referral", "The request needs a JSON body.");
        }

        var root = Parse(WithoutByteOrderMark(request.Body));
        return root.ValueKind == expected
            ? root
            : throw ApiError.Invalid("referral", $"The body must be a JSON {(expected == JsonValueKind.Array ? "array" : "object")}.");
    }

    private static void CheckMediaType(string? contentType)
    {
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type)
            || !string.Equals(type.MediaType, "application/json", StringComparison.OrdinalIgnoreCase)
            || (type.CharSet is { } charset && !string.Equals(charset.Trim('"'), "utf-8", StringComparison.OrdinalIgnoreCase)))
        {
            throw new ApiError(415, "invalidRequest", "The body must be of type application/json in UTF-8.");
        }
    }

    private static JsonElement Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = DeepestNesting }).RootElement;
        }
        catch (JsonException malformed)
        {
            throw ApiError.Invalid("referral", $"The body is not valid JSON: {malformed.Message}");
        }
    }

    private static ReadOnlyMemory<byte> WithoutByteOrderMark(ReadOnlyMemory<byte> body) =>
        body.Span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? body[3..] : body;
}
