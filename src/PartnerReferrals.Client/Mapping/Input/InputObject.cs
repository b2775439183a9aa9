using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Errors;
using PartnerReferrals.Serialization;

namespace PartnerReferrals.Mapping.Input;

/// <summary>
/// One input, whatever it was before (hashtable, object, CSV row, JSON), as names and plain values in their order.
/// Values are null, string, bool, a number, DateTime, DateTimeOffset, Guid, an enum value, a nested <see cref="InputObject"/>,
/// a list of such values, or a <see cref="JsonModel"/>. Anything else is for the mapper to refuse.
/// </summary>
internal sealed class InputObject
{
    /// <summary>Names and values in the order of the input; a name may occur twice, which the mapper reports.</summary>
    public IReadOnlyList<KeyValuePair<string, object?>> Fields { get; init; } = [];

    /// <summary>1-based position in the pipeline or among the data rows of a file; 0 where there is none.</summary>
    public long Row { get; init; }

    /// <summary>1-based line in the file where the row begins; null where there is no file.</summary>
    public long? Line { get; init; }

    /// <summary>Columns of the worksheet by the names of <see cref="Fields"/>; null where there is none.</summary>
    public IReadOnlyDictionary<string, string>? ColumnLetters { get; init; }

    /// <summary>What is wrong with it already, such as a script of the property map that failed: the mapper reports it with what it finds itself.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>Where it comes from: what empty values and unknown names mean.</summary>
    public InputOrigin Origin { get; init; }

    /// <summary>The cell a value stands in, such as <c>C17</c>; null where there is no worksheet, or nothing of that name in it.</summary>
    public string? CellOf(string? name) =>
        ColumnLetters is not null && name is not null && ColumnLetters.TryGetValue(name, out var letters) ? letters + Row.ToString(CultureInfo.InvariantCulture) : null;

    /// <summary>
    /// It is a referral as the service gave it, in another form: its JSON, or the object as another session or a file kept it. A row of a table has no
    /// customer in one piece.
    /// </summary>
    public bool IsWholeReferral => Has<object>("Id") && Has<object>("CreatedDateTime") && (Has<InputObject>("CustomerProfile") || Has<JsonModel>("CustomerProfile"));

    /// <summary>A model as input; what it holds beyond the known names is kept.</summary>
    /// <param name="model">A referral or a part of one.</param>
    /// <param name="row">1-based position in the pipeline; 0 where there is none.</param>
    public static InputObject FromModel(JsonModel model, long row = 0) =>
        Of(model is null ? throw new ArgumentNullException(nameof(model)) : model.Json, InputOrigin.Model, row);

    /// <summary>Reads JSON text that holds one object.</summary>
    /// <param name="json">The text.</param>
    /// <param name="row">1-based position in the pipeline; 0 where there is none.</param>
    /// <param name="input">The object; empty where the text has a fault.</param>
    /// <param name="fault">What is wrong with the text; null where nothing is.</param>
    /// <returns>Whether the text was read.</returns>
    public static bool TryFromJson(string json, long row, out InputObject input, out Fault? fault)
    {
        input = new InputObject { Row = row, Origin = InputOrigin.Json };
        fault = null;
        try
        {
            // Editors and exports put a byte-order mark in front of text.
            if (JsonText.Parse((json ?? throw new ArgumentNullException(nameof(json))).TrimStart('\uFEFF')) is JObject token)
                input = Of(token, InputOrigin.Json, row);
            else
                fault = JsonFault.NotAnObject(row);
        }
        catch (JsonReaderException exception)
        {
            fault = JsonFault.Of(exception, row);
        }

        return fault is null;
    }

    private bool Has<T>(string name) => Fields.Any(field => field.Value is T && string.Equals(field.Key, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>A JSON object as input.</summary>
    /// <param name="json">The object.</param>
    /// <param name="row">1-based position among the objects of a file.</param>
    /// <param name="line">1-based line in the file where it begins.</param>
    internal static InputObject FromJson(JObject json, long row, long line) => Of(json, InputOrigin.Json, row, line);

    private static InputObject Of(JObject json, InputOrigin origin, long row = 0, long? line = null) => new()
    {
        Fields = [.. json.Properties().Select(p => new KeyValuePair<string, object?>(p.Name, Value(p.Value, origin)))],
        Row = row,
        Line = line,
        Origin = origin,
    };

    private static object? Value(JToken token, InputOrigin origin) => token switch
    {
        JObject json => Of(json, origin),
        JArray array => array.Select(item => Value(item, origin)).ToArray(),
        JValue value => value.Value,
        _ => null,
    };
}

/// <summary>Where an <see cref="InputObject"/> comes from: what an empty value and an unknown name mean in it.</summary>
internal enum InputOrigin
{
    /// <summary>A row, hashtable or object: empty means not given; an unknown name is told.</summary>
    Row,

    /// <summary>JSON text: null and empty text were written on purpose and are kept; an unknown name is told.</summary>
    Json,

    /// <summary>A model of this module: as JSON, and what the service says beyond the known names is kept.</summary>
    Model,
}
