namespace PartnerReferrals.Bulk;

/// <summary>How far a row got, as the journal knows it.</summary>
internal enum JournalState : byte
{
    /// <summary>Read, not sent; or sent certainly without effect.</summary>
    Planned,

    /// <summary>May have been sent.</summary>
    Sending,

    /// <summary>Exists.</summary>
    Created,

    /// <summary>Refused.</summary>
    Rejected,

    /// <summary>Sent; searched for; not proven either way.</summary>
    Unknown,
}
