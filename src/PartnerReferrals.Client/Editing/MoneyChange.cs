using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Errors;
using PartnerReferrals.Mapping;
using PartnerReferrals.Mapping.Conversion;
using PartnerReferrals.Mapping.Fields;
using PartnerReferrals.Serialization;

namespace PartnerReferrals.Editing;

/// <summary>Amounts of a change, rounded to what their currency has: the one given with them, else the referral's own.</summary>
internal static class MoneyChange
{
    /// <summary>Rounds; the rest of the changes stays as it is.</summary>
    /// <param name="changes">What was asked for.</param>
    /// <param name="current">The referral now; null where it is not known.</param>
    /// <param name="faults">Takes what is worth saying.</param>
    internal static IReadOnlyList<FieldChange> Round(IReadOnlyList<FieldChange> changes, Referral? current, ICollection<Fault> faults) =>
        changes.Any(c => c.Path.Field.IsMoney || c.Path.Field.Kind == FieldKind.Solutions)
            ? [.. changes.Select(c => c.Path.Field.IsMoney ? RoundAmount(c, CurrencyOf(c, changes, current), faults) : RoundSolutions(c, faults))]
            : changes;

    private static FieldChange RoundAmount(FieldChange change, JToken? currency, ICollection<Fault> faults)
    {
        if (AmountCurrency.Of(change.Value) is { } mark && Contradiction(mark, currency) is { } contradiction)
        {
            Report(change, mark.Written, contradiction, faults);
        }

        if (Money.Round(change.Value, currency) is not { } rounded)
        {
            return change;
        }

        Report(change, change.Value, rounded, faults);
        return change.With(rounded.Token!);
    }

    private static FieldChange RoundSolutions(FieldChange change, ICollection<Fault> faults)
    {
        if (change.Path.Field.Kind != FieldKind.Solutions)
        {
            return change;
        }

        var value = change.Value.DeepClone();
        foreach (var solution in value is JArray list ? list.OfType<JObject>() : value is JObject one ? [one] : [])
        {
            if (Money.Round(solution["price"], solution[Money.Currency]) is { } rounded)
            {
                Report(change, solution["price"]!, rounded, faults);
                solution["price"] = rounded.Token;
            }
        }

        return change.With(value);
    }

    private static JToken? CurrencyOf(FieldChange amount, IReadOnlyList<FieldChange> changes, Referral? current)
    {
        var beside = new FieldPath(amount.Path.Field.Parent!.Children[Money.Currency], amount.Path.Indexes);
        return changes.FirstOrDefault(c => string.Equals(c.Path.Text, beside.Text, StringComparison.Ordinal))?.Value
            ?? (current is null ? null : new FieldPointer(beside).Find(current.Json));
    }

    // Another currency is never assumed, and none is changed by the sign of an amount.
    private static Converted? Contradiction(CurrencyMark mark, JToken? currency) => currency is JValue { Value: string }
        ? AmountCurrency.Contradiction(mark, currency)
        : Converted.Refuse(FaultCodes.CurrencyConflict, "the currency of the deal is not known here.", "Write the digits alone, or give the currency in its own field too.");

    private static void Report(FieldChange change, JToken given, Converted rounded, ICollection<Fault> faults)
    {
        if (rounded.Code is not null)
        {
            Report(change, JsonText.Write(given), rounded, faults);
        }
    }

    private static void Report(FieldChange change, string shown, Converted read, ICollection<Fault> faults) => faults.Add(new Fault
    {
        Severity = read.Token is null ? FaultSeverity.Error : FaultSeverity.Warning,
        Code = read.Code!.Code,
        Field = change.Name,
        Value = shown,
        Message = $"'{shown}' is {(read.Token is null ? "refused" : "doubtful")}: {read.Message}",
        Hint = read.Hint!,
    });
}
