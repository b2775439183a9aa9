using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Errors;
using PartnerReferrals.KnownValues;
using PartnerReferrals.Mapping;
using PartnerReferrals.Mapping.Fields;
using PartnerReferrals.Serialization;

namespace PartnerReferrals.Editing;

/// <summary>
/// What a row asks to change of an existing referral: only what it gives. A field that the row leaves empty stays as it is, and one that it clears is emptied.
/// </summary>
internal static class RowChanges
{
    // Microsoft's leg, the service itself, or the identity of the referral.
    private static readonly string[] NotPatched = ["id", "eTag", "type", "engagementId", "inviteContext", "target"];

    /// <summary>The fields that the row gives.</summary>
    /// <param name="row">The row.</param>
    /// <param name="current">The referral as the service has it; null where it is not known.</param>
    /// <param name="faults">Takes what cannot be cleared.</param>
    internal static IReadOnlyList<FieldChange> Of(MappedReferral row, Referral? current, ICollection<Fault> faults)
    {
        var reader = new ChangeReader();
        foreach (var path in row.Cleared)
        {
            reader.Add(path, null);
        }

        foreach (var fault in reader.Faults)
        {
            faults.Add(fault);
        }

        var given = Collect(row.Referral.Json, current?.Json, "").ToList();
        var isSameState = current is not null && given.Where(IsState).All(c => FieldEquality.Same(c.Pointer.Find(current.Json), c.Value));
        return [.. given.Where(c => !isSameState || !IsState(c)), .. reader.Changes];
    }

    /// <summary>The row asks for something at all.</summary>
    internal static bool IsAny(MappedReferral row) => row.Cleared.Count > 0 || Collect(row.Referral.Json, null, "").Any();

    /// <summary>What a row of this kind cannot bring about.</summary>
    internal static IEnumerable<Fault> Check(MappedReferral row, Referral? current)
    {
        if (row.DealType == DealType.CoSell && current is not null && current.DealType != DealType.CoSell)
        {
            yield return new Fault
            {
                Code = ImportFaultCodes.MicrosoftLegMissing.Code,
                Severity = FaultSeverity.Warning,
                Field = nameof(Referral.DealType),
                Message = ImportFaultCodes.MicrosoftLegMissing.Meaning,
                Hint = ImportFaultCodes.MicrosoftLegMissing.RecommendedAction,
            };
        }
    }

    private static bool IsState(FieldChange change) => change.Path.Field.WirePath is "status" or "substatus";

    private static IEnumerable<FieldChange> Collect(JObject wanted, JObject? current, string above)
    {
        foreach (var property in wanted.Properties())
        {
            // What a row leaves empty stays as it is.
            if (JsonEquivalence.IsUnset(property.Value) || (above.Length == 0 && NotPatched.Contains(property.Name, StringComparer.OrdinalIgnoreCase)))
                continue;

            var path = above + property.Name;
            var present = current?.GetValue(property.Name, StringComparison.OrdinalIgnoreCase);
            if (property.Value is JObject inner)
            {
                foreach (var change in Collect(inner, present as JObject, path + "."))
                    yield return change;
            }
            else if (FieldTable.TryGet(path) is { } field)
            {
                yield return new FieldChange(new FieldPath(field), property.Value);
            }
            else if (property.Value is JArray list && FieldTable.TryGet(path + "[]") is { } listField && Merge(list, present as JArray ?? [], listField) is { } merged)
            {
                yield return new FieldChange(new FieldPath(listField), merged);
            }
        }
    }

    /// <summary>
    /// The list as it shall be; null where it is so already. Pairs are told apart by their key and stand beside others; any other list in a row is
    /// the whole list. What the service knows of an element beyond what the row says is kept.
    /// </summary>
    private static JArray? Merge(JArray wanted, JArray current, Field field)
    {
        var isSet = field.Kind == FieldKind.Pairs;
        wanted = field.Kind == FieldKind.Solutions ? WithoutGuessedTypes(wanted, current) : wanted;
        if (JsonEquivalence.Includes(current, wanted) && (isSet || current.Count == wanted.Count))
            return null;

        var key = isSet ? field.PairKey! : ElementMatch.KeyOf(field);
        var merged = new JArray(wanted.Select(item => Overlay(item, Match(current, item, key))));
        if (isSet)
        {
            foreach (var kept in current.Where(item => Match(wanted, item, key) is null))
                merged.Add(kept.DeepClone());
        }

        return merged;
    }

    /// <summary>A row rarely gives a solution's type, and it is read as a name of the catalogue then; the service knows better of one that it has already.</summary>
    private static JArray WithoutGuessedTypes(JArray wanted, JArray current)
    {
        var copy = (JArray)wanted.DeepClone();
        foreach (var solution in copy.OfType<JObject>())
        {
            if ((string?)solution["type"] == SolutionTagType.Name && Match(current, solution, "id") is not null)
                solution.Remove("type");
        }

        return copy;
    }

    private static JToken? Match(JArray items, JToken item, string key) =>
        (item as JObject)?.GetValue(key, StringComparison.OrdinalIgnoreCase) is { } id
            ? items.FirstOrDefault(other => JsonEquivalence.Canonical((other as JObject)?.GetValue(key, StringComparison.OrdinalIgnoreCase)) == JsonEquivalence.Canonical(id))
            : null;

    private static JToken Overlay(JToken wanted, JToken? current)
    {
        if (current is not JObject known || wanted is not JObject given)
            return wanted.DeepClone();

        var merged = (JObject)known.DeepClone();
        merged.Merge(given, new JsonMergeSettings { PropertyNameComparison = StringComparison.OrdinalIgnoreCase, MergeArrayHandling = MergeArrayHandling.Replace });
        return merged;
    }
}
