using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace PartnerReferrals.Mapping.Fields;

/// <summary>The columns of the portal's bulk file in their order (portal facts), with what stands in them.</summary>
internal sealed class PortalColumn
{
    private static readonly string[] Names =
    [
        "Errors", "Engagement ID", "Referral ID", "Deal Name", "Customer Name", "Customer Address Line 1", "Customer Address Line 2",
        "Customer City", "Customer State", "Customer Postal code", "Customer Country", "Customer D-U-N-S ID",
        "Customer Contact First Name", "Customer Contact Last Name", "Customer Contact Phone number", "Customer Contact Email Address",
        "Partner Referral Status", "Partner Referral Substatus", "Microsoft MSX ID", "Migrated PSC deal ID", "Declined/Lost/Error reason",
        "Sales Stage", "Estimated Deal Value", "Currency", "Estimated Close Date", "CRM ID", "Marketing Campaign ID", "Notes",
        "Microsoft help required?", "What specific help from Microsoft?", "Share with Microsoft sales team", "Notes to Microsoft",
        "Consent to share Customer/Partner contact", "CLA Number", "Device Category", "Silicon Type", "Azure Certified Device",
        "Attach Services", "PartnerID", "Marketplace Purchase Intent",
    ];

    private PortalColumn(string header, FieldPath? path)
    {
        Header = header;
        Path = path;
    }

    internal static IReadOnlyList<PortalColumn> All { get; } =
        [.. Names.Concat(Numbered("Solution")).Concat(Numbered("Team member")).Select(name => new PortalColumn(name, FieldTable.Find(name)))];

    internal string Header { get; }

    /// <summary>The field; null for the column of errors.</summary>
    internal FieldPath? Path { get; }

    private static IEnumerable<string> Numbered(string name) =>
        Enumerable.Range(1, FieldTable.Find(name + " 1")!.Field.PortalColumnCount).Select(n => $"{name} {n.ToString(CultureInfo.InvariantCulture)}");
}
