using System;
using Newtonsoft.Json;
using PartnerReferrals.Errors;
using PartnerReferrals.Serialization;

namespace PartnerReferrals.Mapping.Input;

/// <summary>What can be wrong with JSON before anything is read from it. The parser's own words may quote the data; the place is enough.</summary>
internal static class JsonFault
{
    /// <summary>What the parser stumbled over, in a text.</summary>
    internal static Fault Of(JsonReaderException exception, long row) =>
        IsTooDeep(exception) ? New(FaultCodes.JsonTooDeep, row, $"The JSON is nested deeper than {JsonText.MaxDepth} levels.")
        : exception.LineNumber == 0 ? NoJson(row)
        : New(FaultCodes.InvalidJson, row, $"The text is not JSON: it goes wrong at line {exception.LineNumber}, position {exception.LinePosition}.");

    /// <summary>Likewise, in a file: nothing behind that place can be read.</summary>
    internal static Fault OfFile(JsonReaderException exception) => NewOfFile(
        IsTooDeep(exception) ? FaultCodes.JsonTooDeep : FaultCodes.InvalidJson,
        Math.Max(1, exception.LineNumber),
        IsTooDeep(exception) ? $"The JSON is nested deeper than {JsonText.MaxDepth} levels."
        : exception.Message.StartsWith("Unexpected end", StringComparison.Ordinal) ? "The file ends before its JSON does: it is cut off."
        : $"The file is not JSON from position {exception.LinePosition} on.");

    /// <summary>A file that is JSON by its name and not by its first character.</summary>
    internal static Fault NoJsonFile() => NewOfFile(FaultCodes.InvalidJson, 1, "The file is not JSON, whatever its name says: JSON begins with [ or {.");

    /// <summary>A worksheet was asked for.</summary>
    internal static Fault NoWorksheets() => new()
    {
        Code = "NoWorksheet",
        Field = Fault.WholeFile,
        Message = "The file is JSON and has no worksheets.",
        Hint = "Leave -WorksheetName out.",
    };

    /// <summary>A file whose bytes are no text in its encoding.</summary>
    internal static Fault InvalidEncoding() => new()
    {
        Code = nameof(InvalidEncoding),
        Field = Fault.WholeFile,
        Message = "The text has bytes that are not valid in the file's encoding.",
        Hint = "Save the file as UTF-8, or say by -Encoding how it is written: -Encoding ansi, -Encoding 1252, -Encoding unicode.",
    };

    /// <summary>A value where an object belongs.</summary>
    internal static Fault NotAnObject(long row, long? line = null) => New(FaultCodes.JsonNotObject, row, line is null ? "The JSON text is not an object." : "The JSON value is not an object.", line);

    private static bool IsTooDeep(JsonReaderException exception) => exception.Message.Contains("MaxDepth");

    private static Fault NoJson(long row) => new()
    {
        Code = FaultCodes.InvalidJson.Code,
        Field = Fault.WholeInput,
        Row = row,
        Message = "The text is not JSON, nor does it begin like it.",
        Hint = "Give a hashtable, an object with properties, or a JSON object as text.",
    };

    private static Fault New(FaultCode code, long row, string message, long? line = null) =>
        new() { Code = code.Code, Field = Fault.WholeInput, Row = row, Line = line, Message = message, Hint = code.RecommendedAction };

    private static Fault NewOfFile(FaultCode code, long line, string message) =>
        new() { Code = code.Code, Field = Fault.WholeFile, Line = line, Message = message, Hint = code.RecommendedAction };
}
