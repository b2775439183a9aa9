using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.CompilerServices;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Serialization;

namespace PartnerReferrals;

/// <summary>
/// A typed view over one JSON object. The JSON is the state: what is read and not changed is written back as it came,
/// explicit nulls, unknown properties, number and date spellings included.
/// </summary>
public abstract class JsonModel
{
    // Made when first needed: a view over other JSON never is.
    private JObject? _json;
    private ModelProperties? _names;

    /// <summary>The JSON behind the view. Wire names; changed in place by the typed properties.</summary>
    internal JObject Json { get => _json ??= []; set => _json = value; }

    /// <summary>
    /// Properties of the service that this version of the module has no name for, as plain .NET values by wire name.
    /// They are kept and sent back unchanged. ConvertTo-Json leaves them out; <see cref="ToJson"/> has everything.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, object?> AdditionalProperties =>
        Json.Properties()
            .Where(p => !Names.Knows(p.Name))
            .ToDictionary(p => p.Name, p => JsonText.ToPlainValue(p.Value), StringComparer.OrdinalIgnoreCase);

    /// <summary>The object as JSON text under the wire's names.</summary>
    public string ToJson() => JsonText.Write(Json);

    /// <summary>What is filled, in one line, as people write it.</summary>
    public override string ToString() => ModelText.Of(this);

    /// <summary>The object as the service gave it; null where it did not, or where nothing of it was set since.</summary>
    internal JObject? Original => OriginalJson.Of(Json);

    /// <summary>Makes a view of type <typeparamref name="T"/> over <paramref name="json"/>.</summary>
    internal static T View<T>(JObject json)
        where T : JsonModel, new() => new() { Json = json };

    /// <summary>Reads a text; numbers and booleans read as their JSON text.</summary>
    protected string? GetText([CallerMemberName] string property = "") => Token(property) switch
    {
        null or { Type: JTokenType.Null } => null,
        JValue { Value: string text } => text,
        var other => JsonText.Write(other),
    };

    /// <summary>Reads a boolean; null where the service sent something else.</summary>
    protected bool? GetBoolean([CallerMemberName] string property = "") => Token(property) switch
    {
        JValue { Value: bool value } => value,
        JValue { Value: string text } when bool.TryParse(text, out var value) => value,
        _ => null,
    };

    /// <summary>Reads a decimal number, also when the service sent it as text (facts 10.11).</summary>
    protected decimal? GetDecimal([CallerMemberName] string property = "") => Token(property) switch
    {
        JValue { Type: JTokenType.Integer or JTokenType.Float or JTokenType.String, Value: var value }
            when decimal.TryParse(Convert.ToString(value, CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    /// <summary>Reads an ISO 8601 date; without an offset it is UTC.</summary>
    protected DateTimeOffset? GetDate([CallerMemberName] string property = "") =>
        GetText(property) is { } text && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;

    /// <summary>Reads an array of texts.</summary>
    protected string[]? GetTexts([CallerMemberName] string property = "") =>
        Token(property) is JArray array ? [.. array.Select(t => t.Type == JTokenType.String ? (string)t! : JsonText.Write(t))] : null;

    /// <summary>Reads a nested object as a view: changes to it change this object.</summary>
    protected T? GetModel<T>([CallerMemberName] string property = "")
        where T : JsonModel, new() => Token(property) is JObject json ? View<T>(json) : null;

    /// <summary>Reads an array of objects as views. An empty object in place of an array is an empty array (facts 4.2).</summary>
    protected T[]? GetArray<T>([CallerMemberName] string property = "")
        where T : JsonModel, new() => Token(property) switch
        {
            JArray array => [.. array.OfType<JObject>().Select(View<T>)],
            JObject { HasValues: false } => [],
            _ => null,
        };

    /// <summary>Writes a value; null removes the property, so that it is not sent at all.</summary>
    protected void Set(object? value, [CallerMemberName] string property = "")
    {
        OriginalJson.Changing(Json);
        var wireName = Find(property)?.Name ?? Names.WireName(property);
        if (value is null)
        {
            Json.Remove(wireName);
            return;
        }

        Json[wireName] = value switch
        {
            JsonModel model => model.Json,
            JsonModel[] models => new JArray(models.Select(m => m.Json)),
            string[] texts => new JArray(texts.Cast<object>().ToArray()),
            DateTimeOffset date => JsonText.FormatDate(JsonText.CalendarDay(date)),
            _ => new JValue(value),
        };
    }

    private ModelProperties Names => _names ??= ModelProperties.Of(GetType());

    private JToken? Token(string property) => Find(property)?.Value;

    // The service reads names without regard to case, and its samples mix them (facts 4).
    private JProperty? Find(string property) => Json.Property(Names.WireName(property), StringComparison.OrdinalIgnoreCase);
}

/// <summary>The JSON name of a model property where it is not simply the property's name in camel case.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class WireNameAttribute(string name) : Attribute
{
    /// <summary>The name on the wire.</summary>
    internal string Name { get; } = name;
}
