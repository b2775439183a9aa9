using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Errors;
using PartnerReferrals.KnownValues;
using PartnerReferrals.Mapping.Conversion;
using PartnerReferrals.Mapping.Fields;

namespace PartnerReferrals.Mapping;

/// <summary>Amounts of money have no more decimals than their currency: they are rounded, and it is said unless it was a computer's noise.</summary>
internal static class Money
{
    /// <summary>The property that names the currency, beside every amount.</summary>
    internal const string Currency = "currency";

    // Smaller differences come of binary arithmetic, not of anybody's pen.
    private const decimal Noise = 0.000001m;

    private static readonly Lazy<Field[]> Amounts = new(() => [.. FieldTable.All.Where(f => f.IsMoney && !f.IsReadOnly)]);

    /// <summary>Rounds the amounts of a referral that was put together from input.</summary>
    internal static void Round(ReferralDraft draft)
    {
        foreach (var (owner, amount, place) in AmountsOf(draft))
            Round(draft, owner, amount, place);
    }

    /// <summary>The objects in a draft that may hold an amount.</summary>
    internal static IEnumerable<(JObject Owner, Field Field, FieldLocation Place)> AmountsOf(ReferralDraft draft)
    {
        foreach (var amount in Amounts.Value)
        {
            if (!amount.IsInList)
            {
                if (CellText.At(draft.Json, amount.Parent!.Steps) is JObject owner)
                    yield return (owner, amount, new FieldLocation(amount.Path, null));

                continue;
            }

            var elements = CellText.List(draft.Json, amount.Parent!);
            for (var i = 0; i < elements.Count; i++)
                yield return (elements[i], amount, new FieldLocation(amount.Path, null, i));
        }
    }

    /// <summary>An amount as its currency writes it, with a warning where something of it is lost; null where there is nothing to round.</summary>
    /// <param name="amount">The amount.</param>
    /// <param name="currency">Its currency; one that is not known rounds nothing.</param>
    internal static Converted? Round(JToken? amount, JToken? currency)
    {
        if (amount is not JValue { Value: decimal given } || currency is not JValue { Value: string text } || KnownValueSets.Currency.Match(text) is not { } code)
            return null;

        var decimals = CurrencyData.DecimalsOf(code);
        var rounded = decimal.Round(given, decimals, MidpointRounding.AwayFromZero);
        if (rounded == given)
            return null;

        var token = DecimalConverter.Token(rounded);
        return Math.Abs(rounded - given) < Noise ? Converted.Of(token) : Converted.Warn(
            token,
            FaultCodes.RoundedAmount,
            string.Format(CultureInfo.InvariantCulture, "{0} has {1} decimals, so {2} is sent.", code, decimals == 0 ? "no" : decimals, rounded),
            FaultCodes.RoundedAmount.RecommendedAction);
    }

    private static void Round(ReferralDraft draft, JObject owner, Field amount, FieldLocation place)
    {
        var given = owner[amount.WireName];
        if (Round(given, owner[Currency]) is not { } rounded)
            return;

        if (rounded.Code is not null)
            draft.Report(amount, place, ((JValue)given!).Value, rounded);

        owner[amount.WireName] = rounded.Token;
    }
}
