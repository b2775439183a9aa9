using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PartnerReferrals.Emulator.Schema;

/// <summary>
/// Writes a canonical document the way the service does: every property of the schema in its order, unset ones as
/// <c>null</c> and unset lists as <c>[]</c> (facts 4, "Null handling").
/// </summary>
internal static class DocumentWriter
{
    /// <summary>Non-ASCII letters are written as they are, as ASP.NET services do.</summary>
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(JsonObject document, TypeSchema type)
    {
        var buffer = new ArrayBufferWriter<byte>(2048);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            WriteObject(writer, document, type);
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteObject(Utf8JsonWriter writer, JsonObject? document, TypeSchema type)
    {
        writer.WriteStartObject();
        foreach (var property in type.Properties)
        {
            writer.WritePropertyName(property.Name);
            JsonNode? value = null;
            document?.TryGetPropertyValue(property.Name, out value);
            WriteValue(writer, value, property);
        }

        if (document is not null)
        {
            WriteUnknown(writer, document, type);
        }

        writer.WriteEndObject();
    }

    private static void WriteUnknown(Utf8JsonWriter writer, JsonObject document, TypeSchema type)
    {
        foreach (var (name, value) in document)
        {
            if (type.Find(name) is null)
            {
                writer.WritePropertyName(name);
                WriteAny(writer, value);
            }
        }
    }

    private static void WriteValue(Utf8JsonWriter writer, JsonNode? value, PropertySchema property)
    {
        switch (property.Kind)
        {
            case ValueKind.Complex when value is JsonObject nested:
                WriteObject(writer, nested, property.Type!);
                break;
            case ValueKind.Complex when property.AlwaysPresent:
                WriteObject(writer, null, property.Type!);
                break;
            case ValueKind.ComplexList when value is JsonArray list:
                writer.WriteStartArray();
                foreach (var item in list)
                {
                    WriteObject(writer, item as JsonObject, property.Type!);
                }

                writer.WriteEndArray();
                break;
            case var _ when value is null:
                writer.WriteRawValue(property.WhenUnset, skipInputValidation: true);
                break;
            default:
                WriteAny(writer, value);
                break;
        }
    }

    private static void WriteAny(Utf8JsonWriter writer, JsonNode? value)
    {
        if (value is null)
        {
            writer.WriteNullValue();
        }
        else
        {
            value.WriteTo(writer);
        }
    }
}
