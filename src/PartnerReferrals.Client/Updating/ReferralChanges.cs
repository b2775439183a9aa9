using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Http;
using PartnerReferrals.Mapping;
using PartnerReferrals.Changing;
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
    private readonly MappedReferral _wanted;

    private ReferralChanges(MappedReferral wanted) => _wanted = wanted;

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
        var changes = new ReferralChanges(wanted);
        changes.Compare(wanted.Referral.Json, current.Json, "", "");
        if (!changes.IsEmpty)
            changes.CheckState(current);
        if (wanted.DealType == DealType.CoSell && current.DealType != DealType.CoSell)
            changes.Report(ImportFaultCodes.MicrosoftLegMissing, FaultSeverity.Warning, nameof(Referral.DealType));
        return changes;
    }

    private void Compare(JObject wanted, JObject? current, string above, string pointer)
    {
        foreach (var property in wanted.Properties())
        {
            if (above.Length == 0 && NotPatched.Contains(property.Name, StringComparer.OrdinalIgnoreCase))
                continue;

            var path = above + property.Name;
            var place = $"{pointer}/{property.Name}";
            var present = current?.GetValue(property.Name, StringComparison.OrdinalIgnoreCase);
            switch (property.Value)
            {
                case JObject inner when present is JObject { HasValues: true } there:
                    Compare(inner, there, path + ".", place);
                    break;
                case JArray list:
                    CompareList(list, present as JArray, FieldAt(path + "[]"), place);
                    break;
                case var value when !JsonEquivalence.Includes(present, value):
                    Change(FieldAt(path), place, present, value);
                    break;
            }
        }
    }

    private void CompareList(JArray wanted, JArray? current, Field? field, string place)
    {
        // Pairs are told apart by their key and stand beside others; any other list is the whole list.
        var isSet = field?.Kind == FieldKind.Pairs;
        if (JsonEquivalence.Includes(current ?? [], wanted) && (isSet || (current?.Count ?? 0) == wanted.Count))
            return;

        var key = isSet ? field!.PairKey! : field?.Kind == FieldKind.Members ? "email" : "id";
        var merged = new JArray(wanted.Select(item => Overlay(item, Match(current, item, key))));
        if (isSet)
        {
            foreach (var kept in (current ?? []).Where(item => Match(wanted, item, key) is null))
                merged.Add(kept.DeepClone());
        }

        Change(field, place, current, merged);
    }

    private void Change(Field? field, string place, JToken? present, JToken value)
    {
        if (field?.IsFrozen == true)
            Report(ChangeFaultCodes.FrozenField, FaultSeverity.Error, field.Path);
        else if (place == "/consent/consentToShareReferralWithMicrosoftSellers" && value is JValue { Value: false })
            Report(ChangeFaultCodes.ShareTakenBack, FaultSeverity.Error, field!.Path);
        else if (present is null)
            Patch.Add(place, value);
        else
            Patch.Replace(place, value);
    }

    private void CheckState(Referral current)
    {
        if (current.IsTerminal)
        {
            Report(ChangeFaultCodes.TerminalReferral, FaultSeverity.Error, nameof(Referral.Status), current.CurrentState);
            return;
        }

        var from = new ReferralState(current.Status ?? "", current.Substatus ?? "");
        var to = new ReferralState(_wanted.Referral.Status ?? from.Status, _wanted.Referral.Substatus ?? from.Substatus);
        if (from != to && !StateTable.CanMove(from, to))
        {
            var moves = StateTable.MovesFrom(from);
            _faults.Add(NewFault(
                ChangeFaultCodes.IllegalMove,
                FaultSeverity.Error,
                nameof(Referral.Status),
                to.ToString(),
                $"The referral is {from} and cannot become {to}.",
                moves.Count == 0 ? "Clear the cells Status and Substatus." : $"It can become {string.Join(", ", moves)}."));
        }
    }

    private void Report(FaultCode code, FaultSeverity severity, string field, string? value = null) =>
        _faults.Add(NewFault(code, severity, field, value, code.Meaning, code.Cure));

    private Fault NewFault(FaultCode code, FaultSeverity severity, string field, string? value, string message, string hint) => new()
    {
        Code = code.Code,
        Severity = severity,
        Field = field,
        Value = value,
        Message = message,
        Hint = hint,
        Row = _wanted.Row,
        Line = _wanted.Line,
    };

    private static Field? FieldAt(string wirePath) => FieldTable.TryGet(wirePath);

    private static JToken? Match(JArray? items, JToken item, string key) =>
        item is JObject { } wanted && wanted[key] is { } id
            ? items?.FirstOrDefault(other => JsonEquivalence.Canonical((other as JObject)?.GetValue(key, StringComparison.OrdinalIgnoreCase)) == JsonEquivalence.Canonical(id))
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
