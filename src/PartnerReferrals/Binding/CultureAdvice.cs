using System.Linq;
using PartnerReferrals.KnownValues;

namespace PartnerReferrals.Binding;

/// <summary>What to say of a culture that is not known.</summary>
internal static class CultureAdvice
{
    private const int MostNamed = 4;

    /// <summary>What is wrong, and what to give instead.</summary>
    /// <param name="name">The name that was given.</param>
    internal static (string Message, string Action) For(string name)
    {
        if (name.Trim().Length == 0)
            return ("The invariant culture is not how people write: a process without globalization data has no other.", "Name the culture by language and country, such as de-DE.");

        var named = WrittenCulture.OfLanguage(name).Take(MostNamed).ToList();
        return named.Count > 0
            ? ($"'{name}' is a language; how numbers and dates are written is a matter of its countries too.", $"Give language and country, such as {string.Join(", ", named)}.")
            : ($"It is not known how numbers and dates are written in '{name}'.", "Give language and country, such as de-DE or en-GB; Tab completes them. For others: leave -Culture out and write 1234.56 and 2026-12-31.");
    }
}
