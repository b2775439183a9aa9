namespace PartnerReferrals.Bulk;

/// <summary>How a row of a run ended. Every row ends in exactly one of these.</summary>
public enum RowState : long // ConvertTo-Json writes an enum of this width as its word.
{
    /// <summary>Created by this run; also when its answer was lost and the referral was found.</summary>
    Created,

    /// <summary>Nothing to do: an earlier run of the same journal created it, or it existed already.</summary>
    Skipped,

    /// <summary>Refused; nothing was created.</summary>
    Rejected,

    /// <summary>Sent, and nobody can say whether it was created.</summary>
    Unknown,

    /// <summary>Not sent, or certainly without effect: running again sends it.</summary>
    NotSent,

    /// <summary>An existing referral was changed (a row of a bulk file that names one). Imports only.</summary>
    Updated,
}
