using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace PartnerReferrals.Http;

/// <summary>A JSON Patch document (RFC 6902). The service takes <c>add</c> and <c>replace</c> only, all or nothing (facts 9).</summary>
public sealed class JsonPatchDocument
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
