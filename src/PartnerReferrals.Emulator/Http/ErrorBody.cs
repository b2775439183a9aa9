using System;
using System.Buffers;
using System.Text.Json;
using PartnerReferrals.Emulator.Schema;

namespace PartnerReferrals.Emulator.Http;

/// <summary>Writes the API's error envelope (facts 9).</summary>
internal static class ErrorBody
{
    public static EmulatorResponse Answer(ApiError error, string innerErrorName)
    {
        var response = EmulatorResponse.FromJson(
            error.Status, Write(error.Code, error.Message, error.Target, error.InnerCode, error.InnerMessage, innerErrorName));
        response.Headers.AddRange(error.Headers);
        return response;
    }

    public static ReadOnlyMemory<byte> Write(
        string code, string message, string? target, string? innerCode, string? innerMessage, string innerErrorName)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, DocumentWriter.Options))
        {
            writer.WriteStartObject();
            writer.WriteStartObject("error");
            writer.WriteString("code", code);
            writer.WriteString("message", message);
            if (target is not null)
            {
                writer.WriteString("target", target);
            }

            if (innerCode is not null)
            {
                writer.WriteStartObject(innerErrorName);
                writer.WriteString("code", innerCode);
                writer.WriteString("message", innerMessage);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }
}
