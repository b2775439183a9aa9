using System.Collections.Generic;
using PartnerReferrals.Errors;
using PartnerReferrals.Validation;

namespace PartnerReferrals.Bulk;

/// <summary>How one row ended.</summary>
public sealed class ReferralRunOutcome
{
    /// <summary>1-based number in the input.</summary>
    public required long Row { get; init; }

    /// <summary>What the journal knows the row by: its external id, else a hash.</summary>
    public required string Key { get; init; }

    /// <summary>1, or more where earlier rows of the same input were equal to this one.</summary>
    public int Occurrence { get; init; } = 1;

    /// <summary>How it ended.</summary>
    public required RowState State { get; init; }

    /// <summary>The referral, or the own leg of a shared deal; for a row of an earlier run only its ids.</summary>
    public Referral? Referral { get; init; }

    /// <summary>Both legs, for a shared deal.</summary>
    public SharedReferral? SharedReferral { get; init; }

    /// <summary>What went wrong; null where nothing did.</summary>
    public PartnerReferralException? Error { get; init; }

    /// <summary>The row was created by an earlier run from other data; the change was not sent.</summary>
    public bool ChangedSinceCreated { get; init; }

    /// <summary>Worth knowing beside the outcome, such as what an update could not do.</summary>
    public IReadOnlyList<Fault> Warnings { get; init; } = [];

    /// <summary><see cref="ReferralRunRow.Tag"/>.</summary>
    public object? Tag { get; init; }
}
