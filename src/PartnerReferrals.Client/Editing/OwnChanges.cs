using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Errors;
using PartnerReferrals.Mapping.Fields;

namespace PartnerReferrals.Editing;

/// <summary>What somebody set on a referral's own properties since it was read: <c>$deal.DealValue = 5</c>.</summary>
internal static class OwnChanges
{
    /// <summary>Compares a referral with what the service gave.</summary>
    /// <param name="referral">The referral.</param>
    /// <param name="faults">Takes what no field stands for.</param>
    internal static IReadOnlyList<FieldChange> Of(Referral referral, ICollection<Fault> faults) =>
        referral.Original is { } original ? [.. Compare(original, referral.Json, "", faults)] : [];

    private static IEnumerable<FieldChange> Compare(JObject before, JObject now, string above, ICollection<Fault> faults)
    {
        var names = now.Properties().Concat(before.Properties()).Select(p => p.Name).Distinct(StringComparer.OrdinalIgnoreCase);
        foreach (var name in names)
        {
            var (was, wanted) = (before.GetValue(name, StringComparison.OrdinalIgnoreCase), now.GetValue(name, StringComparison.OrdinalIgnoreCase));
            if (FieldEquality.Same(was, wanted) && FieldEquality.Same(wanted, was))
            {
                continue;
            }

            var path = above + name;
            if ((FieldTable.TryGet(path) ?? FieldTable.TryGet(path + "[]")) is not { } field)
            {
                faults.Add(new Fault { Code = ChangeFaultCodes.UnknownField.Code, Field = path, Message = ChangeFaultCodes.UnknownField.Meaning, Hint = ChangeFaultCodes.UnknownField.RecommendedAction });
            }
            else if (field.Kind == FieldKind.Object)
            {
                foreach (var change in Compare(was as JObject ?? [], wanted as JObject ?? [], path + ".", faults))
                {
                    yield return change;
                }
            }
            else
            {
                yield return new FieldChange(new FieldPath(field), Plain(wanted) ?? (field.IsList ? new JArray() : JValue.CreateNull()));
            }
        }
    }

    // A whole amount is written without decimals, as everywhere.
    private static JToken? Plain(JToken? value) =>
        value is JValue { Value: decimal number } && number == decimal.Truncate(number) && Math.Abs(number) < long.MaxValue ? new JValue((long)number) : value;
}
