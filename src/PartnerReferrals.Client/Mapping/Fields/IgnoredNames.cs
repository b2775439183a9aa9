using System;
using System.Collections.Generic;
using System.Linq;
using PartnerReferrals.KnownValues;

namespace PartnerReferrals.Mapping.Fields;

/// <summary>Names that are known and never sent: read-only columns of the portal's file, and computed members of our own output.</summary>
internal static class IgnoredNames
{
    private const string AccountMatching = "The API offers no account matching, so the matched account is not sent.";

    private const string FilledIn = "Partner Center fills this in, and nobody can set it.";

    // What our own objects compute: piped back in, nothing of it is lost.
    private static readonly HashSet<string> Computed = new(
        new[]
        {
            nameof(Referral.Category), nameof(Referral.IsTerminal), nameof(Referral.DaysToExpiry), nameof(Referral.IsOverdue), nameof(Referral.RegistrationDueDate), nameof(JsonModel.AdditionalProperties), nameof(Referral.CurrentState), nameof(Member.DisplayName),
            nameof(SharedReferral.OwnState), nameof(SharedReferral.MicrosoftState), nameof(SharedReferral.MicrosoftStatusReason), nameof(SharedReferral.MicrosoftCrmId),
        }.Select(NameKey.Of),
        StringComparer.Ordinal);

    // What CRMs call the id they give a deal. Only the user knows whether it is the key to find it by.
    private static readonly HashSet<string> CrmIds = new(
        new[] { "Opportunity ID", "Deal ID", "Record ID", "Record Id - Deal", "(Do Not Modify) Opportunity", "Opportunity Number" }.Select(NameKey.Of),
        StringComparer.Ordinal);

    private static readonly string Errors = NameKey.Of(nameof(Errors));

    private static readonly HashSet<string> Numbered = new(
        new[]
        {
            "Microsoft team member", "Managed Account", "Unmanaged Account", "DUNS Account",
            "Managed Account Match", "UnManaged Account Match", "Moodys Account Match",
        }.Select(NameKey.Of),
        StringComparer.Ordinal);

    private static readonly Dictionary<string, string> Reasons = new(StringComparer.Ordinal)
    {
        [NameKey.Of("Microsoft Referral Status")] = FilledIn,
        [NameKey.Of("Microsoft Referral Substatus")] = FilledIn,
        [NameKey.Of("Estimated ACR Value")] = "The API has no known property for it.",
        [NameKey.Of("Matched category")] = FilledIn,
        [NameKey.Of("Confidence")] = FilledIn,
        [NameKey.Of(nameof(Referral.Owner))] = "The owner of a deal is the organization that creates it; give your seller as TeamEmail, TeamFirstName and TeamLastName.",
        [NameKey.Of("Final Matched Customer Account")] = AccountMatching,
        [NameKey.Of("Final account match")] = AccountMatching,
        [NameKey.Of("Customer Domain Name")] =
            "The API has no known property for it; to keep it, map it to an attribute: -PropertyMap @{ 'Customer Domain Name' = 'Attributes[CustomerDomainName]' }.",
    };

    /// <summary>Whether a name is what a CRM calls the id it gives a deal.</summary>
    internal static bool IsCrmId(string name) => CrmIds.Contains(NameKey.Of(WithoutRemark(name)));

    /// <summary>Whether the name is known and not sent; with the reason, of which the user hears where the input gives a value.</summary>
    internal static bool Contains(string name, out string? reason)
    {
        reason = null;
        if (name.IndexOf("@odata.", StringComparison.OrdinalIgnoreCase) >= 0)
            return true;

        var key = NameKey.Of(WithoutRemark(name));

        // The first column of our own report on failed rows, and of the portal's: who has corrected a row need not empty it.
        if (key == Errors || Computed.Contains(key))
            return true;

        if (IsCrmId(name))
            reason = $"It looks like your CRM's own id; to know the deals by it, add -PropertyMap @{{ '{name.Trim()}' = 'ExternalReferenceId' }}.";
        else if (Numbered.Contains(key.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9')))
            reason = FilledIn;
        else if (RegistrationTemplate.Find(key) is not null)
            reason = "Register-PartnerReferral takes the file of deal registrations.";

        return reason is not null || Reasons.TryGetValue(key, out reason);
    }

    private static string WithoutRemark(string name) =>
        name.TrimEnd() is { } text && text.EndsWith(")", StringComparison.Ordinal) && text.LastIndexOf('(') is > 0 and var open
            ? text.Substring(0, open)
            : name;
}
