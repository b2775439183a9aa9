using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PartnerReferrals.Emulator.Schema;

/// <summary>
/// Reads what a caller sent into canonical form: the schema's names, typed values, server-owned properties left out.
/// Faults are gathered rather than thrown, so that an answer can name every one of them.
/// </summary>
internal sealed class DocumentReader(UnknownProperties unknown)
{
    private readonly List<Fault> _faults = [];

    public IReadOnlyList<Fault> Faults => _faults;

    /// <summary>Reads an object; <paramref name="path"/> is empty for the root.</summary>
    public JsonObject ReadObject(JsonElement element, TypeSchema type, string path)
    {
        var result = new JsonObject();
        foreach (var member in element.EnumerateObject())
        {
            var memberPath = path.Length == 0 ? member.Name : $"{path}.{member.Name}";
            if (type.Find(member.Name) is not { } property)
            {
                ReadUnknown(result, member, memberPath);
                continue;
            }

            if (property.ServerOwned)
            {
                continue;
            }

            memberPath = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
            result[property.Name] = ReadValue(member.Value, property, memberPath);
        }

        return result;
    }

    /// <summary>Reads one value of a property; <see langword="null"/> stands for JSON null and for a faulty value.</summary>
    public JsonNode? ReadValue(JsonElement value, PropertySchema property, string path)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        switch (property.Kind)
        {
            case ValueKind.Complex:
                return ReadItem(value, property, path);
            case ValueKind.ComplexList:
                // Two 2019 samples write an empty list of ids as an empty object (facts 10.9).
                return property.Name == "ids" && value.ValueKind == JsonValueKind.Object && !value.EnumerateObject().Any()
                    ? new JsonArray()
                    : ReadList(value, path, (item, itemPath) => ReadItem(item, property, itemPath));
            case ValueKind.TextList:
                return ReadList(value, path, (item, itemPath) => ReadScalar(item, new PropertySchema(property.Name, ValueKind.Text), itemPath));
            case ValueKind.Any:
                return JsonNode.Parse(value.GetRawText());
            default:
                return ReadScalar(value, property, path);
        }
    }

    /// <summary>Reads one item of a list of objects.</summary>
    public JsonObject? ReadItem(JsonElement value, PropertySchema property, string path)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            return ReadObject(value, property.Type!, path);
        }

        Refuse(path, $"must be an object, not {Describe(value)}");
        return null;
    }

    private JsonArray? ReadList(JsonElement value, string path, Func<JsonElement, string, JsonNode?> readItem)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            Refuse(path, $"must be an array, not {Describe(value)}");
            return null;
        }

        var result = new JsonArray();
        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            var read = readItem(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{index++}]"));
            if (read is not null)
            {
                result.Add(read);
            }
        }

        return result;
    }

    private JsonValue? ReadScalar(JsonElement value, PropertySchema property, string path)
    {
        switch (property.Kind)
        {
            case ValueKind.Flag when value.ValueKind is JsonValueKind.True or JsonValueKind.False:
                return JsonValue.Create(value.GetBoolean());
            case ValueKind.Flag:
                Refuse(path, $"must be true or false, not {Describe(value)}");
                return null;
            case ValueKind.Number:
                if (Scalars.TryNumber(value, out var number))
                {
                    return JsonValue.Create(number);
                }

                Refuse(path, "must be a number such as 50000 or 50000.25, with a point and no grouping");
                return null;
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            Refuse(path, $"must be a string, not {Describe(value)}");
            return null;
        }

        var text = value.GetString()!;
        switch (property.Kind)
        {
            case ValueKind.Guid:
                if (Guid.TryParse(text, out var guid))
                {
                    return JsonValue.Create(Scalars.Format(guid));
                }

                Refuse(path, "must be a GUID");
                return null;
            case ValueKind.Time:
                if (Scalars.TryTime(text, out var time))
                {
                    return JsonValue.Create(Scalars.FormatClientTime(time));
                }

                Refuse(path, "must be an ISO 8601 date-time such as 2026-11-30T00:00:00Z");
                return null;
            case ValueKind.Enumeration when !property.Values.Contains(text, StringComparer.Ordinal):
                Refuse(path, $"must be one of {string.Join(", ", property.Values)}");
                return null;
            default:
                return JsonValue.Create(text);
        }
    }

    private void ReadUnknown(JsonObject result, JsonProperty member, string path)
    {
        // Annotations such as @odata.context come back with a document that was read before.
        if (member.Name.Contains('@', StringComparison.Ordinal) || unknown == UnknownProperties.Ignore)
        {
            return;
        }

        if (unknown == UnknownProperties.Refuse)
        {
            Refuse(path, "is not a property of this resource");
            return;
        }

        result[member.Name] = member.Value.ValueKind == JsonValueKind.Null ? null : JsonNode.Parse(member.Value.GetRawText());
    }

    private void Refuse(string path, string message) => _faults.Add(new Fault(path, message));

    private static string Describe(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "a boolean",
        _ => "null",
    };
}

/// <summary>What is wrong with one value of a document, and where.</summary>
/// <param name="Target">The JSON path of the value, such as <c>customerProfile.address.country</c>.</param>
/// <param name="Message">What would be accepted.</param>
internal sealed record Fault(string Target, string Message);

/// <summary>What becomes of a property the API does not document.</summary>
internal enum UnknownProperties
{
    Ignore,
    Keep,
    Refuse,
}
