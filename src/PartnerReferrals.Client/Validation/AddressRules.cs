using System.Collections.Generic;
using System.Linq;
using PartnerReferrals.Errors;

namespace PartnerReferrals.Validation;

/// <summary>Postal codes that lost a zero in front, where a country's codes consist of digits alone, always as many, and some begin with 0.</summary>
internal static class AddressRules
{
    // Source: the countries' entries in the Universal Postal Union's addressing systems.
    private static readonly Dictionary<string, int> Digits = new()
    {
        ["AU"] = 4, ["BR"] = 8, ["CN"] = 6, ["DE"] = 5, ["DK"] = 4, ["DZ"] = 5, ["EC"] = 6, ["ES"] = 5, ["FI"] = 5, ["FR"] = 5,
        ["GT"] = 5, ["IT"] = 5, ["JP"] = 7, ["KR"] = 5, ["KZ"] = 6, ["LT"] = 5, ["MX"] = 5, ["MY"] = 5, ["NO"] = 4, ["NZ"] = 4, ["PE"] = 5, ["PR"] = 5, ["RO"] = 6, ["SG"] = 6,
        ["SK"] = 5, ["TR"] = 5, ["UA"] = 5, ["US"] = 5, ["ZA"] = 4,
    };

    internal static void Check(RuleContext context)
    {
        if (context.Referral.CustomerProfile?.Address is not { PostalCode: { } code, Country: { } country } || !Digits.TryGetValue(country, out var digits))
            return;

        if (code.Length == digits - 1 && code.All(c => c is >= '0' and <= '9'))
        {
            context.Warn(
                FaultCodes.ShortPostalCode, "CustomerProfile.Address.PostalCode", code,
                $"'{code}' has {Invariant.Of(code.Length)} digits, and postal codes of {country} have {Invariant.Of(digits)}.");
        }
    }
}
