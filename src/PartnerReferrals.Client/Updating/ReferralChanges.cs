using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Http;
using PartnerReferrals.Mapping;
using PartnerReferrals.Validation;

namespace PartnerReferrals.Updating;

/// <summary>
/// What a row changes of an existing referral: only what it gives and what differs. A field that the row leaves out stays as it is.
/// </summary>
public sealed class ReferralChanges
{
    // Microsoft's leg, the service itself, or the identity of the referral.
    private static readonly string[] NotPatched = ["id", "eTag", "type", "engagementId", "inviteContext", "target"];

    private readonly List<Fault> _faults = [];

    private ReferralChanges()
    {
    }

    /// <summary>The changes, all or nothing.</summary>
    public JsonPatchDocument Patch { get; } = new();

    /// <summary>Nothing differs.</summary>
    public bool IsEmpty => Patch.Operations.Count == 0 && !HasErrors;

    /// <summary>What the service would not do, and what this row cannot ask for.</summary>
    public IReadOnlyList<Fault> Faults => _faults;

    /// <summary>At least one fault is an error: the patch must not be sent.</summary>
    public bool HasErrors => _faults.Exists(fault => fault.Severity == FaultSeverity.Error);

    /// <summary>Compares.</summary>
    /// <param name="current">The referral as the service has it.</param>
    /// <param name="wanted">The row.</param>
    public static ReferralChanges Of(Referral current, MappedReferral wanted)
    {
        var changes = new ReferralChanges();
        var after = (JObject)current.Json.DeepClone();
        changes.Compare(wanted.Referral.Json, after, "", "");
        foreach (var fault in ChangeValidator.Validate(current, JsonModel.View<Referral>(after)))
            changes.Report(wanted, fault.Code, fault.Severity, fault.Field, fault.Value, fault.Message, fault.Hint);

        if (wanted.DealType == DealType.CoSell && current.DealType != DealType.CoSell)
        {
            var missing = FaultCodes.MicrosoftLegMissing;
            changes.Report(wanted, missing.Code, FaultSeverity.Warning, nameof(Referral.DealType), null, missing.Meaning, missing.Cure);
        }

        return changes;
    }

    /// <summary>Collects what differs, and makes it so in <paramref name="after"/>.</summary>
    private void Compare(JObject wanted, JObject after, string above, string pointer)
    {
        foreach (var property in wanted.Properties())
        {
            // What a row leaves empty stays as it is.
            if (JsonEquivalence.IsUnset(property.Value) || (above.Length == 0 && NotPatched.Contains(property.Name, StringComparer.OrdinalIgnoreCase)))
                continue;

            var path = above + property.Name;
            var present = after.Property(property.Name, StringComparison.OrdinalIgnoreCase);
            var place = $"{pointer}/{present?.Name ?? property.Name}";
            switch (property.Value)
            {
                case JObject inner when present?.Value is JObject { HasValues: true } there:
                    Compare(inner, there, path + ".", place);
                    break;
                case JArray list:
                    CompareList(list, after, property.Name, FieldTable.TryGet(path + "[]"), place);
                    break;
                case var value when !JsonEquivalence.Includes(present?.Value, value):
                    Change(after, property.Name, value, place);
                    break;
            }
        }
    }

    private void CompareList(JArray wanted, JObject after, string name, Field? field, string place)
    {
        // Pairs are told apart by their key and stand beside others; any other list is the whole list.
        var isSet = field?.Kind == FieldKind.Pairs;
        var current = after.GetValue(name, StringComparison.OrdinalIgnoreCase) as JArray ?? [];
        if (JsonEquivalence.Includes(current, wanted) && (isSet || current.Count == wanted.Count))
            return;

        var key = isSet ? field!.PairKey! : field?.Kind == FieldKind.Members ? "email" : "id";
        var merged = new JArray(wanted.Select(item => Overlay(item, Match(current, item, key))));
        if (isSet)
        {
            foreach (var kept in current.Where(item => Match(wanted, item, key) is null))
                merged.Add(kept.DeepClone());
        }

        Change(after, name, merged, place);
    }

    private void Change(JObject after, string name, JToken value, string place)
    {
        var present = after.Property(name, StringComparison.OrdinalIgnoreCase);
        if (present is null)
        {
            Patch.Add(place, value);
            after[name] = value.DeepClone();
        }
        else
        {
            Patch.Replace(place, value);
            present.Value = value.DeepClone();
        }
    }

    private void Report(MappedReferral wanted, string code, FaultSeverity severity, string field, string? value, string message, string hint) => _faults.Add(new Fault
    {
        Code = code,
        Severity = severity,
        Field = field,
        Value = value,
        Message = message,
        Hint = hint,
        Row = wanted.Row,
        Line = wanted.Line,
    });

    private static JToken? Match(JArray items, JToken item, string key) =>
        item is JObject { } wanted && wanted[key] is { } id
            ? items.FirstOrDefault(other => JsonEquivalence.Canonical((other as JObject)?.GetValue(key, StringComparison.OrdinalIgnoreCase)) == JsonEquivalence.Canonical(id))
            : null;

    /// <summary>What the service knows of the element beyond what the row says is kept.</summary>
    private static JToken Overlay(JToken wanted, JToken? current)
    {
        if (current is not JObject known || wanted is not JObject given)
            return wanted.DeepClone();

        var merged = (JObject)known.DeepClone();
        merged.Merge(given, new JsonMergeSettings { PropertyNameComparison = StringComparison.OrdinalIgnoreCase, MergeArrayHandling = MergeArrayHandling.Replace });
        return merged;
    }
}
