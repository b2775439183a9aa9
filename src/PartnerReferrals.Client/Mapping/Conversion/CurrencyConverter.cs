using PartnerReferrals.Validation;
using PartnerReferrals.WellKnown;

namespace PartnerReferrals.Mapping.Conversion;

/// <summary>Currency codes of ISO 4217, in any case.</summary>
internal static class CurrencyConverter
{
    internal static Converted Convert(string text) => WellKnownSets.Currency.Match(text) is { } code
        ? Converted.Of(code)
        : Converted.Refuse(FaultCodes.InvalidCurrency, "it is no currency code.", Suggest(text.Trim()));

    private static string? Suggest(string text) => text switch
    {
        "$" => "Write USD for the US dollar, or the code of the dollar you mean.",
        "€" => "Write EUR.",
        "£" => "Write GBP.",
        _ => WellKnownSets.Currency.Nearest(text) is { } currency ? $"Write {currency.Value} for {currency.Description}." : null,
    };
}
