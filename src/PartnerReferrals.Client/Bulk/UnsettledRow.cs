using System;

namespace PartnerReferrals.Bulk;

/// <summary>A row that an earlier run may have sent without learning what came of it.</summary>
public sealed class UnsettledRow
{
    internal UnsettledRow(long row, string key, string hash, DateTimeOffset? sentAt)
    {
        Row = row;
        Key = key;
        Hash = hash;
        SentAt = sentAt;
    }

    /// <summary>Its number in the earlier run's input.</summary>
    public long Row { get; }

    /// <summary>What the journal knows it by.</summary>
    public string Key { get; }

    /// <summary>When it was sent (UTC).</summary>
    public DateTimeOffset? SentAt { get; }

    internal string Hash { get; }
}
