using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Errors;
using PartnerReferrals.Mapping.Conversion;
using PartnerReferrals.Mapping.Fields;

namespace PartnerReferrals.Mapping;

/// <summary>
/// The currency that was written beside an amount: it fills the field of the currency where it means one alone, and has to agree with that
/// field where both are given.
/// </summary>
internal static class AmountCurrency
{
    private const string Currency = Money.Currency;

    /// <summary>The mark that came with an amount; null for none.</summary>
    internal static CurrencyMark? Of(JToken amount) => amount.Annotation<CurrencyMark>();

    /// <summary>Fills in the currencies that the input gives by a sign only: before defaults do, since the row wins.</summary>
    internal static void Fill(ReferralDraft draft)
    {
        foreach (var (owner, _, mark, _) in Marked(draft))
        {
            if (owner[Currency] is null && mark.Currencies.Count == 1)
                owner[Currency] = mark.Currencies[0];
        }
    }

    /// <summary>Refuses amounts whose sign is not that of their currency.</summary>
    internal static void Check(ReferralDraft draft)
    {
        foreach (var (owner, amount, mark, place) in Marked(draft).ToList())
        {
            if (Contradiction(mark, owner[Currency]) is not { } contradiction)
                continue;

            draft.Report(amount, place, mark.Written, contradiction);
            owner.Remove(amount.WireName);
        }
    }

    /// <summary>What is wrong with a sign beside a currency; null where they agree, or where there is no currency to compare with.</summary>
    internal static Converted? Contradiction(CurrencyMark mark, JToken? currency) =>
        currency is JValue { Value: string code } && !mark.Currencies.Contains(code, StringComparer.OrdinalIgnoreCase)
            ? Converted.Refuse(FaultCodes.CurrencyConflict, $"'{mark.Sign}' is not {code}.", $"'{mark.Sign}' is not {code}: correct the amount or the currency. Digits alone are enough beside a currency.")
            : null;

    private static IEnumerable<(JObject Owner, Field Amount, CurrencyMark Mark, FieldLocation Place)> Marked(ReferralDraft draft) =>
        from amount in Money.AmountsOf(draft)
        let mark = amount.Owner[amount.Field.WireName] is { } value ? Of(value) : null
        where mark is not null
        select (amount.Owner, amount.Field, mark, amount.Place);
}
