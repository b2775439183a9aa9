using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace PartnerReferrals.Pipeline;

/// <summary>A list of names in a message.</summary>
internal static class Names
{
    // A screen full. What is beyond that is found by looking, not by reading.
    private const int Most = 100;

    /// <summary>The names, or the first of them and how many more there are.</summary>
    internal static string Join(IReadOnlyCollection<string> names) => names.Count <= Most
        ? string.Join(", ", names)
        : string.Format(CultureInfo.InvariantCulture, "{0}, and {1:N0} more", string.Join(", ", names.Take(Most)), names.Count - Most);
}
