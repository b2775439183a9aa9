using System;

namespace PartnerReferrals.Runs;

/// <summary>What the replay of a journal needs of a line; a million of them are read in a second or two, so it holds no text.</summary>
internal struct JournalEntry
{
    /// <summary>Where the line begins.</summary>
    internal long Offset;

    internal long Batch;

    internal bool EndsBatch;

    internal JournalState State;

    internal long Row;

    internal RowKeyHash Key;

    /// <summary>The row has no external id.</summary>
    internal bool IsByContent;

    /// <summary>It says when something was sent.</summary>
    internal bool HasSentAt;

    /// <summary>Id of the referral; empty where there is none, or where it is no GUID.</summary>
    internal Guid Id;

    /// <summary>Id of Microsoft's leg, likewise.</summary>
    internal Guid ConnectedId;

    /// <summary>An id that is no GUID.</summary>
    internal string? OddId;

    /// <summary>An id of Microsoft's leg that is no GUID.</summary>
    internal string? OddConnectedId;

    /// <summary>Of a line that was parsed.</summary>
    internal static JournalEntry Of(JournalLine line, long offset)
    {
        var entry = new JournalEntry
        {
            Offset = offset,
            Batch = line.Batch,
            EndsBatch = line.EndsBatch,
            State = line.State,
            Row = line.Row,
            Key = RowKeyHash.Of(line.Key),
            IsByContent = RowKey.IsByContent(line.Key),
            HasSentAt = line.SentAt is not null,
        };
        entry.OddId = Guid.TryParseExact(line.Id, "D", out entry.Id) ? null : line.Id;
        entry.OddConnectedId = Guid.TryParseExact(line.ConnectedId, "D", out entry.ConnectedId) ? null : line.ConnectedId;
        return entry;
    }
}

/// <summary>Takes a line.</summary>
internal delegate void JournalVisitor(in JournalEntry entry);
