using System;
using System.Collections;
using System.Collections.Generic;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Errors;
using PartnerReferrals.Mapping.Conversion;
using PartnerReferrals.Mapping.Fields;
using PartnerReferrals.Mapping.Input;

namespace PartnerReferrals.Mapping;

/// <summary>Writes one named cell of a row into a draft, wherever in the referral its name points.</summary>
internal sealed class CellWriter(ReferralDraft draft, InputOrigin origin)
{
    private readonly FieldWriter _writer = new(draft, origin);
    private Field? _parent;
    private JObject? _node;

    internal void Write(FieldPath path, string column, object? value)
    {
        var field = path.Field;
        var place = new FieldLocation(path.Text, column);
        if (field == ReferralRows.Id)
        {
            if (!FieldWriter.IsEmpty(value))
                WriteId(place, value!);
        }
        else if (field.IsVirtual)
        {
            if (!FieldWriter.IsEmpty(value))
                WriteInstruction(field, field == ReferralRows.ContactConsent ? new FieldLocation(nameof(Referral.Consent), column) : place, value!);
        }
        else if (path.IsPlain)
        {
            WritePlain(path, place, value);
        }
        else if (!FieldWriter.IsEmpty(value))
        {
            WriteInList(path, place, value!);
        }
    }

    /// <summary>A row with an id is an update; the id of another system must not make it one.</summary>
    private void WriteId(FieldLocation place, object value)
    {
        if (PlainText.Of(value)?.Trim() is { } text && Guid.TryParse(text, out _))
            draft.ReferralId = text;
        else
            draft.Report(ReferralRows.Id, place, value, Converted.Refuse(FaultCodes.InvalidReferralId, "it is no id of a referral.", Advice(place.Column)));
    }

    private static string Advice(string? column) => column is null || column.IndexOf('\'') >= 0
        ? FaultCodes.InvalidReferralId.RecommendedAction
        : $"If it is your CRM's id, add -PropertyMap @{{ '{column}' = 'ExternalReferenceId' }}.";

    private void WritePlain(FieldPath path, FieldLocation place, object? value)
    {
        var field = path.Field;
        if (FieldWriter.IsEmpty(value) && origin == InputOrigin.Row)
            return;

        if (path.IsPortal && (field == ReferralRows.Status || field == ReferralRows.Substatus))
            draft.HasPortalState = true;

        if (field.Kind == FieldKind.Reason && path.IsPortal && !FieldWriter.IsEmpty(value) && PlainText.Of(value!)?.Trim() is { Length: 1 or 2 } number && IsNumber(number))
            draft.NumberedReason = (number, place);
        else
            _writer.WriteProperty(Parent(path), field, value, place);
    }

    /// <summary>Neighbouring columns mostly stand in one object.</summary>
    private JObject Parent(FieldPath path)
    {
        if (_node is null || path.Field.Parent != _parent)
        {
            _parent = path.Field.Parent;
            _node = Container(path.Above);
        }

        return _node;
    }

    private void WriteInList(FieldPath path, FieldLocation place, object value)
    {
        var field = path.Field;
        if (path.Key is not null || field.Pair is not null)
        {
            WritePair(path, place, value);
            return;
        }

        if (field == DetailsRows.SolutionId)
            draft.HasSolutionIds |= path.Indexes.Count == 0;

        if (field.IsList && path.Indexes.Count > 0)
        {
            WriteElement(path, place, value);
        }
        else if (path.Indexes.Count > 0)
        {
            _writer.WriteProperty(Container(path.Above, path.Indexes[0]), field, value, place);
        }
        else
        {
            WriteEach(path, place, value);
        }
    }

    private void WriteElement(FieldPath path, FieldLocation place, object value)
    {
        if (_writer.Element(path.Field, value, place) is not { } element)
            return;

        var list = List(Container(path.Above), path.Field);
        var index = path.Indexes[0];
        var present = ElementAt(list, index);
        if (present.HasValues)
            _writer.ReportTwice(place, JToken.DeepEquals(present, element));
        else
            list[index] = element;
    }

    /// <summary>One column for all elements: the first item belongs to the first element, and so on.</summary>
    private void WriteEach(FieldPath path, FieldLocation place, object value)
    {
        // The semicolon of an entity parts nothing.
        if (path.Field.IsName && value is string name)
            value = HtmlEntities.Decode(name);

        if (value is string text && text.IndexOf(';') < 0 && text.IndexOf('"') < 0)
        {
            _writer.WriteProperty(Container(path.Above, 0), path.Field, value, place);
            return;
        }

        var index = 0;
        foreach (var item in Items(value))
        {
            if (!FieldWriter.IsEmpty(item))
                _writer.WriteProperty(Container(path.Above, index), path.Field, item, new FieldLocation(path.Text, place.Column, index));

            index++;
        }
    }

    private static IEnumerable Items(object value) => value switch
    {
        string text => DelimitedCell.Split(text, ';'),
        InputObject or JsonModel => new[] { value },
        IEnumerable list => list,
        _ => new[] { value },
    };

    private void WritePair(FieldPath path, FieldLocation place, object value)
    {
        var field = path.Field;
        var list = field.Pair is null ? field : field.Parent!;
        var converted = field.Pair is null ? ValueConverter.Convert(list.Children["id"], value, draft.Written) : ValueConverter.Convert(field, value, draft.Written, place.Column);
        if (converted.Code is not null)
            draft.Report(field, place, value, converted);

        if (converted.Token is null)
            return;

        var pairs = List(Container(FieldPath.AncestorsOf(list)), list);
        var key = path.Key ?? field.Pair!;
        foreach (var pair in pairs)
        {
            if (pair is JObject present && string.Equals((string?)present[list.PairKey!], key, System.StringComparison.OrdinalIgnoreCase))
            {
                _writer.SetOnce(present, field, converted.Token, place, "id");
                return;
            }
        }

        pairs.Add(new JObject { [list.PairKey!] = key, ["id"] = converted.Token });
    }

    private void WriteInstruction(Field field, FieldLocation place, object value)
    {
        var converted = ValueConverter.Convert(field, value, draft.Written);
        if (converted.Token is null)
        {
            draft.Report(field, place, value, converted);
            return;
        }

        if (field == ReferralRows.DealType)
        {
            draft.DealType = (DealType)System.Enum.Parse(typeof(DealType), (string)converted.Token!);
        }
        else if (field == ReferralRows.HelpRequired)
        {
            draft.HelpRequired = (bool)converted.Token;
        }
        else if ((bool)converted.Token)
        {
            var consent = Container(FieldPath.AncestorsOf(CustomerRows.ConsentToContact));
            _writer.SetOnce(consent, CustomerRows.ConsentToContact, converted.Token, place);
            _writer.SetOnce(consent, CustomerRows.ConsentToShareInfo, converted.Token.DeepClone(), place);
        }
        else
        {
            draft.Report(FaultCodes.ConsentRefused, FaultSeverity.Error, place, "No", FaultCodes.ConsentRefused.Meaning, FaultCodes.ConsentRefused.RecommendedAction);
        }
    }

    private JObject Container(IReadOnlyList<Field> above, int index = 0)
    {
        var node = draft.Json;
        for (var i = 0; i < above.Count; i++)
        {
            var field = above[i];
            if (field.IsList)
                node = ElementAt(List(node, field), index);
            else
                node = Child(node, field.WireName);
        }

        return node;
    }

    private static JObject Child(JObject node, string name)
    {
        if (node[name] is not JObject child)
            node[name] = child = [];

        return child;
    }

    private JArray List(JObject node, Field field)
    {
        if (node[field.WireName] is not JArray list)
            node[field.WireName] = list = [];

        draft.MarkAssembled(list);
        return list;
    }

    private static JObject ElementAt(JArray list, int index)
    {
        while (list.Count <= index)
            list.Add(new JObject());

        if (list[index] is JObject element)
            return element;

        list[index] = element = [];
        return element;
    }

    private static bool IsNumber(string text)
    {
        foreach (var c in text)
        {
            if (c is < '0' or > '9')
                return false;
        }

        return true;
    }
}
