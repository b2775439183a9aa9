using PartnerReferrals.Errors;
using PartnerReferrals.KnownValues;

namespace PartnerReferrals.Mapping.Conversion;

/// <summary>Country codes of two or three letters, and names of countries; what only comes near a name is refused with the code to write.</summary>
internal static class CountryConverter
{
    internal static Converted Convert(string text) => KnownValueSets.Country.Match(text) is { } code
        ? Converted.Of(code)
        : Converted.Refuse(
            FaultCodes.InvalidCountry,
            "it is no country code.",
            KnownValueSets.Country.Nearest(text) is { } country ? $"Write {country.Value} for {country.Description}." : null);
}

/// <summary>Currency codes of ISO 4217 in any case, names of currencies, and signs that mean one alone.</summary>
internal static class CurrencyConverter
{
    internal static Converted Convert(string text)
    {
        if (KnownValueSets.Currency.Match(text) is { } code)
            return Converted.Of(code);

        var currencies = CurrencySigns.Currencies(text.Trim());
        return currencies.Count == 1
            ? Converted.Of(currencies[0])
            : Converted.Refuse(FaultCodes.InvalidCurrency, currencies.Count == 0 ? "it is no currency code." : "several currencies are written so.", Suggest(text));
    }

    private static string? Suggest(string text) =>
        KnownValueSets.Currency.Nearest(text) is { } currency ? $"Write {currency.Value} for {currency.Description}." : null;
}
