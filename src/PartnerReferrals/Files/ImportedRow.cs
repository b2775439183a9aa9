using PartnerReferrals.Runs;

namespace PartnerReferrals;

/// <summary>How one row of an imported file ended. Holds no contact data.</summary>
public sealed class ImportedRow
{
    /// <summary>1-based number among the file's data rows.</summary>
    public required long Row { get; init; }

    /// <summary>1-based line of the file where the row begins.</summary>
    public long? Line { get; init; }

    /// <summary>How it ended.</summary>
    public required RowState State { get; init; }

    /// <summary>Your own id of the deal.</summary>
    public string? ExternalReferenceId { get; init; }

    /// <summary>Deal name.</summary>
    public string? Name { get; init; }

    /// <summary>Id of the referral, or of the own leg of a co-sell deal; <c>Get-PartnerReferral</c> takes it from the pipeline.</summary>
    public string? ReferralId { get; init; }

    /// <summary>Engagement of the referral.</summary>
    public string? EngagementId { get; init; }

    /// <summary>Id of Microsoft's leg of a co-sell deal.</summary>
    public string? ConnectedReferralId { get; init; }

    /// <summary>Error id; null where nothing went wrong.</summary>
    public string? ErrorId { get; init; }

    /// <summary>What went wrong; several faults are joined by <c>; </c>.</summary>
    public string? Message { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"Row {Row}: {State}";
}
