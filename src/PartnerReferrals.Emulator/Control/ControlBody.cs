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
