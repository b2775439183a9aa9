using System;
using System.Globalization;
using System.Text.Json.Nodes;
using PartnerReferrals.Emulator.Http;
using PartnerReferrals.Emulator.Schema;
using PartnerReferrals.Emulator.Settings;

namespace PartnerReferrals.Emulator.Patching;

/// <summary>Applies patch operations to a copy of a referral. Whoever calls throws the copy away when one fails.</summary>
internal sealed class DocumentPatch(JsonObject referral, EmulatorSettings settings)
{
    private readonly DocumentReader _reader = new(settings.UnknownProperties);

    /// <exception cref="ApiError">400: a path is not open to changes or does not exist, or a value is not understood.</exception>
    public void Apply(PatchOperation operation)
    {
        if (!PatchPaths.Allow(operation.Segments, settings.PatchPaths))
        {
            throw ApiError.Invalid(operation.Path, $"The path {operation.Path} cannot be changed.");
        }

        var (owner, schema, path) = FindOwner(operation);
        var last = operation.Segments[^1];
        if (owner is JsonArray list)
        {
            Put(list, last, operation, () => _reader.ReadItem(operation.Value, schema!, path + $"[{last}]"));
        }
        else
        {
            var property = schema!;
            ((JsonObject)owner)[property.Name] = Checked(_reader.ReadValue(operation.Value, property, path));
        }
    }

    /// <summary>
    /// Walks to the object or list that the last segment lies in. Gives the schema of the property that segment
    /// names, or of the list it points into, and the JSON path of either.
    /// </summary>
    private (JsonNode Owner, PropertySchema? Schema, string Path) FindOwner(PatchOperation operation)
    {
        JsonNode? node = referral;
        TypeSchema? type = ReferralSchema.Referral;
        PropertySchema? property = null;
        var path = string.Empty;
        for (var number = 0; number < operation.Segments.Count; number++)
        {
            var segment = operation.Segments[number];
            var isLast = number == operation.Segments.Count - 1;
            if (node is JsonArray list)
            {
                if (isLast)
                {
                    return (list, property, path);
                }

                node = TryIndex(segment, list.Count, out var index) ? list[index] : throw Missing(operation);
                path += $"[{segment}]";
                type = property!.Type;
                continue;
            }

            property = type?.Find(segment) ?? throw Missing(operation);
            path = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
            if (isLast)
            {
                DemandWritable(property, operation);
                return (node as JsonObject ?? throw Missing(operation), property, path);
            }

            node = (node as JsonObject)?[property.Name] ?? throw Missing(operation);
            type = property.Type;
        }

        throw Missing(operation);
    }

    private void Put(JsonArray list, string segment, PatchOperation operation, Func<JsonNode?> readItem)
    {
        var item = Checked(readItem()) ?? throw ApiError.Invalid(operation.Path, "A list cannot hold null.");
        if (segment == "-" && operation.IsAdd)
        {
            list.Add(item);
        }
        else if (!TryIndex(segment, list.Count + (operation.IsAdd ? 1 : 0), out var index))
        {
            throw Missing(operation);
        }
        else if (operation.IsAdd)
        {
            list.Insert(index, item);
        }
        else
        {
            list[index] = item;
        }
    }

    private T Checked<T>(T value) => _reader.Faults.Count == 0 ? value : throw ApiError.Invalid(_reader.Faults);

    private static void DemandWritable(PropertySchema property, PatchOperation operation)
    {
        if (property.ServerOwned)
        {
            throw ApiError.Invalid(operation.Path, $"The path {operation.Path} is set by the service and cannot be changed.");
        }
    }

    private static bool TryIndex(string segment, int count, out int index) =>
        int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out index) && index < count;

    private static ApiError Missing(PatchOperation operation) =>
        ApiError.Invalid(operation.Path, $"The path {operation.Path} does not exist in this referral.");
}
