using System.Globalization;

namespace PartnerReferrals.Pipeline;

/// <summary>One line that names a deal in -WhatIf and -Confirm.</summary>
internal static class ReferralSummary
{
    /// <summary>Name, customer and value; no contact data.</summary>
    internal static string Of(Referral referral)
    {
        var value = referral.Details is { DealValue: { } amount } details
            ? string.Format(CultureInfo.InvariantCulture, ", {0:N0} {1}", amount, details.Currency).TrimEnd()
            : "";
        return $"{referral.Name ?? "(no name)"} ({referral.CustomerProfile?.Name ?? "no customer"}{value})";
    }
}
