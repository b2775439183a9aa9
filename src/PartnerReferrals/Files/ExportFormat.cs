namespace PartnerReferrals;

/// <summary>Columns of an exported file.</summary>
public enum ExportFormat
{
    /// <summary>This module's own columns: everything that fits into cells.</summary>
    Flat,

    /// <summary>The columns of Partner Center's bulk file, as it is since 2026.</summary>
    Portal,

    /// <summary>The columns that file had in 2023.</summary>
    Portal2023,

    /// <summary>The columns of Partner Center's file of deal registrations: one row a deal that has one.</summary>
    PortalRegistrations,
}
