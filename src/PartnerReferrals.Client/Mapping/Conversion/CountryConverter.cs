using PartnerReferrals.Validation;
using PartnerReferrals.WellKnown;

namespace PartnerReferrals.Mapping.Conversion;

/// <summary>Country codes: two letters; three letters are converted; names are refused with the code to write.</summary>
internal static class CountryConverter
{
    internal static Converted Convert(string text) => WellKnownSets.Country.Match(text) is { } code
        ? Converted.Of(code)
        : Converted.Refuse(
            FaultCodes.InvalidCountry,
            "it is no country code.",
            WellKnownSets.Country.Nearest(text) is { } country ? $"Write {country.Value} for {country.Description}." : null);
}
