using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;

namespace PartnerReferrals.Commands;

/// <summary>Which cmdlet parameters are fields of a referral: those that <see cref="ReferralInputCommand"/> declares for it.</summary>
internal static class FieldParameters
{
    private static readonly Lazy<HashSet<string>> Names = new(() => new HashSet<string>(
        typeof(ReferralInputCommand)
            .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(p => p.IsDefined(typeof(ParameterAttribute)) && p.Name is not (nameof(ReferralInputCommand.PropertyMap) or nameof(ReferralInputCommand.Culture)))
            .Select(p => p.Name),
        StringComparer.OrdinalIgnoreCase));

    /// <summary>Whether a bound parameter is a field. The mapping table knows each by its flat name.</summary>
    internal static bool Contains(string parameter) => Names.Value.Contains(parameter);
}
