using System;
using System.Net;
using System.Text;

namespace PartnerReferrals.Runs;

/// <summary>
/// Whether two versions of a row without external id are one deal. Somebody who changes a row changes its value, its date or its notes, and seldom the name
/// of the deal and that of the customer both; a row of another deal has other names.
/// </summary>
internal static class DealIdentity
{
    internal static bool IsSame(Referral one, Referral other) =>
        IsSame(one.CustomerProfile?.Name, other.CustomerProfile?.Name) || IsSame(one.Name, other.Name);

    // As a service may keep it: blanks, letter case, composed letters and entities of HTML do not matter.
    private static bool IsSame(string? one, string? other) =>
        Fold(one) is { Length: > 0 } folded && string.Equals(folded, Fold(other), StringComparison.OrdinalIgnoreCase);

    private static string Fold(string? text) =>
        string.Join(" ", (WebUtility.HtmlDecode(text) ?? "").Normalize(NormalizationForm.FormKC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
