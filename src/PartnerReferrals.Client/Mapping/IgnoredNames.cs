using System;
using System.Collections.Generic;
using System.Linq;

namespace PartnerReferrals.Mapping;

/// <summary>Names that are known and never sent: read-only columns of the portal's file, and computed members of our own output.</summary>
internal static class IgnoredNames
{
    private const string AccountMatching = "The API offers no account matching, so the matched account is not sent.";

    private static readonly HashSet<string> Silent = new(
        new[]
        {
            "Errors", "Microsoft Referral Status", "Matched category", "Confidence",
            nameof(Referral.Category), nameof(Referral.IsTerminal), nameof(Referral.Owner), nameof(JsonModel.AdditionalProperties),
            nameof(Referral.CurrentState), nameof(Member.DisplayName),
        }.Select(NameKey.Of),
        StringComparer.Ordinal);

    private static readonly HashSet<string> SilentNumbered = new(
        new[] { "Microsoft team member", "Managed Account", "Unmanaged Account", "DUNS Account" }.Select(NameKey.Of),
        StringComparer.Ordinal);

    private static readonly Dictionary<string, string> Told = new(StringComparer.Ordinal)
    {
        [NameKey.Of("Final Matched Customer Account")] = AccountMatching,
        [NameKey.Of("Final account match")] = AccountMatching,
        [NameKey.Of("Customer Domain Name")] =
            "The API has no known property for it; to keep it, map it to an attribute: -PropertyMap @{ 'Customer Domain Name' = 'Attributes[CustomerDomainName]' }.",
    };

    /// <summary>Whether the name is known and not sent; with a reason where the user should hear of it.</summary>
    internal static bool Contains(string name, out string? reason)
    {
        reason = null;
        if (name.IndexOf("@odata.", StringComparison.OrdinalIgnoreCase) >= 0)
            return true;

        var key = NameKey.Of(WithoutRemark(name));
        return Told.TryGetValue(key, out reason) || Silent.Contains(key) || SilentNumbered.Contains(key.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9'));
    }

    private static string WithoutRemark(string name) =>
        name.TrimEnd() is { } text && text.EndsWith(")", StringComparison.Ordinal) && text.LastIndexOf('(') is > 0 and var open
            ? text.Substring(0, open)
            : name;
}
