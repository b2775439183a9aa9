using PartnerReferrals.Errors;
using PartnerReferrals.KnownValues;

namespace PartnerReferrals.Mapping.Conversion;

/// <summary>Country codes: two letters; three letters are converted; names are refused with the code to write.</summary>
internal static class CountryConverter
{
    internal static Converted Convert(string text) => KnownValueSets.Country.Match(text) is { } code
        ? Converted.Of(code)
        : Converted.Refuse(
            FaultCodes.InvalidCountry,
            "it is no country code.",
            KnownValueSets.Country.Nearest(text) is { } country ? $"Write {country.Value} for {country.Description}." : null);
}

/// <summary>Currency codes of ISO 4217, in any case.</summary>
internal static class CurrencyConverter
{
    internal static Converted Convert(string text) => KnownValueSets.Currency.Match(text) is { } code
        ? Converted.Of(code)
        : Converted.Refuse(FaultCodes.InvalidCurrency, "it is no currency code.", Suggest(text.Trim()));

    private static string? Suggest(string text) => text switch
    {
        "$" => "Write USD for the US dollar, or the code of the dollar you mean.",
        "€" => "Write EUR.",
        "£" => "Write GBP.",
        _ => KnownValueSets.Currency.Nearest(text) is { } currency ? $"Write {currency.Value} for {currency.Description}." : null,
    };
}
