using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Serialization;

namespace PartnerReferrals.Http;

/// <summary>A JSON Patch document (RFC 6902). The service takes <c>add</c> and <c>replace</c> only, all or nothing (facts 9).</summary>
internal sealed class JsonPatchDocument
{
    private readonly List<JsonPatchOperation> _operations = [];

    /// <summary>The operations in their order.</summary>
    public IReadOnlyList<JsonPatchOperation> Operations => _operations;

    /// <summary>Sets the value at <paramref name="path"/>.</summary>
    /// <param name="path">JSON pointer under the wire's names, such as <c>/details/dealValue</c>.</param>
    /// <param name="value">A model, an array of models, a text, number, boolean, date, or null.</param>
    public JsonPatchDocument Replace(string path, object? value) => Append("replace", path, value);

    /// <summary>Adds the value at <paramref name="path"/>; <c>/-</c> at the end appends to an array.</summary>
    /// <param name="path">JSON pointer, such as <c>/team/-</c>.</param>
    /// <param name="value">As for <see cref="Replace"/>.</param>
    public JsonPatchDocument Add(string path, object? value) => Append("add", path, value);

    /// <summary>Something of it is appended to an array: doing it twice appends twice.</summary>
    internal bool Appends => _operations.Exists(o => o.Appends);

    /// <summary>The document as JSON text.</summary>
    public string ToJson() => JsonText.Write(new JArray(_operations.Select(o => o.ToJson())));

    /// <summary>Whether a referral looks as if the changes had been made.</summary>
    internal bool IsSatisfiedBy(Referral referral) => _operations.TrueForAll(o => o.IsSatisfiedBy(referral.Json));

    private JsonPatchDocument Append(string operation, string path, object? value)
    {
        if (string.IsNullOrEmpty(path) || path[0] != '/')
        {
            throw new ArgumentException($"'{path}' is not a JSON pointer: it begins with a slash, as in /details/dealValue.", nameof(path));
        }

        _operations.Add(new JsonPatchOperation(operation, path, value));
        return this;
    }
}

/// <summary>One operation of a <see cref="JsonPatchDocument"/>.</summary>
internal sealed class JsonPatchOperation
{
    private readonly JToken _value;

    internal JsonPatchOperation(string operation, string path, object? value)
    {
        Operation = operation;
        Path = path;
        Value = value;
        _value = ToToken(value);
    }

    /// <summary><c>add</c> or <c>replace</c>.</summary>
    public string Operation { get; }

    /// <summary>JSON pointer.</summary>
    public string Path { get; }

    /// <summary>The value as it was given.</summary>
    public object? Value { get; }

    /// <summary>Appends to an array: doing it twice appends twice.</summary>
    internal bool Appends => Path.EndsWith("/-", StringComparison.Ordinal);

    /// <summary>Whether a referral looks as if the operation had been made.</summary>
    internal bool IsSatisfiedBy(JToken document)
    {
        JToken? token = document;
        var expected = RequestOnlyProperties.Visible(Path, _value);
        var segments = Path.Substring(1).Split('/').Select(s => s.Replace("~1", "/").Replace("~0", "~"));
        foreach (var segment in segments)
        {
            if (segment == "-")
            {
                return token is JArray items && items.Any(item => JsonEquivalence.Includes(item, expected));
            }

            token = token switch
            {
                JObject json => json.GetValue(segment, StringComparison.OrdinalIgnoreCase),
                JArray array when int.TryParse(segment, out var index) && index >= 0 && index < array.Count => array[index],
                _ => null,
            };
        }

        return JsonEquivalence.Includes(token, expected);
    }

    internal JObject ToJson() => new() { ["op"] = Operation, ["path"] = Path, ["value"] = _value };

    // Cloned: a token that has a parent already would be re-parented, and later changes to a model must not change the document.
    private static JToken ToToken(object? value) => value switch
    {
        null => JValue.CreateNull(),
        JToken token => token.DeepClone(),
        JsonModel model => model.Json.DeepClone(),
        DateTimeOffset date => new JValue(JsonText.FormatDate(date)),
        DateTime date => new JValue(JsonText.FormatDate(date)),
        string text => new JValue(text),
        IDictionary dictionary => FromDictionary(dictionary),
        IReadOnlyDictionary<string, object?> pairs => new JObject(pairs.Select(p => new JProperty(p.Key, ToToken(p.Value)))),
        IEnumerable items => new JArray(items.Cast<object?>().Select(ToToken)),
        double number => NumberText.ToJson(number),
        float number => NumberText.ToJson(number),
        _ => new JValue(value),
    };

    // Its own enumerator gives entries; as a plain sequence a generic dictionary gives pairs.
    private static JObject FromDictionary(IDictionary dictionary)
    {
        var json = new JObject();
        foreach (DictionaryEntry entry in dictionary)
        {
            json[Convert.ToString(entry.Key, CultureInfo.InvariantCulture)!] = ToToken(entry.Value);
        }

        return json;
    }
}
