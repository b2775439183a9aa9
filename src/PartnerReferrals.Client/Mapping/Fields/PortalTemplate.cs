using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PartnerReferrals.KnownValues;

namespace PartnerReferrals.Mapping.Fields;

/// <summary>
/// One generation of the portal's bulk file: its columns (portal facts). The order of 2023 is the portal's; what 2026 added stands beside its like, as
/// no source tells its place.
/// </summary>
internal sealed class PortalTemplate
{
    internal const string Errors = "Errors";
    internal const string MicrosoftStatus = "Microsoft Referral Status";
    internal const string MicrosoftSubstatus = "Microsoft Referral Substatus";

    private const int FewestColumns = 3;

    // What stands in no other list of deals.
    private static readonly HashSet<string> Telling = Keys(
    [
        "Partner Referral Status", "Partner Referral Substatus", "Microsoft help required?", "What specific help from Microsoft?", "Share with Microsoft sales team",
        "Consent to share Customer/Partner contact", "Marketplace Purchase Intent", "Microsoft MSX ID", "Migrated PSC deal ID",
    ]);

    private readonly HashSet<string> _keys;

    private PortalTemplate(int year, string[] names)
    {
        Year = year;
        Columns = [.. names.Concat(Numbered("Solution")).Concat(Numbered("Team member")).Select(name => new PortalColumn(name))];
        _keys = Keys(names);
    }

    internal static PortalTemplate Of2023 { get; } = new(2023,
    [
        Errors, "Engagement ID", "Referral ID", "Deal Name", "Customer Name", "Customer Address Line 1", "Customer Address Line 2",
        "Customer City", "Customer State", "Customer Postal code", "Customer Country", "Customer D-U-N-S ID",
        "Customer Contact First Name", "Customer Contact Last Name", "Customer Contact Phone number", "Customer Contact Email Address",
        "Partner Referral Status", "Partner Referral Substatus", MicrosoftStatus, "Microsoft MSX ID", "Migrated PSC deal ID", "Declined/Lost/Error reason",
        "Sales Stage", "Estimated Deal Value", "Currency", "Estimated Close Date", "CRM ID", "Marketing Campaign ID", "Notes",
        "Microsoft help required?", "What specific help from Microsoft?", "Share with Microsoft sales team", "Notes to Microsoft",
        "Consent to share Customer/Partner contact", "CLA Number", "Device Category", "Silicon Type", "Azure Certified Device",
        "Attach Services", "PartnerID", "Marketplace Purchase Intent",
    ]);

    internal static PortalTemplate Of2026 { get; } = new(2026,
    [
        Errors, "Engagement ID", "Referral ID", "Created Date", "Deal Name", "Customer Name", "Customer Domain Name", "Customer Address Line 1", "Customer Address Line 2",
        "Customer City", "Customer State", "Customer Postal code", "Customer Country", "Customer D-U-N-S ID",
        "Final Matched Customer Account", "Matched Category", "Confidence", "Managed Account Match 1", "Managed Account Match 2",
        "UnManaged Account Match 1", "UnManaged Account Match 2", "Moodys Account Match 1", "Moodys Account Match 2",
        "Customer Contact First Name", "Customer Contact Last Name", "Customer Contact Phone number", "Customer Contact Email Address",
        "Partner Referral Status", "Partner Referral Substatus", MicrosoftStatus, MicrosoftSubstatus, "Microsoft MSX ID", "Migrated PSC deal ID", "Decline/Lost/Error reason",
        "Sales Stage", "Estimated Deal Value", "Currency", "Estimated ACR Value", "Estimated Close Date", "CRM ID", "Marketing Campaign ID", "Notes",
        "Microsoft help required?", "What specific help from Microsoft?", "Share with Microsoft sales team", "Notes to Microsoft",
        "Consent to share Customer/Partner contact", "Solution Area", "Solution Play", "CLA Number", "Device Category", "Silicon Type", "Azure Certified Device",
        "Attach Services", "PartnerID", "Marketplace Purchase Intent",
    ]);

    /// <summary>The year its columns were seen in.</summary>
    internal int Year { get; }

    /// <summary>The columns, always all and in the same order.</summary>
    internal IReadOnlyList<PortalColumn> Columns { get; }

    /// <summary>Says whose columns these are; null where they are not the portal's.</summary>
    /// <param name="columns">The columns of a file or row.</param>
    internal static string? Describe(IEnumerable<string> columns)
    {
        var keys = Keys(columns);
        if (keys.Count(Telling.Contains) < FewestColumns)
            return null;

        var template = keys.Any(key => Of2026._keys.Contains(key) && !Of2023._keys.Contains(key)) ? Of2026
            : keys.Any(key => Of2023._keys.Contains(key) && !Of2026._keys.Contains(key)) ? Of2023
            : null;
        return template is null
            ? "The columns are those of the portal's bulk file."
            : string.Format(CultureInfo.InvariantCulture, "The columns are those of the portal's bulk file in its form of {0}.", template.Year);
    }

    private static HashSet<string> Keys(IEnumerable<string> names) => new(names.Select(NameKey.Of), StringComparer.Ordinal);

    private static IEnumerable<string> Numbered(string name) =>
        Enumerable.Range(1, FieldTable.Find(name + " 1")!.Field.PortalColumnCount).Select(n => $"{name} {n.ToString(CultureInfo.InvariantCulture)}");
}
