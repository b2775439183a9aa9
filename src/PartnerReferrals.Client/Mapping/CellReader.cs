using System.Collections.Generic;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Errors;
using PartnerReferrals.KnownValues;
using PartnerReferrals.Mapping.Conversion;
using PartnerReferrals.Mapping.Fields;

namespace PartnerReferrals.Mapping;

/// <summary>List elements written as one text: ids, the portal's cells, pairs.</summary>
internal sealed class CellReader(ReferralDraft draft)
{
    private static readonly string[] MemberParts = ["firstName", "lastName", "phoneNumber", "email"];
    private static readonly string[] SolutionParts = ["currency", "price", "quantity"];

    /// <summary>The element; null where the text has a fault, which is reported.</summary>
    internal JObject? Read(Field list, string text, FieldLocation place) => list.Kind switch
    {
        FieldKind.Tags => Tag(list, text, place),
        FieldKind.Solutions => Solution(list, text, place),
        FieldKind.Members => Member(list, text, place),
        FieldKind.Pairs => Pair(list, text, place),
        _ => Refuse(list, text, place, FaultCodes.ObjectExpected, "an object belongs here, not a single value."),
    };

    /// <summary>Sets id and type of a solution of which only the id is given: a predefined name, or one of the catalogue (facts 5.7).</summary>
    internal static void SetSolution(JObject solution, string id)
    {
        var category = KnownValueSets.SolutionCategory.Match(id);
        solution["id"] = category ?? id;
        solution["type"] = category is null ? SolutionTagType.Name : SolutionTagType.Category;
    }

    /// <summary>Likewise, where an object names the solution and does not say what it is.</summary>
    internal static void CompleteSolution(JObject solution)
    {
        if (solution["type"] is null && solution["id"] is JValue { Value: string id })
            SetSolution(solution, id);
    }

    private JObject? Tag(Field list, string text, FieldLocation place)
    {
        var id = ValueConverter.Convert(list.Children["id"], text, draft.Written);
        if (id.Code is not null)
            draft.Report(list, place, text, id);

        return id.Token is null ? null : new JObject { ["id"] = id.Token };
    }

    private JObject? Solution(Field list, string text, FieldLocation place)
    {
        var parts = DelimitedCell.Split(text, ',');
        if (parts[0].Length == 0 || parts.Count > 1 + SolutionParts.Length)
            return Refuse(list, text, place, FaultCodes.InvalidSolutionCell, "it is not 'id, currency, price, quantity'.", FaultCodes.InvalidSolutionCell.RecommendedAction);

        var solution = new JObject();
        SetPart(solution, list, "id", parts[0], place);
        CompleteSolution(solution);
        for (var i = 1; i < parts.Count; i++)
            SetPart(solution, list, SolutionParts[i - 1], parts[i], place);

        return solution;
    }

    private JObject? Member(Field list, string text, FieldLocation place)
    {
        var parts = DelimitedCell.Split(text, ',');
        if (parts.Count != MemberParts.Length)
            return Refuse(list, text, place, FaultCodes.InvalidMemberCell, "it is not 'first, last, phone, email'.", FaultCodes.InvalidMemberCell.RecommendedAction);

        var member = new JObject();
        for (var i = 0; i < parts.Count; i++)
            SetPart(member, list, MemberParts[i], parts[i], place);

        return member;
    }

    private JObject? Pair(Field list, string text, FieldLocation place)
    {
        var (key, value) = KeyAndValue(text);
        if (key.Length == 0 || value.Length == 0)
            return Refuse(list, text, place, FaultCodes.InvalidPairCell, "it is not 'key=value'.", FaultCodes.InvalidPairCell.RecommendedAction);

        var pair = new JObject();
        SetPart(pair, list, list.PairKey!, key, place);
        if (ReadKnown(list, key, value) is { } known)
            pair["id"] = known;
        else
            SetPart(pair, list, "id", value, place);

        return pair;
    }

    /// <summary>The value of a pair that has a field of its own, as that field spells it; null where it is nothing to it.</summary>
    private JToken? ReadKnown(Field list, string key, string value) =>
        FieldTable.PairOf(list, key) is { } field && ValueConverter.Convert(field, value, draft.Written) is { Code: null } read ? read.Token : null;

    private static (string Key, string Value) KeyAndValue(string text)
    {
        var parts = DelimitedCell.Split(text, '=');
        if (parts.Count == 2)
            return (parts[0], parts[1]);

        // Without quotes the first sign parts them, and the value may hold more.
        var sign = text.IndexOf('=');
        return sign < 0 ? ("", "") : (text.Substring(0, sign).Trim(), text.Substring(sign + 1).Trim());
    }

    private void SetPart(JObject element, Field list, string name, string text, FieldLocation place)
    {
        if (text.Length == 0)
            return;

        var field = list.Children[NameKey.Of(name)];
        var part = ValueConverter.Convert(field, text, draft.Written);
        if (part.Code is not null)
            draft.Report(field, place.Property(field), text, part);

        if (part.Token is null)
            return;

        draft.Note(field, part.Token);
        element[field.WireName] = part.Token;
    }

    private JObject? Refuse(Field list, string text, FieldLocation place, FaultCode code, string message, string? hint = null)
    {
        draft.Report(list, place, text, Converted.Refuse(code, message, hint));
        return null;
    }
}
