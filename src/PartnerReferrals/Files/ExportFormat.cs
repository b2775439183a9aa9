namespace PartnerReferrals;

/// <summary>Columns of an exported file.</summary>
public enum ExportFormat
{
    /// <summary>This module's own columns: everything that fits into cells.</summary>
    Flat,

    /// <summary>The columns of Partner Center's bulk file.</summary>
    Portal,
}
