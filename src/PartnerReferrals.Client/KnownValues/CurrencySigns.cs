using System;
using System.Collections.Generic;
using System.Linq;

namespace PartnerReferrals.KnownValues;

/// <summary>
/// The signs that stand beside amounts of money, with the currencies each may mean. One sign for one currency names it; a sign that
/// several countries write can only agree with a currency that is given. Source: Unicode CLDR 42, and how the countries write themselves.
/// </summary>
internal static class CurrencySigns
{
    private static readonly Dictionary<string, string[]> BySign = new(StringComparer.OrdinalIgnoreCase)
    {
        ["€"] = ["EUR"], ["£"] = ["GBP"], ["₹"] = ["INR"], ["₺"] = ["TRY"], ["₽"] = ["RUB"], ["₪"] = ["ILS"], ["₫"] = ["VND"], ["₴"] = ["UAH"],
        ["₦"] = ["NGN"], ["₱"] = ["PHP"], ["₸"] = ["KZT"], ["₾"] = ["GEL"], ["฿"] = ["THB"], ["₲"] = ["PYG"], ["₡"] = ["CRC", "SVC"],
        ["zł"] = ["PLN"], ["Kč"] = ["CZK"], ["Ft"] = ["HUF"], ["R$"] = ["BRL"], ["S/"] = ["PEN"], ["SFr."] = ["CHF"], ["Fr."] = Named("franc"), ["Fr"] = Named("franc"),
        ["US$"] = ["USD"], ["U$S"] = ["USD"], ["A$"] = ["AUD"], ["AU$"] = ["AUD"], ["CA$"] = ["CAD"], ["C$"] = ["CAD", "NIO"], ["NZ$"] = ["NZD"], ["HK$"] = ["HKD"],
        ["S$"] = ["SGD"], ["NT$"] = ["TWD"], ["MX$"] = ["MXN"], ["RM"] = ["MYR"], ["Rp"] = ["IDR"], ["R"] = ["ZAR"], ["CN¥"] = ["CNY"], ["JP¥"] = ["JPY"],
        ["¥"] = ["JPY", "CNY"], ["￥"] = ["JPY", "CNY"], ["円"] = ["JPY"], ["元"] = ["CNY", "TWD", "HKD"], ["₩"] = ["KRW", "KPW"],
        ["kr"] = ["SEK", "NOK", "DKK", "ISK"], ["kr."] = ["SEK", "NOK", "DKK", "ISK"], ["$"] = [.. Named("dollar"), .. Named("peso")], ["Rs"] = Named("rupee"), ["Rs."] = Named("rupee"),
        ["lei"] = ["RON", "MDL"], ["лв."] = ["BGN"], ["лв"] = ["BGN"],
    };

    /// <summary>The currencies a sign, a code or a name beside an amount may mean; empty where it means none.</summary>
    /// <param name="text">What stands in front of the digits or behind them.</param>
    internal static IReadOnlyList<string> Currencies(string text) =>
        BySign.TryGetValue(text, out var codes) ? codes
        : KnownValueSets.Currency.Match(text) is { } code ? [code]
        : [];

    /// <summary>Every sign, for a test.</summary>
    internal static IReadOnlyCollection<string> All => BySign.Keys;

    private static string[] Named(string kind) =>
        [.. KnownValueSets.Currency.Values.Where(c => c.Description.EndsWith(kind, StringComparison.OrdinalIgnoreCase)).Select(c => c.Value)];
}
