using System;
using System.Collections.Generic;
using System.Linq;

namespace PartnerReferrals.Runs;

/// <summary>
/// Where in the journal each row's last line stands: about sixty bytes a row, so that a million rows can be resumed. The line itself is read when it is needed.
/// </summary>
internal sealed class JournalIndex
{
    // Rows of an input are numbered one by one: a number beyond this is none.
    private const long LastRow = 1L << 26;

    private readonly Dictionary<RowKeyHash, JournalPlace> _places = [];

    // By row number, of rows without external id; zero where there is none.
    private readonly List<long> _byContent = [];

    internal int Count => _places.Count;

    internal IEnumerable<JournalPlace> Places => _places.Values;

    /// <summary>Rows without external id that were created and that nobody has asked for since.</summary>
    internal int Gone => _places.Values.Count(place => place is { IsByContent: true, IsSeen: false, State: JournalState.Created });

    /// <summary>Notes a row's line; true for a row that was not known.</summary>
    internal bool Set(in JournalEntry entry)
    {
        if (entry is { IsByContent: true, State: JournalState.Created, Row: > 0 and < LastRow })
        {
            while (_byContent.Count <= entry.Row)
            {
                _byContent.Add(0);
            }

            _byContent[(int)entry.Row] = entry.Offset;
        }

        var known = _places.Count;
        _places[entry.Key] = new JournalPlace(entry.State, entry.Offset, entry.IsByContent, isSeen: false);
        return _places.Count > known;
    }

    internal JournalPlace? Find(string key) => _places.TryGetValue(RowKeyHash.Of(key), out var place) ? place : null;

    /// <summary>Where the row without external id is noted that was created under a row number; null where there is none.</summary>
    internal long? FindByContent(long row) => row > 0 && row < _byContent.Count && _byContent[(int)row] is > 0 and var offset ? offset : null;

    /// <summary>Somebody asked for the row.</summary>
    internal void MarkSeen(string key)
    {
        var hash = RowKeyHash.Of(key);
        if (_places.TryGetValue(hash, out var place))
        {
            _places[hash] = new JournalPlace(place.State, place.Offset, place.IsByContent, isSeen: true);
        }
    }
}

/// <summary>A row's last line.</summary>
internal readonly struct JournalPlace(JournalState state, long offset, bool isByContent, bool isSeen)
{
    // One byte of it: there is one such place for each row of a journal.
    private readonly byte _state = (byte)state;

    internal long Offset { get; } = offset;

    internal JournalState State => (JournalState)_state;

    /// <summary>The row has no external id.</summary>
    internal bool IsByContent { get; } = isByContent;

    /// <summary>The run was asked for it.</summary>
    internal bool IsSeen { get; } = isSeen;
}

/// <summary>A row that an earlier run may have sent without learning what came of it.</summary>
internal sealed class InDoubtRow
{
    internal InDoubtRow(long row, string key, string hash, DateTimeOffset? sentAt)
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
