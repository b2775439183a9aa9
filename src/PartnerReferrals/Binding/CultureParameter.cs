using System.Linq;
using System.Management.Automation;
using PartnerReferrals.ErrorRecords;
using PartnerReferrals.KnownValues;

namespace PartnerReferrals.Binding;

/// <summary>The parameter that says how numbers and dates are written.</summary>
internal static class CultureParameter
{
    private const int MostNamed = 4;

    /// <summary>The culture of a name; null for none. A name that is not known is a terminating error.</summary>
    internal static WrittenCulture? Read(PSCmdlet cmdlet, string? name)
    {
        if (name is null)
        {
            return null;
        }

        if (WrittenCulture.Find(name) is { } culture)
        {
            return culture;
        }

        var (message, action) = Advice(name);
        cmdlet.ThrowTerminatingError(ErrorRecordFactory.Refused("PartnerReferral.UnknownCulture", message, ErrorCategory.InvalidArgument, name, action));
        return null;
    }

    private static (string Message, string Action) Advice(string name)
    {
        if (name.Trim().Length == 0)
        {
            return ("The invariant culture is not how people write: a process without globalization data has no other.", "Name the culture by language and country, such as de-DE.");
        }

        var named = WrittenCulture.OfLanguage(name).Take(MostNamed).ToList();
        return named.Count > 0
            ? ($"'{name}' is a language; how numbers and dates are written is a matter of its countries too.", $"Give language and country, such as {string.Join(", ", named)}.")
            : ($"It is not known how numbers and dates are written in '{name}'.", "Give language and country, such as de-DE or en-GB; Tab completes them. For others: leave -Culture out and write 1234.56 and 2026-12-31.");
    }
}
