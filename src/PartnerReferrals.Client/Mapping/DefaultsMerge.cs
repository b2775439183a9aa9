using System;
using System.Linq;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Errors;
using PartnerReferrals.Mapping.Fields;

namespace PartnerReferrals.Mapping;

/// <summary>Fills a row from the defaults where the row says nothing, field by field.</summary>
internal static class DefaultsMerge
{
    internal static void Apply(ReferralDraft row, ReferralDraft defaults)
    {
        foreach (var fault in defaults.Faults)
        {
            // A bad default does no harm to a row that does not need it.
            if (!Says(row, fault.Field))
                row.Report(Find(fault.Code), fault.Severity, new FieldLocation(fault.Field, fault.Column), fault.Value, fault.Message, fault.Hint);
        }

        Merge(row.Json, defaults.Json, row, defaults);
        if (row.DealType is null && row.HelpRequired is null)
        {
            row.DealType = defaults.DealType;
            row.HelpRequired = defaults.HelpRequired;
        }

        if (row.Json["statusReason"] is null)
            row.NumberedReason ??= defaults.NumberedReason;

        row.HasPortalState |= defaults.HasPortalState;
        row.NoteAmountsOf(defaults);
        row.HasSolutionIds |= defaults.HasSolutionIds;
        row.HasSolutionTypes |= defaults.HasSolutionTypes;
        row.UnknownNames.AddRange(defaults.UnknownNames);
    }

    private static void Merge(JObject row, JObject defaults, ReferralDraft rowDraft, ReferralDraft defaultsDraft)
    {
        foreach (var property in defaults.Properties())
        {
            switch (row[property.Name])
            {
                case null:
                    row[property.Name] = property.Value.DeepClone();
                    if (property.Value is JArray whole && defaultsDraft.IsAssembled(whole))
                        rowDraft.MarkAssembled((JArray)row[property.Name]!);

                    break;
                case JObject inner when property.Value is JObject innerDefaults:
                    Merge(inner, innerDefaults, rowDraft, defaultsDraft);
                    break;
                case JArray list when property.Value is JArray listDefaults:
                    MergeList(property.Name, list, listDefaults, rowDraft, defaultsDraft);
                    break;
            }
        }
    }

    /// <summary>
    /// A list is one value, and the row's wins, with two exceptions: pairs are told apart by their keys,
    /// and elements put together from single cells on both sides fill each other's gaps (but the row says how many there are).
    /// </summary>
    private static void MergeList(string name, JArray row, JArray defaults, ReferralDraft rowDraft, ReferralDraft defaultsDraft)
    {
        var key = name switch { "ids" => "profileType", "attributes" => "type", _ => null };
        if (key is not null)
        {
            foreach (var pair in defaults.OfType<JObject>().Where(d => !row.OfType<JObject>().Any(r => SameKey(r, d, key))).ToList())
                row.Add(pair.DeepClone());
        }
        else if (rowDraft.IsAssembled(row) && defaultsDraft.IsAssembled(defaults))
        {
            for (var i = 0; i < Math.Min(row.Count, defaults.Count); i++)
            {
                if (row[i] is JObject element && defaults[i] is JObject filler)
                    Merge(element, filler, rowDraft, defaultsDraft);
            }
        }
    }

    private static bool SameKey(JObject left, JObject right, string key) =>
        string.Equals((string?)left[key], (string?)right[key], StringComparison.OrdinalIgnoreCase);

    private static bool Says(ReferralDraft row, string field) =>
        row.Faults.Any(f => f.Field == field) || (FieldTable.Find(field) is { } path && HasValue(row.Json, path));

    private static bool HasValue(JObject json, FieldPath path)
    {
        JToken? node = json;
        foreach (var field in path.Above)
            node = field.IsList ? null : (node as JObject)?[field.WireName];

        return (node as JObject)?[path.Field.WireName] is not null;
    }

    private static FaultCode Find(string code) => FaultCodes.All.First(c => c.Code == code);
}
