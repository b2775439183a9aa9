using System;
using System.Collections.Generic;
using System.Linq;
using PartnerReferrals.Mapping;

namespace PartnerReferrals.Binding;

/// <summary>Which cmdlet parameters are fields of a referral: the mapping table says so.</summary>
internal static class FieldParameters
{
    private static readonly Lazy<HashSet<string>> Names = new(() => new HashSet<string>(
        FieldTable.All.Select(f => f.Parameter).OfType<string>(), StringComparer.OrdinalIgnoreCase));

    /// <summary>Whether a bound parameter is a field.</summary>
    internal static bool Contains(string parameter) => Names.Value.Contains(parameter);
}
