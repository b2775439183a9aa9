using System;
using System.Collections.Generic;
using System.IO;
using PartnerReferrals.Errors;

namespace PartnerReferrals.Runs;

/// <summary>A journal as it stands, for who only looks: nothing is written or locked, and a run may go on writing it meanwhile.</summary>
internal sealed class JournalSnapshot : IDisposable
{
    private readonly FileStream _stream;
    private readonly JournalReader _reader = new();
    private readonly Dictionary<RowKeyHash, int> _places = [];
    private readonly List<Place> _rows = [];

    private JournalSnapshot(string path, FileStream stream)
    {
        Path = path;
        _stream = stream;
    }

    /// <summary>The file.</summary>
    internal string Path { get; }

    /// <summary>How many lines at the end cannot be read, at most: a crash cut them off, or a run is writing them.</summary>
    internal long Lost => _reader.Lost;

    /// <summary>Reads a journal; its rows are read as they are asked for.</summary>
    /// <exception cref="JournalException">It is no journal, or damaged.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    internal static JournalSnapshot Open(string path)
    {
        var snapshot = new JournalSnapshot(path, new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        try
        {
            snapshot.Read();
            return snapshot;
        }
        catch
        {
            snapshot.Dispose();
            throw;
        }
    }

    /// <summary>Each row once, as its last line has it, in the order of the input.</summary>
    /// <exception cref="JournalException">The file was changed since it was opened.</exception>
    internal IEnumerable<JournalRow> Rows()
    {
        _rows.Sort(static (one, other) => one.Row != other.Row ? one.Row.CompareTo(other.Row) : one.Last.CompareTo(other.Last));
        foreach (var place in _rows)
        {
            var line = LineAt(place.Last);
            var sent = place.Sent < 0 || line.SentAt is not null ? line : LineAt(place.Sent);
            yield return new JournalRow
            {
                Row = line.Row,
                State = line.State,
                ExternalReferenceId = RowKey.IsById(line.Key) ? line.Key.Substring(RowKey.IdPrefix.Length) : null,
                Key = line.Key,
                ReferralId = line.Id,
                EngagementId = line.EngagementId,
                ConnectedReferralId = line.ConnectedId,
                ETag = line.ETag,
                SentDateTime = sent.SentAt,
                ErrorId = line.Error,
            };
        }
    }

    public void Dispose() => _stream.Dispose();

    private void Read()
    {
        JournalHeader.Read(_stream, Path);
        _reader.Read(_stream, Note);
        if (_reader.DamagedLine > 0)
        {
            throw JournalErrors.Damaged(Path, _reader.DamagedLine);
        }

        _places.Clear();
    }

    private void Note(in JournalEntry entry)
    {
        if (!_places.TryGetValue(entry.Key, out var index))
        {
            index = _rows.Count;
            _places.Add(entry.Key, index);
            _rows.Add(new Place(entry.Row, entry.Offset, entry.HasSentAt ? entry.Offset : -1));
        }
        else
        {
            _rows[index] = new Place(entry.Row, entry.Offset, entry.HasSentAt ? entry.Offset : _rows[index].Sent);
        }
    }

    private JournalLine LineAt(long offset) => JournalReader.ReadAt(_stream, offset) ?? throw JournalErrors.Changed(Path);

    private readonly struct Place(long row, long last, long sent)
    {
        internal long Row { get; } = row;

        internal long Last { get; } = last;

        /// <summary>The last line that says when it was sent; -1 where there is none.</summary>
        internal long Sent { get; } = sent;
    }
}
