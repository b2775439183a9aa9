using System;
using System.Collections;
using System.Collections.Generic;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Errors;
using PartnerReferrals.KnownValues;
using PartnerReferrals.Mapping.Conversion;
using PartnerReferrals.Mapping.Fields;
using PartnerReferrals.Mapping.Input;
using PartnerReferrals.Serialization;

namespace PartnerReferrals.Mapping;

/// <summary>Writes the values of one input into a draft, each where its field stands on the wire.</summary>
internal sealed class FieldWriter(ReferralDraft draft, InputOrigin origin)
{
    private readonly CellReader _cells = new(draft);

    private bool KeepsEmpty => origin != InputOrigin.Row;

    /// <summary>Whether the input says nothing for a name.</summary>
    internal static bool IsEmpty(object? value) => value switch
    {
        null => true,
        string text => text.Length == 0 || CleanText.IsBlank(text),
        _ => false,
    };

    /// <summary>Writes an object's properties by the names they have in it.</summary>
    internal void WriteObject(JObject node, Dictionary<string, Field> properties, InputObject input, FieldLocation? place)
    {
        draft.HasParts = true;

        // A nested model keeps its own rules wherever it stands.
        if (input.Origin != origin && input.Origin != InputOrigin.Row)
        {
            new FieldWriter(draft, input.Origin).WriteObject(node, properties, input, place);
            return;
        }

        foreach (var entry in input.Fields)
        {
            if (!properties.TryGetValue(NameKey.Of(entry.Key), out var field))
                WriteUnknown(node, properties, entry, place);
            else if (!field.IsReadOnly)
                WriteProperty(node, field, entry.Value, place?.Inside(field) ?? new FieldLocation(field.Name, null));
        }
    }

    /// <summary>Writes one property of an object.</summary>
    internal void WriteProperty(JObject node, Field field, object? value, FieldLocation place)
    {
        if (IsEmpty(value))
        {
            if (KeepsEmpty)
                WriteEmpty(node, field, value as string, place);
        }
        else if (field.IsList)
        {
            WriteList(node, field, value!, place);
        }
        else if (field.Kind == FieldKind.Object)
        {
            WriteNested(node, field, value!, place);
        }
        else if (field.Kind == FieldKind.Json)
        {
            if (value is string text && origin == InputOrigin.Row && (text[0] is '[' or '{'))
                WriteJsonText(node, field, text, place);
            else if (JsonCopy.Of(value) is { } token)
                SetOnce(node, field, field.IsListOfJson ? token as JArray ?? [token] : token, place);
            else
                Refuse(field, place, value, FaultCodes.UnsupportedValue, "it has no meaning in JSON, or is nested too deep.");
        }
        else
        {
            var converted = origin == InputOrigin.Model ? ValueConverter.Keep(field, value!) : ValueConverter.Convert(field, value!, draft.Written, place.Column);
            if (converted.Code is not null)
                draft.Report(field, place, value, converted);

            if (converted.Token is null)
                return;

            draft.Note(field, converted.Token);
            SetOnce(node, field, converted.Token, place);
        }
    }

    /// <summary>Writes one element of a list: an object, or a cell.</summary>
    internal JObject? Element(Field list, object? value, FieldLocation place)
    {
        switch (value)
        {
            case JsonModel model:
                return Element(list, InputObject.FromModel(model), place);
            case InputObject input:
                var element = new JObject();
                WriteObject(element, list.Children, input, place);
                if (origin == InputOrigin.Row && list.Kind == FieldKind.Solutions)
                    CellReader.CompleteSolution(element);

                return element;
            case IEnumerable and not string:
                return Refuse(list, place, value, FaultCodes.ObjectExpected, "an array stands inside an array.");
            default:
                return value is not null && PlainText.Of(value) is { } text
                    ? _cells.Read(list, text, place)
                    : Refuse(list, place, value, FaultCodes.ObjectExpected, "an object belongs here.");
        }
    }

    /// <summary>
    /// Sets a value unless another name of the input has set it. Our own objects have values both flat and in their parts, so
    /// in an input with parts the same value twice is no news.
    /// </summary>
    internal void SetOnce(JObject node, Field field, JToken token, FieldLocation place, string? name = null)
    {
        name ??= field.WireName;
        switch (node[name])
        {
            case null:
                node.Add(name, token);
                break;
            case { Type: JTokenType.Null }:
                node[name] = token;
                break;
            case var present:
                var same = JToken.DeepEquals(present, token);
                if (!same || !draft.HasParts)
                    ReportTwice(place, same);

                break;
        }
    }

    /// <summary>Reports that two names of the input give one field.</summary>
    internal void ReportTwice(FieldLocation place, bool same) => draft.Report(
        FaultCodes.DuplicateField,
        same ? FaultSeverity.Warning : FaultSeverity.Error,
        place,
        null,
        same ? "The field is given twice, with the same value." : "The field is given twice, with different values.",
        FaultCodes.DuplicateField.RecommendedAction);

    /// <summary>A cell may hold JSON, as a flat export writes it.</summary>
    private void WriteJsonText(JObject node, Field field, string text, FieldLocation place)
    {
        try
        {
            var token = JsonText.Parse(text);
            SetOnce(node, field, field.IsListOfJson ? token as JArray ?? [token] : token, place);
        }
        catch (JsonReaderException)
        {
            Refuse(field, place, text, FaultCodes.InvalidJson, "it begins like JSON and is not.");
        }
    }

    /// <summary>Null and empty text stay what they are, except where the service takes words only.</summary>
    private void WriteEmpty(JObject node, Field field, string? text, FieldLocation place)
    {
        if (node[field.WireName] is not null)
            return;

        if (text is null || !(field.IsFreeText || field.Kind == FieldKind.Enumeration))
            node[field.WireName] = JValue.CreateNull();
        else if (field.KnownValues?.Policy == KnownValuePolicy.Closed)
            draft.Report(field, place, text, KnownValueConverter.Convert(field.KnownValues, text));
        else
            node[field.WireName] = text;
    }

    private void WriteNested(JObject node, Field field, object value, FieldLocation place)
    {
        var input = value as InputObject ?? (value is JsonModel model ? InputObject.FromModel(model) : null);
        if (input is null)
        {
            Refuse(field, place, value, FaultCodes.ObjectExpected, "an object belongs here, not a single value.");
            return;
        }

        if (node[field.WireName] is not JObject child)
            node[field.WireName] = child = [];

        WriteObject(child, field.Children, input, place);
    }

    private void WriteList(JObject node, Field field, object value, FieldLocation place)
    {
        var list = new JArray();
        foreach (var item in Items(value))
        {
            var empty = item is null or "";
            if (!empty && Element(field, item, place.Item(list.Count)) is { } element)
                list.Add(element);
        }

        // Pairs come together from several columns; any other list is whole.
        if (field.Kind == FieldKind.Pairs && node[field.WireName] is JArray pairs)
            pairs.Add(list.Children());
        else
            SetOnce(node, field, list, place);
    }

    private static IEnumerable<object?> Items(object value)
    {
        switch (value)
        {
            case string text:
                return DelimitedCell.Split(text, ';');
            case InputObject { Fields.Count: 0 }:
                return [];
            case IEnumerable list:
                return Each(list);
            default:
                return [value];
        }
    }

    private static IEnumerable<object?> Each(IEnumerable list)
    {
        foreach (var item in list)
            yield return item;
    }

    private void WriteUnknown(JObject node, Dictionary<string, Field> properties, KeyValuePair<string, object?> entry, FieldLocation? place)
    {
        if (origin == InputOrigin.Model)
        {
            if (JsonCopy.Of(entry.Value) is { } token && !entry.Key.StartsWith("@odata.", StringComparison.Ordinal))
                node[entry.Key] = token;

            return;
        }

        if (FieldTable.IsIgnored(entry.Key, out _))
            return;

        var path = place is null ? entry.Key : $"{place.Value.Path}.{entry.Key}";
        draft.Report(
            FaultCodes.UnknownProperty,
            FaultSeverity.Error,
            new FieldLocation(path, place?.Column),
            null,
            $"'{entry.Key}' is not a property of {place?.Path ?? "a referral"}.",
            Suggest(properties, entry.Key));
    }

    private static string Suggest(Dictionary<string, Field> properties, string name)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in properties.Values)
            names.Add(property.Name);

        if (NearestName.Of(name, names) is { } nearest)
            return $"Did you mean '{nearest}'?";

        return FieldTable.Find(name) is { } elsewhere ? $"'{name}' belongs at {elsewhere.Text}." : $"It has: {string.Join(", ", names)}.";
    }

    private JObject? Refuse(Field field, FieldLocation place, object? value, FaultCode code, string message)
    {
        draft.Report(field, place, value, Converted.Refuse(code, message));
        return null;
    }
}
