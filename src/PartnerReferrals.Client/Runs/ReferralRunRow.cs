using System;
using System.Collections.Generic;
using PartnerReferrals.Creating;
using PartnerReferrals.Editing;
using PartnerReferrals.Errors;

namespace PartnerReferrals.Runs;

/// <summary>One row of a run.</summary>
internal sealed class ReferralRunRow
{
    /// <summary>1-based number in the input.</summary>
    public required long Row { get; init; }

    /// <summary>What to create. For a shared deal: the deal before it is split.</summary>
    public required Referral Referral { get; init; }

    /// <summary>The legs of a shared deal; null for an ordinary one.</summary>
    public SharedReferralLegs? Legs { get; init; }

    /// <summary>
    /// How to change the referral where the row has one already: by its id, and the concurrency stamp that an earlier change of this row left. Null to leave it
    /// as it is.
    /// </summary>
    public Func<string, string?, EditRequest>? Change { get; init; }

    /// <summary>The own leg of a shared deal where it exists already: only Microsoft's is missing.</summary>
    public Referral? ExistingOwnLeg { get; init; }

    /// <summary>Whatever the caller wants back with the outcome, such as the input object.</summary>
    public object? Tag { get; init; }
}

/// <summary>How one row ended.</summary>
internal sealed class ReferralRunOutcome
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

    /// <summary>The fields that were changed, in words; empty where none was.</summary>
    public string Changes { get; init; } = "";

    /// <summary>Worth knowing beside the outcome, such as what an update could not do.</summary>
    public IReadOnlyList<Fault> Warnings { get; init; } = [];

    /// <summary><see cref="ReferralRunRow.Tag"/>.</summary>
    public object? Tag { get; init; }
}

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
