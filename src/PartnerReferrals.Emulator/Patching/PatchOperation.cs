using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using PartnerReferrals.Emulator.Http;

namespace PartnerReferrals.Emulator.Patching;

/// <summary>One operation of a JSON Patch document (RFC 6902); the API takes <c>add</c> and <c>replace</c> (facts 9).</summary>
internal sealed record PatchOperation(bool IsAdd, string Path, IReadOnlyList<string> Segments, JsonElement Value)
{
    /// <exception cref="ApiError">400: an operation is not one of the two, or is not complete.</exception>
    public static IReadOnlyList<PatchOperation> Read(JsonElement document) =>
        [.. document.EnumerateArray().Select((element, number) => ReadOne(element, number))];

    private static PatchOperation ReadOne(JsonElement element, int number)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw ApiError.Invalid($"[{number}]", "Each entry of a patch document must be an object.");
        }

        var path = Text(element, "path");
        var op = Text(element, "op");
        if (op is not ("add" or "replace"))
        {
            throw ApiError.Invalid(path ?? $"[{number}].op", $"The operation '{op}' is not supported; only add and replace are.");
        }

        if (path is null || !path.StartsWith('/'))
        {
            throw ApiError.Invalid($"[{number}].path", "An operation needs a path that begins with a slash.");
        }

        return element.TryGetProperty("value", out var value)
            ? new PatchOperation(op == "add", path, [.. path[1..].Split('/').Select(Unescape)], value)
            : throw ApiError.Invalid(path, "An operation needs a value.");
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string Unescape(string segment) =>
        segment.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
}
