using System.Globalization;

namespace PartnerReferrals.Validation.Rules;

/// <summary>Numbers in messages, the same on every machine.</summary>
internal static class Invariant
{
    internal static string Of(int number) => number.ToString(CultureInfo.InvariantCulture);
}
