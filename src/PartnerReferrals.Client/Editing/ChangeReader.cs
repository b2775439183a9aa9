using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Errors;
using PartnerReferrals.KnownValues;
using PartnerReferrals.Mapping;
using PartnerReferrals.Mapping.Fields;
using PartnerReferrals.Mapping.Input;

namespace PartnerReferrals.Editing;

/// <summary>
/// Reads what a user asks to change into fields and values for the wire, by the names and converters of the mapper. All faults are
/// reported at once. An object stands for its properties: what it does not name stays as it is.
/// </summary>
internal sealed class ChangeReader
{
    private static readonly ReferralMapper Mapper = new(new MapperOptions { CanSayCulture = false });

    private readonly List<FieldChange> _changes = [];
    private readonly List<Fault> _faults = [];

    /// <summary>What was read; without what has a fault.</summary>
    internal IReadOnlyList<FieldChange> Changes => _changes;

    /// <summary>Everything wrong with it, errors and warnings.</summary>
    internal IReadOnlyList<Fault> Faults => _faults;

    /// <summary>Reads one named value.</summary>
    internal void Add(NamedValue input)
    {
        if (input.Removes && FieldTable.Find(input.Name) is { } list)
        {
            Remove(list, input.Value);
            return;
        }

        if (ChangeName.Find(input.Name, out var appends) is { } path)
        {
            Add(path, input.Value, input.Name, appends || input.Appends);
            return;
        }

        var nearest = FieldTable.Nearest(input.Name);
        Report(
            ChangeFaultCodes.UnknownField,
            input.Name,
            null,
            "It is no field of a referral.",
            nearest is null ? "Tab completes the names; Invoke-PartnerReferralRequest sends any path." : $"Did you mean '{nearest}'?");
    }

    /// <summary>Reads the value of one field.</summary>
    internal void Add(FieldPath path, object? value, string? name = null, bool appends = false)
    {
        if (path.Field.IsVirtual)
        {
            Report(ChangeFaultCodes.ReadOnlyField, path.Text, name, "It follows from other fields.", "Set ShareWithMicrosoft to show the deal to Microsoft's sellers; New-PartnerSharedReferral invites them.");
        }
        else if (appends && !path.Field.IsList)
        {
            Report(ChangeFaultCodes.NotAList, path.Text, name, "It is not a list.", ChangeFaultCodes.NotAList.RecommendedAction);
        }
        else if (new FieldPointer(path).LacksIndex)
        {
            Report(ChangeFaultCodes.MissingIndex, path.Text, name, "It stands in a list and has no index.", $"Write {path.Text.Replace("[]", "[0]")}, or give the whole list.");
        }
        else if (path.Field.Kind == FieldKind.Object && AsInput(value) is { } nested)
        {
            AddProperties(path, nested, name);
        }
        else if (path.Field is { Kind: FieldKind.Objects, IsReadOnly: true } && AsInputs(value) is { } elements)
        {
            // Registrations: patched leaf by leaf, and read-only for the mapper, which leaves their properties out.
            AddElements(path, elements, name);
        }
        else
        {
            AddValue(path, value, name, appends);
        }
    }

    /// <summary>Reads what tells of the elements to take out of a list.</summary>
    private void Remove(FieldPath list, object? value)
    {
        foreach (var item in value is IEnumerable several and not string and not JsonModel ? several.Cast<object?>() : [value])
        {
            var text = item as string;
            var faults = _faults.Count;
            var wanted = text is not null && (list.Field.Kind != FieldKind.Members || text.IndexOf(',') < 0)
                ? ElementMatch.OfText(list.Field, text)
                : ReadElement(list.Field, item);
            if (wanted is { HasValues: true })
            {
                _changes.Add(new FieldChange(list, wanted, alias: list.Field.FlatColumn) { Removes = true });
            }
            else if (text is not null || item is null || _faults.Count == faults)
            {
                Report(ChangeFaultCodes.UnclearElement, list.Text, null, ChangeFaultCodes.UnclearElement.Meaning, ChangeFaultCodes.UnclearElement.RecommendedAction);
            }
        }
    }

    private JObject? ReadElement(Field list, object? item)
    {
        var read = Mapper.MapValue(new FieldPath(list, [0]), item);
        _faults.AddRange(read.Faults);
        if (read.Token is not JObject element || read.Faults.Any(f => f.Severity == FaultSeverity.Error))
        {
            return null;
        }

        if (AsInput(item) is not { } given || !given.Fields.Any(f => string.Equals(f.Key, "type", StringComparison.OrdinalIgnoreCase)))
        {
            // Nobody said it: the mapper fills it in.
            element.Remove("type");
        }

        return element;
    }

    private void AddElements(FieldPath path, IReadOnlyList<InputObject> elements, string? name)
    {
        var depth = path.Above.Count(f => f.IsList);
        for (var i = 0; i < elements.Count; i++)
        {
            AddProperties(path.Indexes.Count > depth ? path : new FieldPath(path.Field, [.. path.Indexes, i]), elements[i], name);
        }
    }

    private void AddProperties(FieldPath path, InputObject nested, string? name)
    {
        foreach (var entry in nested.Fields)
        {
            if (nested.Origin == InputOrigin.Model && entry.Value is null)
            {
                // What a model does not set is not meant to be emptied.
            }
            else if (path.Field.Children.TryGetValue(NameKey.Of(entry.Key), out var child))
            {
                Add(new FieldPath(child, path.Indexes), entry.Value, name is null ? null : $"{name}.{entry.Key}");
            }
            else if (nested.Origin != InputOrigin.Model)
            {
                Report(
                    FaultCodes.UnknownProperty,
                    $"{path.Text}.{entry.Key}",
                    name,
                    $"'{entry.Key}' is not a property of {path.Text}.",
                    $"It has: {string.Join(", ", path.Field.Children.Values.Select(f => f.Name).Distinct())}.");
            }
        }
    }

    private void AddValue(FieldPath path, object? value, string? name, bool appends)
    {
        // A pair told by a free key has its value in id; the list itself is of objects.
        var converted = path.Key is not null && path.Field.Children.TryGetValue("id", out var id)
            ? Mapper.MapValue(new FieldPath(id, [0]), value)
            : Mapper.MapValue(path, value);
        _faults.AddRange(converted.Faults.Select(f => Named(f, path, name)));
        if (converted.Faults.Any(f => f.Severity == FaultSeverity.Error))
        {
            return;
        }

        var alias = path.Field.Aliases.FirstOrDefault(a => string.Equals(a, name, StringComparison.OrdinalIgnoreCase));
        var token = converted.Token ?? (path.Field.IsList ? new JArray() : JValue.CreateNull());
        foreach (var element in appends && token is JArray list ? list.ToList() : [token])
        {
            Append(new FieldChange(path, element, appends, alias), name);
        }
    }

    private void Append(FieldChange change, string? name)
    {
        var same = _changes.FirstOrDefault(c => !c.Appends && !change.Appends && c.Path.Text == change.Path.Text);
        if (same is null)
        {
            _changes.Add(change);
        }
        else if (!JToken.DeepEquals(same.Value, change.Value))
        {
            Report(FaultCodes.DuplicateField, change.Path.Text, name, "It is given twice, with different values.", FaultCodes.DuplicateField.RecommendedAction);
        }
    }

    private static InputObject? AsInput(object? value) => value switch
    {
        InputObject input => input,
        JsonModel model => InputObject.FromModel(model),
        _ => null,
    };

    private static IReadOnlyList<InputObject>? AsInputs(object? value)
    {
        if (AsInput(value) is { } one)
        {
            return [one];
        }

        var items = (value as IEnumerable)?.Cast<object?>().ToList();
        var inputs = items?.Select(AsInput).OfType<InputObject>().ToList();
        return inputs?.Count == items?.Count ? inputs : null;
    }

    private static Fault Named(Fault fault, FieldPath path, string? name) => fault.At(
        fault.Field.Length > 0 ? fault.Field : path.Text,
        name is not null && name != fault.Field ? name : fault.Column,
        fault.Row,
        fault.Line);

    private void Report(FaultCode code, string field, string? name, string message, string hint) => _faults.Add(new Fault
    {
        Code = code.Code,
        Field = field,
        Column = name is not null && name != field ? name : null,
        Message = message,
        Hint = hint,
    });
}
