namespace PartnerReferrals.Bulk;

/// <summary>What a run knows a row by.</summary>
public sealed class RowKey
{
    /// <summary><c>id:</c> and the external id; else <c>hash:</c>, the payload's hash, and the occurrence after a <c>#</c>.</summary>
    public required string Key { get; init; }

    /// <summary>Hash of the payload.</summary>
    public required string PayloadHash { get; init; }

    /// <summary>1 for the first row with this payload or external id, 2 for the second…</summary>
    public int Occurrence { get; init; } = 1;

    /// <summary>An earlier row of the same input has the same external id: one of the two is wrong.</summary>
    public bool IsDuplicate { get; init; }
}
