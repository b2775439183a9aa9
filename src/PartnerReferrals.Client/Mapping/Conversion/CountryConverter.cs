using System;
using System.Linq;
using PartnerReferrals.Validation;
using PartnerReferrals.WellKnown;

namespace PartnerReferrals.Mapping.Conversion;

/// <summary>Country codes: two letters; three letters are converted; names are refused with the code to write.</summary>
internal static class CountryConverter
{
    internal static Converted Convert(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length is 2 or 3 && WellKnownSets.Country.Match(trimmed) is { } code)
            return Converted.Of(code);

        return Converted.Refuse(FaultCodes.InvalidCountry, "it is no country code.", Suggest(trimmed));
    }

    private static string? Suggest(string text)
    {
        if (string.Equals(text, "UK", StringComparison.OrdinalIgnoreCase))
            return "Write GB for the United Kingdom.";

        if (string.Equals(text, "EL", StringComparison.OrdinalIgnoreCase))
            return "Write GR for Greece.";

        var countries = WellKnownSets.Country.Values;
        var name = NearestName.Of(text, text.Length > 3 ? countries.Select(c => c.Description) : countries.Select(c => c.Value));
        return name is null || text.Length <= 3 ? null : $"Write {countries.First(c => c.Description == name).Value} for {name}.";
    }
}
