using System.Text.Json.Nodes;

namespace PartnerReferrals.Emulator.Rules;

/// <summary>Short ways to look into a canonical document.</summary>
internal static class DocumentFields
{
    public static string? Text(this JsonNode? node, string name) =>
        node is JsonObject document && document[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public static bool? Flag(this JsonNode? node, string name) =>
        node is JsonObject document && document[name] is JsonValue value && value.TryGetValue<bool>(out var flag) ? flag : null;

    public static decimal? Number(this JsonNode? node, string name) =>
        node is JsonObject document && document[name] is JsonValue value && value.TryGetValue<decimal>(out var number) ? number : null;

    public static JsonObject? Part(this JsonNode? node, string name) => (node as JsonObject)?[name] as JsonObject;

    public static JsonArray Items(this JsonNode? node, string name) => (node as JsonObject)?[name] as JsonArray ?? [];

    public static bool IsBlank(this JsonNode? node, string name) => string.IsNullOrWhiteSpace(node.Text(name));
}
