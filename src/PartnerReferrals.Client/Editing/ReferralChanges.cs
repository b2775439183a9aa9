using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;
using PartnerReferrals.Mapping;
using PartnerReferrals.Mapping.Fields;
using PartnerReferrals.Serialization;

namespace PartnerReferrals.Editing;

/// <summary>
/// What a row changes of an existing referral: only what it gives and what differs. A field that the row leaves out stays as it is.
/// </summary>
internal sealed class ReferralChanges
{
    // Microsoft's leg, the service itself, or the identity of the referral.
    private static readonly string[] NotPatched = ["id", "eTag", "type", "engagementId", "inviteContext", "target"];

    private ReferralChanges(JsonPatchDocument patch, IReadOnlyList<Fault> faults)
    {
        Patch = patch;
        Faults = faults;
    }

    /// <summary>The changes, all or nothing.</summary>
    public JsonPatchDocument Patch { get; }

    /// <summary>What the service would refuse, and what this row cannot ask for.</summary>
    public IReadOnlyList<Fault> Faults { get; }

    /// <summary>At least one fault is an error: the patch must not be sent.</summary>
    public bool HasErrors => Faults.Any(fault => fault.Severity == FaultSeverity.Error);

    /// <summary>Nothing differs.</summary>
    public bool IsEmpty => Patch.Operations.Count == 0 && !HasErrors;

    /// <summary>Compares.</summary>
    /// <param name="current">The referral as the service has it; it is not changed.</param>
    /// <param name="wanted">The row.</param>
    public static ReferralChanges Of(Referral current, MappedReferral wanted)
    {
        var context = new EditContext { Current = current, IsFresh = true };
        var plan = PatchPlanner.Plan([.. Collect(wanted.Referral.Json, current.Json, "")], context);
        var faults = plan.Faults.Concat(ChangeRules.Check(plan, context)).ToList();
        if (wanted.DealType == DealType.CoSell && current.DealType != DealType.CoSell)
            faults.Add(MicrosoftLegMissing());

        return new ReferralChanges(plan.Patch, [.. faults.Select(fault => InRow(fault, wanted))]);
    }

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
        if (JsonEquivalence.Includes(current, wanted) && (isSet || current.Count == wanted.Count))
            return null;

        var key = isSet ? field.PairKey! : field.Kind == FieldKind.Members ? "email" : "id";
        var merged = new JArray(wanted.Select(item => Overlay(item, Match(current, item, key))));
        if (isSet)
        {
            foreach (var kept in current.Where(item => Match(wanted, item, key) is null))
                merged.Add(kept.DeepClone());
        }

        return merged;
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

    private static Fault MicrosoftLegMissing() => new()
    {
        Code = ImportFaultCodes.MicrosoftLegMissing.Code,
        Severity = FaultSeverity.Warning,
        Field = nameof(Referral.DealType),
        Message = ImportFaultCodes.MicrosoftLegMissing.Meaning,
        Hint = ImportFaultCodes.MicrosoftLegMissing.RecommendedAction,
    };

    private static Fault InRow(Fault fault, MappedReferral wanted) => new()
    {
        Code = fault.Code,
        Severity = fault.Severity,
        Field = fault.Field,
        Column = fault.Column,
        Value = fault.Value,
        Message = fault.Message,
        Hint = fault.Hint,
        Row = wanted.Row,
        Line = wanted.Line,
    };
}
