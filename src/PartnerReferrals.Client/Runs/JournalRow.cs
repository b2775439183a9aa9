using System;

namespace PartnerReferrals.Runs;

/// <summary>What a journal says of one row: how far it got, and which referral it became. Holds no personal data.</summary>
public sealed class JournalRow
{
    /// <summary>1-based number of the row in the input, or in the pipeline.</summary>
    public required long Row { get; init; }

    /// <summary>How far it got.</summary>
    public required JournalState State { get; init; }

    /// <summary>Your own id of the deal; null where the row has none.</summary>
    public string? ExternalReferenceId { get; init; }

    /// <summary>What the journal knows the row by: its external id, or a hash of its content.</summary>
    public required string Key { get; init; }

    /// <summary>Id of the referral, or of the own leg of a co-sell deal; the cmdlets that find and change referrals take it from the pipeline.</summary>
    public string? ReferralId { get; init; }

    /// <summary>Engagement of the referral.</summary>
    public string? EngagementId { get; init; }

    /// <summary>Id of Microsoft's leg of a co-sell deal.</summary>
    public string? ConnectedReferralId { get; init; }

    /// <summary>
    /// Version of the referral as a change by this row left it; null where it changed none. A change that <c>Get-PartnerReferralChange</c> returns with this version
    /// is the run's own.
    /// </summary>
    public string? ETag { get; init; }

    /// <summary>When it was sent last (UTC, clock of the machine that sent it); null for a row that was never sent.</summary>
    public DateTimeOffset? SentDateTime { get; init; }

    /// <summary>Id of the error it ended with; null where nothing went wrong.</summary>
    public string? ErrorId { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"Row {Row}: {State}";
}
