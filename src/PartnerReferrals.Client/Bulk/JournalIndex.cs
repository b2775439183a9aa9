using System.Collections.Generic;

namespace PartnerReferrals.Bulk;

/// <summary>
/// Where in the journal each row's last line stands: about fifty bytes a row, so that a million rows can be resumed. The line itself is read when it is needed.
/// </summary>
internal sealed class JournalIndex
{
    private readonly Dictionary<RowKeyHash, JournalPlace> _places = [];

    internal int Count => _places.Count;

    internal IEnumerable<JournalPlace> Places => _places.Values;

    /// <summary>Notes a row's line; true for a row that was not known.</summary>
    internal bool Set(in JournalEntry entry)
    {
        var known = _places.Count;
        _places[entry.Key] = new JournalPlace(entry.State, entry.Offset);
        return _places.Count > known;
    }

    internal JournalPlace? Find(string key) => _places.TryGetValue(RowKeyHash.Of(key), out var place) ? place : null;
}

/// <summary>A row's last line.</summary>
internal readonly struct JournalPlace(JournalState state, long offset)
{
    internal JournalState State { get; } = state;

    internal long Offset { get; } = offset;
}
