using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Mapping.Fields;

namespace PartnerReferrals.Editing;

/// <summary>Which elements of a list somebody means: by what tells them apart, a person's e-mail address or a solution's id or name, else by all that is said.</summary>
internal static class ElementMatch
{
    /// <summary>The property that tells the elements of a list apart.</summary>
    internal static string KeyOf(Field list) => list.Kind == FieldKind.Members ? "email" : "id";

    /// <summary>What a text alone says of an element.</summary>
    internal static JObject? OfText(Field list, string text) =>
        list.Kind == FieldKind.Members && text.IndexOf('@') < 0 ? null : new JObject { [KeyOf(list)] = text.Trim() };

    /// <summary>The elements that are meant.</summary>
    /// <param name="list">The field.</param>
    /// <param name="elements">Its present elements.</param>
    /// <param name="wanted">What is said of the element.</param>
    internal static IReadOnlyList<JToken> Find(Field list, JArray elements, JToken wanted) =>
        TextOf(wanted, KeyOf(list)) is { } key
            ? [.. elements.Where(e => Is(e, KeyOf(list), key) || (list.Kind == FieldKind.Solutions && Is(e, "name", key)))]
            : [.. elements.Where(e => FieldEquality.Same(e, wanted))];

    /// <summary>Whether what is said can mean one element only.</summary>
    internal static bool HasKey(Field list, JToken wanted) => TextOf(wanted, KeyOf(list)) is not null;

    private static bool Is(JToken element, string name, string text) => string.Equals(TextOf(element, name), text, StringComparison.OrdinalIgnoreCase);

    private static string? TextOf(JToken element, string name) =>
        (element as JObject)?.GetValue(name, StringComparison.OrdinalIgnoreCase) is JValue { Value: string { Length: > 0 } text } ? text.Trim() : null;
}
