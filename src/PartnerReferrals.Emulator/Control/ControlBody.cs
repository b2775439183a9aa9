using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using PartnerReferrals.Emulator.Http;

namespace PartnerReferrals.Emulator.Control;

/// <summary>Reads the JSON object of a control call.</summary>
internal static class ControlBody
{
    /// <summary>The members by name; none when there is no body.</summary>
    public static Dictionary<string, JsonElement> Read(EmulatorRequest request, params string[] known)
    {
        var members = new Dictionary<string, JsonElement>(StringComparer.OrdinalIgnoreCase);
        if (request.Body.IsEmpty)
        {
            return members;
        }

        var root = Parse(request);
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new ControlError(400, "The body must be a JSON object.");
        }

        foreach (var member in root.EnumerateObject())
        {
            if (known.Length > 0 && !known.Contains(member.Name, StringComparer.OrdinalIgnoreCase))
            {
                throw new ControlError(400, $"'{member.Name}' is not known here. Known: {string.Join(", ", known)}.");
            }

            members[member.Name] = member.Value;
        }

        return members;
    }

    /// <summary>The members as texts: <c>true</c> and <c>5</c> need no quotes.</summary>
    public static Dictionary<string, string> ReadTexts(EmulatorRequest request) =>
        Read(request).ToDictionary(
            pair => pair.Key,
            pair => pair.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? pair.Value.GetRawText() : pair.Value.ToString(),
            StringComparer.OrdinalIgnoreCase);

    /// <summary>A page in a browser can send other types across origins unasked; this one it cannot.</summary>
    public static void DemandJson(EmulatorRequest request)
    {
        if (request.Header("Content-Type")?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true)
        {
            throw new ControlError(415, "Control calls take application/json.");
        }
    }

    private static JsonElement Parse(EmulatorRequest request)
    {
        DemandJson(request);
        try
        {
            return JsonDocument.Parse(request.Body).RootElement;
        }
        catch (JsonException malformed)
        {
            throw new ControlError(400, $"The body is not valid JSON: {malformed.Message}");
        }
    }
}

/// <summary>A control call that cannot be followed.</summary>
internal sealed class ControlError(int status, string message) : Exception(message)
{
    public int Status { get; } = status;
}

/// <summary>One control call: where it is, what it does, how it is answered.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path below <c>/_emulator</c>; a last segment <c>{…}</c> takes any text.</param>
/// <param name="Does">One line for the listing.</param>
/// <param name="Answer">Gives the object to write as JSON, or <see langword="null"/> for 204.</param>
internal sealed record ControlCall(string Method, string Path, string Does, Func<EmulatorRequest, string, object?> Answer)
{
    /// <summary>Whether the path is this call's; gives the text that stands for the last segment.</summary>
    public bool Matches(string path, out string argument)
    {
        argument = string.Empty;
        var open = Path.IndexOf('{', StringComparison.Ordinal);
        if (open < 0)
        {
            return string.Equals(path, Path, StringComparison.OrdinalIgnoreCase);
        }

        if (!path.StartsWith(Path[..open], StringComparison.OrdinalIgnoreCase) || path.Length == open)
        {
            return false;
        }

        argument = path[open..];
        return true;
    }
}
